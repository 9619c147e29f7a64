import type { Pool } from "pg";
import { query, sql } from "../database/sql.js";
import type { RecordModule } from "../words/viewer.js";
import { type StateDefinition, standingOf } from "../workflow/index.js";

interface FlowOfRecords {
  readonly kind: string;
  readonly module: RecordModule;
  readonly states: Readonly<Record<string, StateDefinition>>;
}

interface StoredStanding {
  kind: string;
  status: string;
  module: RecordModule;
  holds: boolean;
  waits_for: string | null;
}

/**
 * What stored records carry of their states (F-01, F-10, P-02) is what their flows say. Asked at every start in one pass
 * over the table: a flow that changes what a state means without a migration of the records in it must not run.
 *
 * @throws naming every kind and state that differs, or that no flow knows.
 */
export async function assertStandings(pool: Pool, flows: readonly FlowOfRecords[]): Promise<void> {
  const rows = await query<StoredStanding>(
    pool,
    sql`select kind, status, module, holds, waits_for from record group by kind, status, module, holds, waits_for`,
  );
  const wrong = rows.filter(
    (row) =>
      !agrees(
        row,
        flows.find(({ kind }) => kind === row.kind),
      ),
  );
  if (wrong.length === 0) return;
  const named = wrong.map(({ kind, status, ...stored }) => `${kind} ${status}: ${JSON.stringify(stored)}`);
  throw new Error(
    `Stored records do not carry what their flows say of their states:\n  ${named.join("\n  ")}`,
  );
}

function agrees(row: StoredStanding, flow: FlowOfRecords | undefined): boolean {
  if (!flow || !(row.status in flow.states)) return false;
  const { module, holds, waitsFor } = standingOf(flow, row.status, { at: new Date(0), closing: null });
  return row.module === module && row.holds === holds && row.waits_for === waitsFor;
}
