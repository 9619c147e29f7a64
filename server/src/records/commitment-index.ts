import type { Pool } from "pg";
import { type Sql, wordsOf } from "../database/sql.js";
import { DEPARTMENT_STEPS, IN_FLOW_STATUSES } from "../parties/settings/index.js";
import { holdingStates, type StateDefinition } from "../workflow/index.js";

/**
 * The states in which a record occupies its graduate (F-01), whatever its kind: the flows mark them `holds`, a
 * migration puts them into the index, and statements take them from here.
 */
export const HOLDING_STATUSES: readonly string[] = [
  "DEPARTMENT_REVIEW",
  "SCHOOL_REVIEW",
  "WITHDRAWN",
  "RETURNED",
  "SIGNED",
  "AGREEMENT_DEPARTMENT_REVIEW",
  "AGREEMENT_SCHOOL_REVIEW",
  "AGREEMENT_RETURNED",
  "AWAITING_STAMP",
  "SIGNING_WITHDRAWN",
  "REGISTERED",
];

/** The same as text, `('…','…')`: only so PostgreSQL uses the index of F-02. */
export const HOLDING: Sql = wordsOf(HOLDING_STATUSES);

interface FlowOfRecords {
  readonly kind: string;
  readonly states: Readonly<Record<string, StateDefinition>>;
}

/**
 * F-01, F-02: the database's unique index on a graduate's commitment covers exactly the states that the flows mark
 * `holds`, which are those that statements ask for. Asked at every start: a flow that gains such a state without a
 * migration must not run. So with the states that count as in flow (P-11) and as waiting for a department.
 *
 * @throws naming the states that either side lacks.
 */
export async function assertCommitmentsHeld(pool: Pool, flows: readonly FlowOfRecords[]): Promise<void> {
  const { rows } = await pool.query<{ predicate: string }>(
    `select pg_get_expr(i.indpred, i.indrelid) as predicate from pg_index i
     where i.indexrelid = to_regclass('record_one_commitment') and i.indisunique and i.indisvalid`,
  );
  const inDatabase = [...(rows[0]?.predicate ?? "").matchAll(/'([A-Z_]+)'/g)].map((match) => match[1] ?? "");
  const inFlows = [...new Set(flows.flatMap((flow) => holdingStates(flow)))];
  compare("The index record_one_commitment does not hold what the flows do (F-01)", inDatabase, inFlows);
  compare("HOLDING_STATUSES is not what the flows hold (F-01)", HOLDING_STATUSES, inFlows);
  const reviewed = flows.flatMap(({ states }) =>
    Object.keys(states).filter((state) => ["DEPARTMENT", "SCHOOL"].includes(states[state]?.waitsFor ?? "")),
  );
  const departments = flows.flatMap(({ states }) =>
    Object.keys(states).filter((state) => states[state]?.waitsFor === "DEPARTMENT"),
  );
  const missing = [
    ...reviewed.filter((state) => !IN_FLOW_STATUSES.includes(state)),
    ...departments.filter((state) => !DEPARTMENT_STEPS.includes(state)),
  ];
  if (missing.length > 0)
    throw new Error(`settings/in-flow.ts does not know ${missing.join(", ")} (P-11, F-10a)`);
}

function compare(what: string, here: readonly string[], inFlows: readonly string[]): void {
  const missing = inFlows.filter((state) => !here.includes(state));
  const tooMany = here.filter((state) => !inFlows.includes(state));
  if (missing.length === 0 && tooMany.length === 0) return;
  throw new Error(
    `${what}: without ${missing.join(", ") || "none"}, beyond them ${tooMany.join(", ") || "none"}`,
  );
}
