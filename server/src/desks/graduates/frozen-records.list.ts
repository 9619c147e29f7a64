import { allOf, limitTo, type Sql, sql, wordsOf } from "../../database/sql.js";
import { pageOf, pageSize, pageStep, positionAfter } from "../../lists/cursor.js";
import { entersEmployment, type StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, recordsInSight, statusLabel } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import type { FrozenRecordFilter, FrozenRecordPage, FrozenRecordRow } from "./frozen-records.types.js";
import { isAboveSchool, refuseSlowFilter } from "./sight.js";

interface Row {
  id: string;
  kind: RecordKind;
  status: RecordStatus;
  counterpart: string;
  cohort: number;
  graduate_id: string;
  graduate_name: string;
  id_number_mask: string;
  student_number: string;
  school_name: string;
  department_name: string;
  frozen_at: Date;
}

/** 失效信息管理 record by record (F-91): one statement, last frozen first; prepared where nothing is filtered. */
export async function listFrozenRecords(
  platform: Platform,
  viewer: StaffIdentity,
  filter: FrozenRecordFilter,
  page: { first: number; after: string | null },
): Promise<FrozenRecordPage> {
  const size = pageSize(page.first);
  if (!entersEmployment(viewer)) return { rows: [], endCursor: null };
  const { at, id } = positionAfter(page.after);
  const conditions = filterConditions(viewer, filter);
  const { text, values } = sql`
    select r.id, r.kind, r.status, r.counterpart, r.cohort, r.graduate_id, g.name as graduate_name,
      g.id_number_mask, g.student_number, s.name as school_name, d.name as department_name, g.frozen_at
    from record r
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    join department d on d.id = r.department_id
    where ${recordsInSight(viewer)} and r.frozen and ${allOf(conditions)}
      and (g.frozen_at, r.id) < (${at}, ${id}::uuid)
    order by g.frozen_at desc, r.id desc ${limitTo(pageStep(size) + 1)}`.toPg();
  const scope = isAboveSchool(viewer) || viewer.levelScope === "ALL" ? "all" : "level";
  const name = `frozen-records-${viewer.role}-${scope}-${pageStep(size)}`;
  const { rows } = await platform.pool.query<Row>({
    ...(conditions.length === 0 && { name }),
    text,
    values,
  });
  const { rows: shown, endCursor } = pageOf(rows, size, (row) => ({ at: row.frozen_at, id: row.id }));
  return { rows: shown.map(rowView), endCursor };
}

function filterConditions(viewer: StaffIdentity, filter: FrozenRecordFilter): Sql[] {
  const { kinds, cohort, departmentId } = filter;
  const [name, studentNumber] = [filter.name?.trim(), filter.studentNumber?.trim()];
  refuseSlowFilter(viewer, [cohort, name], [departmentId, studentNumber]);
  const conditions: Sql[] = [];
  if (kinds) conditions.push(kinds.length > 0 ? sql`r.kind in ${wordsOf(kinds)}` : sql`false`);
  if (cohort) conditions.push(sql`r.cohort = ${cohort}`);
  if (departmentId) conditions.push(isId(departmentId) ? sql`r.department_id = ${departmentId}` : sql`false`);
  if (name) conditions.push(sql`g.name = ${name}`);
  if (studentNumber) conditions.push(sql`g.student_number = ${studentNumber}`);
  return conditions;
}

function rowView(row: Row): FrozenRecordRow {
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: flowOf(row.kind).flow.name,
    status: row.status,
    frozenStatusLabel: statusLabel(row.kind, row.status),
    counterpart: row.counterpart,
    cohort: row.cohort,
    graduateId: row.graduate_id,
    graduateName: row.graduate_name,
    idNumberMasked: row.id_number_mask,
    studentNumber: row.student_number,
    schoolName: row.school_name,
    departmentName: row.department_name,
    frozenAt: row.frozen_at,
  };
}
