import { EntityManager } from "@mikro-orm/postgresql";
import type { Pool, PoolClient } from "pg";

/** Where a statement runs: in the transaction of an entity manager or client, or by itself on the pool. */
export type SqlExecutor = EntityManager | PoolClient | Pool;

/** Runs one statement with `?` for each parameter, in order; the text holds no other question mark. */
export async function runSql(executor: SqlExecutor, text: string, values: readonly unknown[]): Promise<void> {
  if (executor instanceof EntityManager) {
    await executor.execute(text, [...values]);
    return;
  }
  let position = 0;
  await executor.query(
    text.replace(/\?/g, () => `$${++position}`),
    [...values],
  );
}
