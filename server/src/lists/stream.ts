import type { Pool } from "pg";
import { INSTANTS_AS_TEXT } from "../database/pool.js";
import { query, raw, type Statement, sql } from "../database/sql.js";
import { Gate } from "../platform/gate.js";

const BATCH = 500;

/** Each holds a connection for as long as its reader takes; the other connections serve screens. */
const gate = new Gate(4);
/** A reader that fetches nothing for so long loses the rest. */
const SLOWEST_BATCH_MS = 60_000;

/**
 * The rows of a statement in batches, through a cursor: all from one snapshot, never more than one batch in memory. Who
 * stops early gives the connection back at once. All rows are wanted, so the plan is made for all of them.
 */
export async function* streamRows<Row extends object>(
  pool: Pool,
  statement: Statement,
): AsyncGenerator<Row[]> {
  await gate.enter();
  try {
    yield* throughCursor<Row>(pool, statement);
  } finally {
    gate.leave();
  }
}

async function* throughCursor<Row extends object>(
  pool: Pool,
  { text, values }: Statement,
): AsyncGenerator<Row[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await query(
      client,
      sql`begin isolation level repeatable read read only; set local cursor_tuple_fraction = 1;
      set local idle_in_transaction_session_timeout = ${raw(String(SLOWEST_BATCH_MS))}`,
    );
    await query(client, { text: `declare rows no scroll cursor for ${text}`, values });
    for (;;) {
      const rows = await query<Row>(client, sql`fetch ${raw(String(BATCH))} from rows`, {
        types: INSTANTS_AS_TEXT,
      });
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    if (!broken) await query(client, sql`rollback`);
    client.release(broken);
  }
}
