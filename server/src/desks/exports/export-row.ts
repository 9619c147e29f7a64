import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";
import type { AppName, Role } from "../../words/viewer.js";
import type { DeskViewer } from "../lists/index.js";
import type { ExportKind, ExportState } from "./exports.types.js";

/** An export as the database has it. */
export interface ExportRow {
  id: string;
  app: Extract<AppName, "employer" | "admin">;
  account_id: string;
  role: Role;
  seen_as: string;
  kind: ExportKind;
  list: string;
  file_name: string;
  asked_sealed: Buffer;
  address: string | null;
  state: ExportState;
  failure: string | null;
  attempt: number;
  pieces: number;
  done: number;
  total: number | null;
  rows: number | null;
  /** PostgreSQL's bigint. */
  bytes: string | null;
  asked_at: Date;
  finished_at: Date | null;
  expires_at: Date;
}

export async function readExportRows(executor: SqlExecutor, where: Sql): Promise<ExportRow[]> {
  return await query<ExportRow>(
    executor,
    sql`select e.* from list_export e where ${where} order by e.asked_at desc, e.id desc`,
  );
}

/** Of this account, in the app where it was asked for, and kept still. */
export function ownExports(viewer: DeskViewer, now: Date): Sql {
  return sql`e.account_id = ${viewer.accountId} and e.app = ${appOf(viewer)} and e.expires_at > ${now}`;
}

export function appOf(viewer: DeskViewer): ExportRow["app"] {
  return viewer.role === "EMPLOYER" ? "employer" : "admin";
}

/** All that decides which rows a viewer sees (P-02 … P-06): a file holds what was seen by it. */
export function seenAs(viewer: DeskViewer): string {
  if (viewer.role === "EMPLOYER") return JSON.stringify([viewer.role, viewer.employerId]);
  const { role, provinceId, schoolId, departmentId, levelScope, openedModules } = viewer;
  const rights = [viewer.employmentRight, viewer.archiveRight, viewer.householdRight].map(
    (right) => right !== "NONE",
  );
  return JSON.stringify([
    role,
    provinceId,
    schoolId,
    departmentId,
    levelScope,
    rights,
    [...openedModules].sort(),
  ]);
}
