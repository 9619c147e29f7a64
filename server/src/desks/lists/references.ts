import type { Pool } from "pg";
import { query, type Sql, sql } from "../../database/sql.js";
import { isId } from "../../words/ids.js";
import { isStaff } from "../../words/viewer.js";
import type { DeskViewer, FilterField } from "./every-list.js";

/** What is there for this viewer, as a condition that names `value`. */
type Reference = (viewer: DeskViewer, value: string) => Sql;

/** For each field of filters that holds an id: whether it names something in the viewer's area. A test holds all of them. */
export const REFERENCES: Readonly<Partial<Record<FilterField, Reference>>> = {
  departmentId: (viewer, value) => sql`exists (select from department d join school on school.id = d.school_id
    where d.id = ${value} and ${departmentsOf(viewer)})`,
  provinceId: (viewer, value) =>
    viewer.role === "MINISTRY"
      ? sql`exists (select from province where id = ${value})`
      : sql`${isStaff(viewer) && viewer.provinceId === value}::boolean`,
  schoolId: (viewer, value) =>
    sql`exists (select from school where school.id = ${value} and ${schoolsOf(viewer)})`,
  uploadId: (viewer, value) => sql`exists (select from roster_upload u
    where u.id = ${value} and u.school_id = ${isStaff(viewer) ? viewer.schoolId : null})`,
  accountId: (viewer, value) => sql`exists (select from employer_account a
    where a.id = ${value} and a.employer_id = ${isStaff(viewer) ? null : viewer.employerId})`,
};

function departmentsOf(viewer: DeskViewer): Sql {
  switch (viewer.role) {
    case "DEPARTMENT":
      return sql`d.id = ${viewer.departmentId}`;
    case "SCHOOL":
      return sql`d.school_id = ${viewer.schoolId}`;
    case "PROVINCE":
      return sql`school.province_id = ${viewer.provinceId}`;
    case "MINISTRY":
      return sql`true`;
    case "OPERATOR":
    case "EMPLOYER":
      return sql`false`;
  }
}

function schoolsOf(viewer: DeskViewer): Sql {
  switch (viewer.role) {
    case "DEPARTMENT":
    case "SCHOOL":
      return sql`school.id = ${viewer.schoolId}`;
    case "PROVINCE":
      return sql`school.province_id = ${viewer.provinceId}`;
    case "MINISTRY":
      return sql`true`;
    case "OPERATOR":
    case "EMPLOYER":
      return sql`false`;
  }
}

/** The fields of each filter whose ids name nothing that this viewer may know of; in one statement. */
export async function lostReferences(
  pool: Pool,
  viewer: DeskViewer,
  filters: readonly Readonly<Record<string, unknown>>[],
): Promise<string[][]> {
  const asked = filters.flatMap((filter, of) =>
    Object.entries(filter).flatMap(([field, value]) => {
      const reference = REFERENCES[field as FilterField];
      return reference && typeof value === "string" ? [{ of, field, value, reference }] : [];
    }),
  );
  const conditions = asked.flatMap(({ reference, value }, at) =>
    isId(value) ? [sql`select ${at}::int as at where ${reference(viewer, value)}`] : [],
  );
  const [first, ...others] = conditions;
  const all = first && others.reduce((union, next) => sql`${union} union all ${next}`, first);
  const there = new Set((all ? await query<{ at: number }>(pool, all) : []).map(({ at }) => at));
  const lost = filters.map((): string[] => []);
  for (const [at, { of, field }] of asked.entries()) if (!there.has(at)) lost[of]?.push(field);
  return lost;
}
