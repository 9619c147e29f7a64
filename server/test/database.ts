import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "../src/database/migrate.js";
import { leaveCatalogueCache } from "./cluster.js";

export interface TestDatabase {
  url: string;
  /** Drops the database, ending connections that are still open. */
  drop(): Promise<void>;
}

/** Held while the template is built or copied; any number known to nobody else would do. */
const templateLock = 7_226_091;

/**
 * A migrated, empty database of its own for one test file, copied from a template in some 50 ms. The template
 * is built once per content of the migrations by whoever needs it first.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject("testCluster");
  const template = `template_${migrationsHash()}`;
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withAdministrator(cluster, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [templateLock]);
    const { rows } = await client.query<{ datistemplate: boolean }>(
      "SELECT datistemplate FROM pg_database WHERE datname = $1",
      [template],
    );
    // The mark is set last: a database without it is what a run that died while migrating left.
    if (!rows[0]?.datistemplate) await buildTemplate(client, cluster, template);
    // Copied as files: page by page through the log, as usual, it costs three times as much, and its end too.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  });
  return {
    url: databaseUrl(cluster, name),
    drop: () =>
      withAdministrator(cluster, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

async function buildTemplate(client: pg.Client, cluster: string, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'",
  );
  for (const { datname } of rows) {
    await client.query(`ALTER DATABASE ${datname} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  }
  await client.query(`CREATE DATABASE ${template}`);
  await migrate(databaseUrl(cluster, template));
  await leaveCatalogueCache(databaseUrl(cluster, template));
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
}

function databaseUrl(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}

async function withAdministrator(cluster: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Over all files that decide what `migrate` makes, so that a changed migration makes a new template. */
function migrationsHash(): string {
  const folder = fileURLToPath(new URL("../src/database", import.meta.url));
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const file of files.filter((name) => /(^migrate|^migrations[/\\]).*\.(ts|sql|json)$/.test(name))) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
