import { query, type Sql, type SqlExecutor, sql } from "../database/sql.js";
import type { Viewer } from "../words/viewer.js";
import type { AuditAct } from "./acts.js";

export { AUDIT_ACTS, type AuditAct } from "./acts.js";

export interface AuditEntry {
  /** From the platform's clock. */
  at: Date;
  /** Who: a viewer, or an account known otherwise; `SYSTEM` for the clock and the worker. */
  by: Viewer | { kind: string; accountId: string | null };
  act: AuditAct;
  subject?: { kind: "RECORD" | "GRADUATE" | "EMPLOYER" | "ACCOUNT" | "SCHOOL" | "PROVINCE"; id: string };
  /** The client's address. */
  address?: string | null;
  /** Codes, counts and ids only: never personal data in clear. */
  detail?: Readonly<Record<string, unknown>>;
}

/** Writes one entry, inside the transaction of `executor` where there is one, so that no act goes without. */
export async function audit(executor: SqlExecutor, entry: AuditEntry): Promise<void> {
  await query(executor, auditing(entry), { name: "audit" });
}

/** The same as a piece of the statement of an act. */
export function auditing(entry: AuditEntry): Sql {
  const by = "role" in entry.by ? { kind: entry.by.role, accountId: accountOf(entry.by) } : entry.by;
  return sql`insert into audit_entry (at, account_kind, account_id, act, subject_kind, subject_id, address, detail)
     values (${entry.at}, ${by.kind}, ${by.accountId}, ${entry.act}, ${entry.subject?.kind ?? null}, ${entry.subject?.id ?? null}, ${entry.address ?? null}, ${entry.detail ? JSON.stringify(entry.detail) : null})`;
}

function accountOf(viewer: Viewer): string | null {
  return viewer.role === "ANONYMOUS" ? null : viewer.accountId;
}
