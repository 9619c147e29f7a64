import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres, stopEmbeddedPostgres } from "../src/database/embedded.js";
import { isRunning } from "../src/database/embedded-process.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser's connection string of the test cluster. */
    testCluster: string;
  }
}

export interface TestCluster {
  /** Superuser's connection string of its administrative database. */
  url: string;
  /** The last to leave stops the server. */
  leave(): Promise<void>;
}

const presence = "gd-test-run";

/** Vitest's global setup: one cluster for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, leave } = await joinTestCluster();
  project.provide("testCluster", url);
  return leave;
}

/**
 * Starts the test cluster (fsync off), or joins the one that another run uses at this moment, and drops what
 * dead runs left in it. Each run shows its presence by an open connection.
 */
export async function joinTestCluster(): Promise<TestCluster> {
  const folder = fileURLToPath(new URL("../../.data/test-postgres", import.meta.url));
  const { url } = await startEmbeddedPostgres({ folder, durable: false });
  const client = new pg.Client({ connectionString: url, application_name: presence });
  client.on("error", () => undefined);
  await client.connect();
  await dropOrphans(client);
  const leave = async () => {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()",
      [presence],
    );
    await client.end();
    if (rowCount === 0) await stopEmbeddedPostgres(folder);
  };
  return { url, leave };
}

/**
 * Opens a connection to a database that is to be copied. PostgreSQL keeps what connections first need of the catalogue in
 * a file of the database, which a migration deletes and the next connection writes. Copies take it along; without it the
 * first connections of each make it anew, 0.3 s of processor time for a server of the tests.
 */
export async function leaveCatalogueCache(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SELECT count(*) FROM record");
  await client.end();
}

/** Databases of test files bear their maker's process number: `test_<pid>_<random>`. */
async function dropOrphans(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'",
  );
  for (const { datname } of rows) {
    if (!isRunning(datname.split("_")[1] ?? ""))
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}
