import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { joinTestCluster, leaveCatalogueCache, type TestCluster } from "../../server/test/cluster.js";
import { emptyGround, type Ground, loadCountry, removeGround } from "./platform.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The demo country as loaded when the stories begin; each story's server has a copy. */
    loadedCountry: Ground;
  }
}

const repository = fileURLToPath(new URL("../..", import.meta.url));
const kept = join(repository, ".data/e2e-country");

/** Held while the country is loaded; any number known to nobody else would do. */
const LOADING = 7_226_094;

/**
 * Vitest's global setup: the country is loaded by the server itself, once for what was built. The next run of the same
 * build finds it in the test cluster.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await joinTestCluster();
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOADING]);
    project.provide("loadedCountry", (await keptCountry(client)) ?? (await loadAnew(client, cluster)));
    await client.end();
  } catch (error) {
    // Before the cluster is left: its end would end the connection with an error of its own, and hide this one.
    await client.end().catch(() => undefined);
    await cluster.leave();
    throw error;
  }
  return cluster.leave;
}

/** What an earlier run of this build has loaded, if its database is there still. */
async function keptCountry(client: pg.Client): Promise<Ground | undefined> {
  try {
    const ground = JSON.parse(readFileSync(join(kept, builtHash(), "ground.json"), "utf8")) as Ground;
    const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [
      ground.database,
    ]);
    return rowCount === 1 ? ground : undefined;
  } catch {
    return undefined;
  }
}

/** Loads the country in place of what other builds have left. */
async function loadAnew(client: pg.Client, cluster: TestCluster): Promise<Ground> {
  rmSync(kept, { recursive: true, force: true });
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'country\\_%'",
  );
  for (const { datname } of rows) {
    await client.query(`alter database ${datname} is_template false`);
    await client.query(`drop database ${datname} with (force)`);
  }
  const ground = await emptyGround(cluster);
  try {
    await loadCountry(ground, cluster);
    return await keep(ground, client, cluster);
  } catch (error) {
    await removeGround(ground, cluster);
    throw error;
  }
}

/** Names the database so that its maker's end does not drop it; the file that says where all of it is comes last. */
async function keep(ground: Ground, client: pg.Client, cluster: TestCluster): Promise<Ground> {
  const hash = builtHash();
  const folder = join(kept, hash);
  const own = { ...ground, database: `country_${hash}`, dataDir: join(folder, "data") };
  mkdirSync(folder, { recursive: true });
  cpSync(ground.dataDir, own.dataDir, { recursive: true });
  rmSync(ground.dataDir, { recursive: true });
  await client.query(`alter database ${ground.database} rename to ${own.database}`);
  await leaveCatalogueCache(Object.assign(new URL(cluster.url), { pathname: `/${own.database}` }).href);
  await client.query(`alter database ${own.database} is_template true allow_connections false`);
  writeFileSync(join(folder, "ground.json"), JSON.stringify(own));
  return own;
}

/** Over all that decides what a load makes: what was built of server and stage, the packages it uses, and how it is begun. */
function builtHash(): string {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "e2e/src/platform.ts"])
    hash.update(readFileSync(join(repository, file)));
  for (const folder of ["server/dist", "stage/dist"].map((name) => join(repository, name))) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const path of paths.filter((name) => !/\.(map|tsbuildinfo|d\.ts)$/.test(name)))
      hash.update(path).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}
