import type { Pool } from "pg";
import { pageOf, pageSize, positionAfter } from "../../lists/cursor.js";
import { isId } from "../../words/ids.js";
import type { StaffIdentity } from "../identity/index.js";
import {
  RosterRowDetail,
  type RosterRowKind,
  RosterUpload,
  type RosterUploadPage,
  RosterUploadRow,
  type RosterUploadRowPage,
  type RosterUploadStatus,
} from "./roster-upload.types.js";
import { shownWithLabel } from "./shown-codes.js";

interface UploadRow {
  id: string;
  cohort: number;
  file_name: string;
  uploaded_by_name: string;
  uploaded_at: Date;
  status: RosterUploadStatus;
  progress: number;
  failure: string | null;
  notes: string[];
  rows: number;
  added: number;
  changed: number;
  missing: number;
  unchanged: number;
  wrong: number;
  problems: number;
  new_departments: string[];
  departments_without_reviewer: string[];
  committed_at: Date | null;
}

const SELECT = `select id, cohort, file_name, uploaded_by_name, uploaded_at, status, progress, failure, notes, rows,
  added, changed, missing, unchanged, wrong, problems, new_departments, departments_without_reviewer, committed_at
  from roster_upload`;

/**
 * The school whose uploads a viewer sees. A roster has both levels in one file: accounts scoped to one level (P-03),
 * and those who may not enter the module (P-02), see none.
 */
export function schoolOfUploads(viewer: StaffIdentity): string | null {
  return viewer.levelScope === "ALL" && viewer.employmentRight !== "NONE" ? viewer.schoolId : null;
}

/** The uploads of the viewer's school, newest first. */
export async function listUploads(
  pool: Pool,
  viewer: StaffIdentity,
  first: number,
  after: string | null,
): Promise<RosterUploadPage> {
  const from = positionAfter(after);
  const size = pageSize(first);
  const { rows } = await pool.query<UploadRow>({
    name: "roster-uploads",
    text: `${SELECT} where school_id = $1 and (uploaded_at, id) < ($2, $3)
      order by uploaded_at desc, id desc limit $4`,
    values: [schoolOfUploads(viewer), from.at, from.id, size + 1],
  });
  const page = pageOf(rows, size, (row) => ({ at: row.uploaded_at, id: row.id }));
  return { rows: page.rows.map(present), endCursor: page.endCursor };
}

/** One upload of the viewer's school; null for any other id (P-07). */
export async function findUpload(
  pool: Pool,
  viewer: StaffIdentity,
  id: string,
): Promise<RosterUpload | null> {
  if (!isId(id)) return null;
  const { rows } = await pool.query<UploadRow>({
    name: "roster-upload",
    text: `${SELECT} where id = $1 and school_id = $2`,
    values: [id, schoolOfUploads(viewer)],
  });
  return rows[0] ? present(rows[0]) : null;
}

interface DetailRow {
  seq: number;
  kind: RosterRowKind;
  student_number: string | null;
  name: string | null;
  /** `value` is what a wrong row has in the file. */
  details: {
    column: string;
    old?: string | null;
    new?: string | null;
    value?: string | null;
    reason?: string | null;
  }[];
}

/** The rows of one kind in the order of the file; none for an upload that is not the viewer's. */
export async function listUploadRows(
  pool: Pool,
  viewer: StaffIdentity,
  page: { uploadId: string; kind: RosterRowKind; first: number; after: string | null },
): Promise<RosterUploadRowPage> {
  const size = pageSize(page.first);
  if (!isId(page.uploadId)) return { rows: [], endCursor: null };
  // The cursor of every list has an instant and an id: here they are the line and the upload.
  const from = page.after ? positionAfter(page.after).at.getTime() : -1;
  const { rows } = await pool.query<DetailRow>({
    name: "roster-upload-rows",
    text: `select r.seq, r.kind, r.student_number, r.name, r.details
      from roster_upload_row r join roster_upload u on u.id = r.upload_id
      where r.upload_id = $1 and u.school_id = $2 and r.kind = $3 and r.seq > $4 order by r.seq limit $5`,
    values: [page.uploadId, schoolOfUploads(viewer), page.kind, from, size + 1],
  });
  const shown = pageOf(rows, size, (row) => ({ at: new Date(row.seq), id: page.uploadId.toLowerCase() }));
  return { rows: shown.rows.map(presentRow), endCursor: shown.endCursor };
}

function present(row: UploadRow): RosterUpload {
  return Object.assign(new RosterUpload(), {
    id: row.id,
    cohort: row.cohort,
    fileName: row.file_name,
    uploadedBy: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    status: row.status,
    progress: row.progress,
    failure: row.failure,
    notes: row.notes,
    rows: row.rows,
    added: row.added,
    changed: row.changed,
    missing: row.missing,
    unchanged: row.unchanged,
    wrong: row.wrong,
    problems: row.problems,
    newDepartments: row.new_departments,
    departmentsWithoutReviewer: row.departments_without_reviewer,
    committedAt: row.committed_at,
  });
}

function presentRow(row: DetailRow): RosterUploadRow {
  return Object.assign(new RosterUploadRow(), {
    rowNumber: row.kind === "MISSING" ? null : row.seq,
    kind: row.kind,
    studentNumber: row.student_number,
    name: row.name,
    details: row.details.map((detail) =>
      Object.assign(new RosterRowDetail(), {
        column: detail.column,
        old: shownWithLabel(detail.column, detail.old ?? null),
        // A wrong value is shown as the file has it.
        new: detail.value ?? shownWithLabel(detail.column, detail.new ?? null),
        reason: detail.reason ?? null,
      }),
    ),
  });
}
