import { destinationLabel } from "../../catalogue/index.js";
import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { pageOf, pageSize, pageStep, positionAfter } from "../../lists/cursor.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { recordsInSight } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type {
  VoidedDestination,
  VoidedDestinationFilter,
  VoidedDestinationPage,
  VoidedDestinationRow,
} from "./destination.types.js";

interface VoidedRow {
  id: string;
  counterpart: string;
  type_code: string;
  sub_type: string | null;
  submitted_at: Date | null;
  changed_at: Date;
}

interface ListedRow extends VoidedRow {
  graduate_name: string;
  id_number_mask: string;
  student_number: string;
  cohort: number;
  school_name: string;
  department_name: string;
  major_name: string;
}

/**
 * Nothing new since (F-63): neither a submission nor an accepted invitation, whatever became of it later. Every record
 * keeps the time of its last submission, and none but a new one is submitted after the voiding.
 */
const NOTHING_NEW: Sql = sql`not exists (
  select 1 from record o where o.graduate_id = r.graduate_id and o.id <> r.id and o.submitted_at >= r.changed_at)`;

/** 作废信息管理: one statement, newest first; prepared where nothing is filtered. */
export async function listVoidedDestinations(
  platform: Platform,
  viewer: StaffIdentity,
  filter: VoidedDestinationFilter,
  page: { first: number; after: string | null },
): Promise<VoidedDestinationPage> {
  const size = pageSize(page.first);
  const { at, id } = positionAfter(page.after);
  const conditions = filterConditions(filter);
  const { text, values } = sql`
    select r.id, r.counterpart, x.type_code, x.sub_type, r.submitted_at, r.changed_at, r.cohort,
      g.name as graduate_name, g.id_number_mask, g.student_number, g.major_name,
      s.name as school_name, d.name as department_name
    from record r
    join destination x on x.record_id = r.id
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    join department d on d.id = r.department_id
    where ${recordsInSight(viewer)} and r.kind = 'DESTINATION' and r.status = 'VOIDED' and not r.frozen
      and ${NOTHING_NEW} and ${allOf(conditions)} and (r.changed_at, r.id) < (${at}, ${id}::uuid)
    order by r.changed_at desc, r.id desc ${limitTo(pageStep(size) + 1)}`.toPg();
  const { rows } = await platform.pool.query<ListedRow>({
    ...(conditions.length === 0 && {
      name: `voided-${viewer.role}-${viewer.levelScope === "ALL" ? "all" : "level"}-${pageStep(size)}`,
    }),
    text,
    values,
  });
  const { rows: shown, endCursor } = pageOf(rows, size, (row) => ({ at: row.changed_at, id: row.id }));
  return { rows: shown.map(listedView), endCursor };
}

function filterConditions({ cohort, departmentId, name, studentNumber }: VoidedDestinationFilter): Sql[] {
  const conditions: Sql[] = [];
  if (cohort) conditions.push(sql`r.cohort = ${cohort}`);
  if (departmentId) conditions.push(isId(departmentId) ? sql`r.department_id = ${departmentId}` : sql`false`);
  if (name?.trim()) conditions.push(sql`g.name = ${name.trim()}`);
  if (studentNumber?.trim()) conditions.push(sql`g.student_number = ${studentNumber.trim()}`);
  return conditions;
}

function listedView(row: ListedRow): VoidedDestinationRow {
  return {
    ...voidedView(row),
    graduateName: row.graduate_name,
    idNumberMasked: row.id_number_mask,
    studentNumber: row.student_number,
    cohort: row.cohort,
    schoolName: row.school_name,
    departmentName: row.department_name,
    majorName: row.major_name,
  };
}

function voidedView(row: VoidedRow): VoidedDestination {
  return {
    recordId: row.id,
    counterpart: row.counterpart,
    typeLabel: destinationLabel(row.type_code, row.sub_type),
    submittedAt: row.submitted_at,
    voidedAt: row.changed_at,
  };
}

const MOST_VOIDED = 50;

/** Every destination that this graduate has voided, newest first: for the review page (F-14, F-63). */
export async function readVoidedOf({ pool }: Platform, graduateId: string): Promise<VoidedDestination[]> {
  const { rows } = await pool.query<VoidedRow>({
    name: "voided-of-graduate",
    text: `
      select r.id, r.counterpart, x.type_code, x.sub_type, r.submitted_at, r.changed_at
      from record r join destination x on x.record_id = r.id
      where r.graduate_id = $1 and r.status = 'VOIDED'
      order by r.changed_at desc, r.id desc limit $2`,
    values: [graduateId, MOST_VOIDED],
  });
  return rows.map(voidedView);
}
