import { catalogue, checkUscc } from "../../catalogue/index.js";
import { INSTANTS_AS_TEXT } from "../../database/pool.js";
import { limitTo, query, sql } from "../../database/sql.js";
import { column, type RowOf, selectOf } from "../../lists/column.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { Platform } from "../../platform/platform.js";
import { enters, type GraduateIdentity, type StaffIdentity } from "../identity/index.js";
import { EmployerMark, EmployerWarnings } from "./employer-warnings.types.js";

/** From so many different schools on a mark is shown to everyone (F-75). */
const SHOWN_TO_ALL_FROM = 5;

/** Most marks that are told of one employer. */
const MOST = 20;

/** The readers of warnings: graduates, and staff of an area. */
export type WarnedViewer = GraduateIdentity | StaffIdentity;

const MARK_COLUMNS = {
  id: column.id`w.id`,
  uscc: column.text`w.uscc`,
  employerName: column.text`w.employer_name`,
  schoolName: column.text`school.name`,
  categories: column.texts<string[]>`w.categories`,
  reason: column.text`w.reason`,
  markedBy: column.text`staff.name`,
  markedAt: column.instant`w.marked_at`,
};

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
  if (viewer.role !== "GRADUATE" && !enters(viewer, "EMPLOYMENT")) {
    return Object.assign(new EmployerWarnings(), { uscc: code, schools: 0, marks: [] });
  }
  const rows = await query<ReadMark>(
    platform.pool,
    sql`select *, count(*) over ()::int as schools from (
        select ${selectOf(MARK_COLUMNS)}, coalesce(w.school_id = ${schoolId}, false) as own,
          count(*) over () as all_schools
        from ${JOINED} where w.uscc = ${code}
      ) mark
      where own or all_schools >= ${SHOWN_TO_ALL_FROM}
      order by own desc, "markedAt" desc, id ${limitTo(MOST)}`,
    { name: "employer-warnings", types: INSTANTS_AS_TEXT },
  );
  return Object.assign(new EmployerWarnings(), {
    uscc: code,
    schools: rows[0]?.schools ?? 0,
    marks: rows.map((row) => present(row, viewer)),
  });
}

type ReadMark = RowOf<typeof MARK_COLUMNS> & { own: boolean; schools: number };

function present(row: ReadMark, viewer: WarnedViewer): EmployerMark {
  return Object.assign(new EmployerMark(), row, {
    categoryLabels: labelsOf(row),
    markedBy: row.own && viewer.role !== "GRADUATE" ? row.markedBy : null,
  });
}

function labelsOf({ categories }: { categories: readonly string[] }): string[] {
  return categories.map((code) => catalogue("warningCategory").label(code));
}

class OwnMarkFilter {
  /** A part of the name, or a USCC. */
  search?: string | null;
}

/** 预警单位管理: the marks of the viewer's own school, newest first. */
export const ownEmployerMarks = defineList({
  name: "own-employer-marks",
  row: EmployerMark,
  filter: OwnMarkFilter,
  from: JOINED,
  columns: { ...MARK_COLUMNS, own: column.flag`true` },
  computed: { categoryLabels: labelsOf },
  scope: (viewer: StaffIdentity) =>
    enters(viewer, "EMPLOYMENT") ? sql`w.school_id = ${viewer.schoolId}` : sql`false`,
  filters: {
    search: (text) => sql`(strpos(w.employer_name, ${text}) > 0 or w.uscc = ${text.toUpperCase()})`,
  },
  order: descending("markedAt", "id"),
});
