import { checkIdNumber } from "../../catalogue/index.js";
import { limitTo, query, type Sql, sql } from "../../database/sql.js";
import { enters, RATE_LIMITS, type StaffIdentity, take } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { recordsInSight, statusLabel } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { employers } from "../employers/index.js";
import { graduatesInSight } from "../graduates/index.js";
import { GraduateMatch, RecordMatch, SearchHits } from "./search.types.js";

const SHOWN = 8;
const TEXT = { min: 2, max: 100 } as const;

/**
 * Finds graduates by name or 学号, records by agreement number or by whom they name, employers (for operators) by name or
 * USCC, in the viewer's area and nowhere else (P-07). Within one school by the beginning of a name and a part of an
 * employer's; above it exactly, along indexes. Never by ID number: that is a look at the person (P-08), asked for in a list.
 *
 * @throws InvalidInput for what is too short, too long or an ID number; LimitReached (P-15).
 */
export async function search(context: Context, viewer: StaffIdentity, typed: string): Promise<SearchHits> {
  const { platform } = context;
  const text = checked(viewer, typed);
  await take(platform, RATE_LIMITS.searches, viewer.accountId, platform.clock.now());
  const [graduates, records, found] = [
    await graduatesFound(platform, viewer, text),
    await recordsFound(platform, viewer, text),
    await employersFound(platform, viewer, text),
  ];
  return Object.assign(new SearchHits(), {
    graduates: graduates.slice(0, SHOWN),
    moreGraduates: graduates.length > SHOWN,
    records: records.slice(0, SHOWN),
    moreRecords: records.length > SHOWN,
    employers: found.rows,
    moreEmployers: found.endCursor !== null,
  });
}

function checked({ role }: StaffIdentity, typed: string): string {
  const text = typed.trim();
  const length = [...text].length;
  if (length < TEXT.min || length > TEXT.max) {
    throw new InvalidInput([new FieldProblem("text", "请输入2至100个字")]);
  }
  // An operator finds no graduates, and a USCC may look like one.
  if (role !== "OPERATOR" && checkIdNumber(text).ok) {
    throw new InvalidInput([
      new FieldProblem("text", "请到「学生名单」按证件号码查询：每次按证件号码查询都会记录"),
    ]);
  }
  return text;
}

interface GraduateRow {
  id: string;
  name: string;
  studentNumber: string;
  cohort: number;
  schoolName: string;
  departmentName: string;
  frozen: boolean;
}

async function graduatesFound(
  { pool }: Platform,
  viewer: StaffIdentity,
  text: string,
): Promise<GraduateMatch[]> {
  if (viewer.role === "OPERATOR" || !enters(viewer, "EMPLOYMENT")) return [];
  const some = limitTo(SHOWN + 1);
  const within = sql`from graduate g where ${ofSchool(viewer, sql`g.school_id`)} ${graduatesInSight(viewer)}
    and g.transferred_at is null and`;
  const order = sql`order by g.living desc, g.cohort desc, g.id ${some}`;
  const rows = await query<GraduateRow>(
    pool,
    sql`with found as (
        (select g.id, g.living ${within} ${nameFits(viewer, text)} ${order})
        union (select g.id, g.living ${within} g.student_number = ${text} ${order}))
      select g.id, g.name, g.student_number as "studentNumber", g.cohort, school.name as "schoolName",
        d.name as "departmentName", g.frozen_at is not null as frozen
      from found join graduate g on g.id = found.id join school on school.id = g.school_id
        join department d on d.id = g.department_id
      order by g.living desc, g.cohort desc, g.name, g.id ${some}`,
    { name: `search-graduates-${viewer.role}` },
  );
  return rows.map((row) => Object.assign(new GraduateMatch(), row));
}

/** Within a school along the index of beginnings, else along that of whole names. */
function nameFits(viewer: StaffIdentity, text: string): Sql {
  if (viewer.schoolId === null) return sql`folded_name(g.name) = folded_name(${text})`;
  return sql`folded_name(g.name) ~>=~ folded_name(${text})
    and folded_name(g.name) ~<~ (folded_name(${text}) || chr(1114111))`;
}

interface RecordRow {
  id: string;
  kind: RecordKind;
  status: RecordStatus;
  graduateName: string | null;
  counterpart: string;
  agreementNumber: string | null;
}

async function recordsFound({ pool }: Platform, viewer: StaffIdentity, text: string): Promise<RecordMatch[]> {
  const some = limitTo(SHOWN + 1);
  const sight = sql`${recordsInSight(viewer)} and not r.frozen and`;
  const names =
    viewer.schoolId === null
      ? sql`folded_name(r.counterpart) = folded_name(${text})`
      : sql`strpos(r.counterpart, ${text}) > 0`;
  const rows = await query<RecordRow>(
    pool,
    sql`with found as (
        (select r.id from agreement a join record r on r.id = a.record_id
          where ${sight} a.number = ${text} ${some})
        union (select id from (select r.id from record r where ${sight} ${names}
          order by r.changed_at desc, r.id desc ${some}) named))
      select r.id, r.kind, r.status, g.name as "graduateName", r.counterpart, a.number as "agreementNumber"
      from found join record r on r.id = found.id
        left join agreement a on a.record_id = r.id left join graduate g on g.id = r.graduate_id
      order by r.changed_at desc, r.id desc ${some}`,
    { name: `search-records-${viewer.role}` },
  );
  return rows.map(({ status, ...row }) =>
    Object.assign(new RecordMatch(), row, { statusLabel: statusLabel(row.kind, status) }),
  );
}

async function employersFound(platform: Platform, viewer: StaffIdentity, text: string) {
  if (viewer.role !== "OPERATOR") return { rows: [], endCursor: null };
  return await employers.page(platform, viewer, { search: text }, { first: SHOWN, after: null });
}

/** Said beside the sight, for the indexes that begin with the school. */
function ofSchool({ schoolId }: StaffIdentity, column: Sql): Sql {
  return schoolId === null ? sql`` : sql`${column} = ${schoolId} and`;
}
