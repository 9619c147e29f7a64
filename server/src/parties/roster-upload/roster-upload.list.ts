import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { ascending, descending } from "../../lists/order.js";
import type { StaffIdentity } from "../identity/index.js";
import {
  RosterRowDetail,
  type RosterRowKind,
  RosterUpload,
  RosterUploadRow,
  type RosterUploadStatus,
} from "./roster-upload.types.js";
import { shownWithLabel } from "./shown-codes.js";

/**
 * The school whose uploads a viewer sees. A roster has both levels in one file: accounts scoped to one level (P-03),
 * and those who may not enter the module (P-02), see none.
 */
export function schoolOfUploads(viewer: StaffIdentity): string | null {
  return viewer.levelScope === "ALL" && viewer.employmentRight !== "NONE" ? viewer.schoolId : null;
}

/** All of them: nothing narrows the list. */
class RosterUploadFilter {}

/** The uploads of the viewer's school, newest first. */
export const rosterUploads = defineList({
  name: "roster-uploads",
  row: RosterUpload,
  filter: RosterUploadFilter,
  from: sql`roster_upload u`,
  columns: {
    id: column.id`u.id`,
    cohort: column.whole`u.cohort`,
    fileName: column.text`u.file_name`,
    uploadedBy: column.text`u.uploaded_by_name`,
    uploadedAt: column.instant`u.uploaded_at`,
    status: column.text<RosterUploadStatus>`u.status`,
    progress: column.whole`u.progress`,
    failure: column.text<string | null>`u.failure`,
    notes: column.texts<string[]>`u.notes`,
    rows: column.whole`u.rows`,
    added: column.whole`u.added`,
    changed: column.whole`u.changed`,
    missing: column.whole`u.missing`,
    unchanged: column.whole`u.unchanged`,
    transferred: column.whole`u.transferred`,
    leftOut: column.whole`u.left_out`,
    warned: column.whole`u.warned`,
    warningsConfirmedBy: column.text<string | null>`u.warnings_confirmed_by`,
    wrong: column.whole`u.wrong`,
    problems: column.whole`u.problems`,
    newDepartments: column.texts<string[]>`u.new_departments`,
    departmentsWithoutReviewer: column.texts<string[]>`u.departments_without_reviewer`,
    committedAt: column.instant<string | null>`u.committed_at`,
  },
  computed: {},
  scope: (viewer: StaffIdentity) => sql`u.school_id = ${schoolOfUploads(viewer)}`,
  filters: {},
  order: descending("uploadedAt", "id"),
});

/** What the dry run found in one column. */
interface Finding {
  column: string;
  old?: string | null;
  new?: string | null;
  /** What a wrong row has in the file. */
  value?: string | null;
  reason?: string | null;
  /** Of a corrected ID number: masked but for the digits that change. */
  changed?: { old: string; new: string };
}

class RosterUploadRowFilter {
  uploadId!: string;
  kind!: RosterRowKind;
}

/** The rows of one kind in the order of the file; none for an upload that is not the viewer's. */
export const rosterUploadRows = defineList({
  name: "roster-upload-rows",
  row: RosterUploadRow,
  filter: RosterUploadRowFilter,
  from: sql`roster_upload_row r join roster_upload u on u.id = r.upload_id`,
  columns: {
    line: column.whole`r.seq`,
    kind: column.text<RosterRowKind>`r.kind`,
    studentNumber: column.text<string | null>`r.student_number`,
    name: column.text<string | null>`r.name`,
    findings: column.json<Finding[]>`r.details`,
  },
  computed: {
    rowNumber: ({ kind, line }) => (kind === "MISSING" ? null : line),
    details: ({ findings }, { viewer }) => findings.map((found) => detailOf(found, viewer)),
  },
  scope: (viewer: StaffIdentity) => sql`u.school_id = ${schoolOfUploads(viewer)}`,
  filters: { uploadId: { hot: equalsId`r.upload_id` }, kind: { hot: equals`r.kind` } },
  order: ascending("line"),
});

function detailOf(finding: Finding, viewer: StaffIdentity): RosterRowDetail {
  // Who may only read has no number to correct.
  const found = viewer.employmentRight === "READ_WRITE" ? { ...finding, ...finding.changed } : finding;
  return Object.assign(new RosterRowDetail(), {
    column: found.column,
    old: shownWithLabel(found.column, found.old ?? null),
    // A wrong value is shown as the file has it.
    new: found.value ?? shownWithLabel(found.column, found.new ?? null),
    reason: found.reason ?? null,
  });
}
