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

const presence = "gd-test-run";

/**
 * Starts the test cluster (fsync off) once for the run and drops what dead runs left in it. Several runs may
 * share it: each shows its presence by an open connection, and the last to leave stops the server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fileURLToPath(new URL("../../.data/test-postgres", import.meta.url));
  const { url } = await startEmbeddedPostgres({ folder, durable: false });
  const client = new pg.Client({ connectionString: url, application_name: presence });
  client.on("error", () => undefined);
  await client.connect();
  await dropOrphans(client);
  project.provide("testCluster", url);
  return async () => {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()",
      [presence],
    );
    await client.end();
    if (rowCount === 0) await stopEmbeddedPostgres(folder);
  };
}

/** Clones bear their maker's process number: `test_<pid>_<random>`. */
async function dropOrphans(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'",
  );
  for (const { datname } of rows) {
    if (!isRunning(datname.split("_")[1] ?? ""))
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}
