import { catalogue, checkUscc } from "../../catalogue/index.js";
import { limitTo, type Sql, sql } from "../../database/sql.js";
import { pageOf, pageSize, pageStep, positionAfter } from "../../lists/cursor.js";
import type { Platform } from "../../platform/platform.js";
import { entersEmployment, type GraduateIdentity, type StaffIdentity } from "../identity/index.js";
import { EmployerMark, type EmployerMarkPage, EmployerWarnings } from "./employer-warnings.types.js";

/** From so many different schools on a mark is shown to everyone (F-75). */
const SHOWN_TO_ALL_FROM = 5;

/** Most marks that are told of one employer. */
const MOST = 20;

/** Whoever meets employers on the way: graduates, and staff of an area. */
export type WarnedViewer = GraduateIdentity | StaffIdentity;

interface Row {
  id: string;
  uscc: string;
  employer_name: string;
  school_name: string;
  own: boolean;
  categories: string[];
  reason: string;
  marked_by: string;
  marked_at: Date;
}

/** What a row of `employer_warning w` reads as. */
function columns(schoolId: string | null): Sql {
  return sql`w.id, w.uscc, w.employer_name, school.name as school_name,
    coalesce(w.school_id = ${schoolId}, false) as own, w.categories, w.reason, staff.name as marked_by, w.marked_at`;
}

const JOINED = sql`employer_warning w
  join school on school.id = w.school_id
  join staff_account staff on staff.id = w.marked_by`;

/**
 * The marks of one employer as this viewer may see them (F-75): who may not see one learns nothing of it, its number
 * included. A code that is none has none. One statement.
 */
export async function warningsAbout(
  platform: Platform,
  viewer: WarnedViewer,
  uscc: string,
): Promise<EmployerWarnings> {
  const checked = checkUscc(uscc);
  const code = checked.ok ? checked.text : uscc;
  const { schoolId } = viewer;
  if (viewer.role !== "GRADUATE" && !entersEmployment(viewer)) {
    return Object.assign(new EmployerWarnings(), { uscc: code, schools: 0, marks: [] });
  }
  const { rows } = await platform.pool.query<Row & { schools: number }>({
    name: "employer-warnings",
    ...sql`select *, count(*) over ()::int as schools from (
        select ${columns(schoolId)}, count(*) over () as all_schools from ${JOINED} where w.uscc = ${code}
      ) mark
      where own or all_schools >= ${SHOWN_TO_ALL_FROM}
      order by own desc, marked_at desc, id ${limitTo(MOST)}`.toPg(),
  });
  return Object.assign(new EmployerWarnings(), {
    uscc: code,
    schools: rows[0]?.schools ?? 0,
    marks: rows.map((row) => present(row, viewer)),
  });
}

/** 预警单位管理: the marks of the viewer's own school, newest first; `search` is a part of the name or a USCC. */
export async function listOwnMarks(
  platform: Platform,
  viewer: StaffIdentity,
  wish: { search: string | null; first: number; after: string | null },
): Promise<EmployerMarkPage> {
  const size = pageSize(wish.first);
  if (!entersEmployment(viewer)) return { rows: [], endCursor: null };
  const search = wish.search?.trim() || null;
  const found = search
    ? sql`(strpos(w.employer_name, ${search}) > 0 or w.uscc = ${search.toUpperCase()})`
    : sql`true`;
  const from = positionAfter(wish.after);
  const { rows } = await platform.pool.query<Row>({
    ...(!search && { name: `own-employer-marks-${pageStep(size)}` }),
    ...sql`select ${columns(viewer.schoolId)} from ${JOINED}
      where w.school_id = ${viewer.schoolId} and (w.marked_at, w.id) < (${from.at}, ${from.id}) and ${found}
      order by w.marked_at desc, w.id desc ${limitTo(pageStep(size) + 1)}`.toPg(),
  });
  const page = pageOf(rows, size, ({ marked_at: at, id }) => ({ at, id }));
  return { rows: page.rows.map((row) => present(row, viewer)), endCursor: page.endCursor };
}

function present(row: Row, viewer: WarnedViewer): EmployerMark {
  return Object.assign(new EmployerMark(), {
    id: row.id,
    uscc: row.uscc,
    employerName: row.employer_name,
    schoolName: row.school_name,
    own: row.own,
    categories: row.categories,
    categoryLabels: row.categories.map((code) => catalogue("warningCategory").label(code)),
    reason: row.reason,
    markedBy: row.own && viewer.role !== "GRADUATE" ? row.marked_by : null,
    markedAt: row.marked_at,
  });
}
