import { runMigrations } from "graphile-worker";
import { Client } from "pg";
import { openOrm } from "./orm.js";
import { query, sql } from "./sql.js";

/** Any number of servers may start at once: one migrates, the others wait for it and find nothing to do. */
const MIGRATION_LOCK = 7_202_611;

/** Brings the database to the present schema, the job queue's included. */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await query(client, sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    // The limit on a statement is for requests: one over all records of a country takes longer.
    const orm = await openOrm(url, [], { poolSize: 2, statementTimeoutMs: 0 });
    try {
      await orm.migrator.up();
    } finally {
      await orm.close();
    }
    await runMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}
