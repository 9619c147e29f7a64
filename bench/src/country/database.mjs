import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmbeddedPostgres } from "../../../server/dist/database/embedded.js";
import { migrate } from "../../../server/dist/database/migrate.js";
import { KeyRing } from "../../../server/dist/database/sealed.js";
import { readConfig } from "../../../server/dist/platform/config.js";
import { environmentFrom, HOME, withClient } from "../databases.mjs";
import { fillCountry, fingerprint } from "./fill.mjs";

/**
 * Starts PostgreSQL below `folder` (by default .data/bench) and fills a database for each scale that it does not have
 * yet. What an earlier run filled is kept, and brought to the present schema.
 *
 * @param {(said: string) => void} say
 * @param {{scales: readonly number[], folder?: string}} options
 * @returns addresses in the order of `scales`, the environment a server needs, and how to stop.
 */
export async function openCountries(say, { scales, folder = HOME }) {
  const home = resolve(folder);
  if (!existsSync(home)) mkdirSync(home, { recursive: true });
  const cluster = await startEmbeddedPostgres({ folder: join(home, "postgres"), durable: false });
  try {
    const config = readConfig({ DATA_DIR: home, DEMO: "0" });
    const keys = new KeyRing(config.dataKeys, config.indexKey);
    const urls = [];
    for (const scale of scales) urls.push(await prepare(cluster.url, scale, keys, say));
    return { urls, keys, environment: environmentFrom(join(home, "keys.json")), stop: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function prepare(clusterUrl, scale, keys, say) {
  const database = `bench_lists_${String(scale).replace(".", "_")}`;
  const url = Object.assign(new URL(clusterUrl), { pathname: `/${database}` }).href;
  const known = await withClient(clusterUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    return rowCount === 1;
  });
  if (known && (await withClient(url, (client) => isFilled(client, scale)))) {
    const before = await withClient(url, migrations);
    await migrate(url);
    if ((await withClient(url, migrations)) !== before) {
      say(`${database} 已升级 was migrated`);
      await withClient(url, (client) => client.query("vacuum analyze"));
    }
    return url;
  }
  say(`正在填充 Filling ${database}`);
  await withClient(clusterUrl, async (client) => {
    await client.query(`drop database if exists ${database}`);
    await client.query(`create database ${database}`);
  });
  // The cluster of benches and tests plans without values; a server in production plans with them.
  await withClient(clusterUrl, (client) =>
    client.query(`alter database ${database} set plan_cache_mode = auto`),
  );
  await migrate(url);
  await withClient(url, (client) => fillCountry(client, scale, keys, say));
  return url;
}

async function migrations(client) {
  const { rows } = await client.query("select count(*)::int as count from migration");
  return rows[0].count;
}

async function isFilled(client, scale) {
  const { rows } = await client.query("select to_regclass('bench_fill') is not null as present");
  if (!rows[0].present) return false;
  const kept = await client.query("select fingerprint from bench_fill");
  return kept.rows[0]?.fingerprint === fingerprint(scale);
}
