import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startEmbeddedPostgres } from "../../server/dist/database/embedded.js";
import { migrate } from "../../server/dist/database/migrate.js";
import { KeyRing } from "../../server/dist/database/sealed.js";
import { hashPassword } from "../../server/dist/parties/identity/index.js";
import { readConfig } from "../../server/dist/platform/config.js";
import { CLIENT_CORE, pinPostgres } from "./cores.mjs";
import { fill, isFilled, REVIEWER } from "./fill.mjs";

const HOME = fileURLToPath(new URL("../../.data/bench/", import.meta.url));

/** A country, and a hundredth of it: a school is as large in both, so that a page of its queue is the same page. */
export const SIZES = {
  country: { agreements: 1_000_000, schools: 500, employers: 200_000 },
  hundredth: { agreements: 10_000, schools: 5, employers: 2_000 },
  /** Filled anew for each run: acts use its records up. */
  acts: { agreements: 200_000, schools: 100, employers: 20_000 },
  /** Filled anew for each run, which adds schools with rosters. */
  rosters: { agreements: 10_001, schools: 5, employers: 2_000 },
};

/**
 * Starts the bench's own PostgreSQL in .data/bench, kept between runs, and fills what is not filled yet. It gives up
 * all promises about crashes: what is lost is filled again.
 *
 * @param {(said: string) => void} say
 * @param {{names?: (keyof typeof SIZES)[], pinned?: boolean, anew?: boolean}} options which databases, whether
 *   PostgreSQL keeps to the client's core, and whether what an earlier run filled is thrown away.
 * @returns addresses by name of {@link SIZES}, the environment a server needs, PostgreSQL's first process, and how to
 *   stop.
 */
export async function openDatabases(
  say,
  { names = ["country", "hundredth"], pinned = true, anew = false } = {},
) {
  const cluster = await startEmbeddedPostgres({ folder: join(HOME, "postgres"), durable: false });
  try {
    const config = readConfig({ DATA_DIR: HOME, DEMO: "0" });
    const keys = new KeyRing(config.dataKeys, config.indexKey);
    const urls = {};
    for (const name of names) {
      urls[name] = await prepare(cluster.url, `bench_${name}`, SIZES[name], anew, keys, say);
    }
    const postmaster = await postmasterOf(cluster.url);
    if (pinned) pinPostgres(postmaster, CLIENT_CORE);
    return {
      urls,
      postmaster,
      environment: environmentFrom(join(HOME, "keys.json")),
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function prepare(clusterUrl, database, size, anew, keys, say) {
  const url = Object.assign(new URL(clusterUrl), { pathname: `/${database}` }).href;
  const exists = await withClient(clusterUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    return rowCount === 1;
  });
  if (exists && !anew && (await withClient(url, (client) => isFilled(client, size)))) {
    await migrate(url);
    return url;
  }
  say(`正在填充 ${size.agreements} 份协议 Filling ${size.agreements} agreements into ${database}`);
  await withClient(clusterUrl, async (client) => {
    await client.query(`drop database if exists ${database}`);
    await client.query(`create database ${database}`);
  });
  await migrate(url);
  const passwordHash = await hashPassword(REVIEWER.password);
  await withClient(url, (client) => fill(client, size, keys, passwordHash, say));
  return url;
}

async function postmasterOf(url) {
  const directory = await withClient(url, async (client) => {
    const { rows } = await client.query("show data_directory");
    return rows[0].data_directory;
  });
  return Number(readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** The keys the embedded set-up made for itself, as a server with DATABASE_URL wants them. */
function environmentFrom(file) {
  const { dataKeys, indexKey } = JSON.parse(readFileSync(file, "utf8"));
  return { DATA_KEYS: dataKeys, INDEX_KEY: indexKey };
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
