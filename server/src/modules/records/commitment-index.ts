import type { Pool } from "pg";
import { holdingStates, type StateDefinition } from "../../workflow/index.js";

interface FlowOfRecords {
  readonly kind: string;
  readonly states: Readonly<Record<string, StateDefinition>>;
}

/**
 * F-01, F-02: the database's unique index on a graduate's commitment covers exactly the states that the flows mark
 * `holds`. Asked at every start: a flow that gains such a state without a migration must not run.
 *
 * @throws naming the states that either side lacks.
 */
export async function assertCommitmentsHeld(pool: Pool, flows: readonly FlowOfRecords[]): Promise<void> {
  const { rows } = await pool.query<{ predicate: string }>(
    `select pg_get_expr(i.indpred, i.indrelid) as predicate from pg_index i
     where i.indexrelid = to_regclass('record_one_commitment') and i.indisunique and i.indisvalid`,
  );
  const inDatabase = [...(rows[0]?.predicate ?? "").matchAll(/'([A-Z_]+)'/g)].map((match) => match[1] ?? "");
  const inFlows = flows.flatMap((flow) => holdingStates(flow));
  const missing = inFlows.filter((state) => !inDatabase.includes(state));
  const tooMany = inDatabase.filter((state) => !inFlows.includes(state));
  if (missing.length === 0 && tooMany.length === 0) return;
  throw new Error(
    `The index record_one_commitment does not hold what the flows do (F-01): without ${missing.join(", ") || "none"}, beyond them ${tooMany.join(", ") || "none"}`,
  );
}
