import { type Sql, sql } from "../database/sql.js";
import { isStaff, modulesOf, type StaffIdentity, type Viewer } from "../parties/identity/index.js";

/**
 * Which records a viewer may see, as a condition on `record r`: one of a closed set of texts, fixed per role, values
 * only as parameters (P-02, P-04, P-06, P-07, F-16). Lists, counts, exports and the engine's locking read all append it, so that
 * a record out of sight answers exactly as one that does not exist. What was never submitted is the graduate's alone.
 */
export function recordsInSight(viewer: Viewer): Sql {
  if (!isStaff(viewer)) return ownRecords(viewer);
  const modules = modulesOf(viewer);
  if (modules.length === 0) return sql`false`;
  return sql`${areaOf(viewer)} and r.submission > 0 and r.module = any(${arrayOf(modules)}::text[])`;
}

function ownRecords(viewer: Exclude<Viewer, StaffIdentity>): Sql {
  // Of whichever of their roster rows (F-01a).
  if (viewer.role === "GRADUATE") return sql`r.graduate_id = any(${arrayOf(viewer.graduateIds)}::uuid[])`;
  return viewer.role === "EMPLOYER" ? sql`r.employer_id = ${viewer.employerId}` : sql`false`;
}

/**
 * Whether who sees a record about an organisation reads its papers too, and the numbers in its form: identity card and
 * account of its person in charge are no colleague's (F-72, P-08).
 */
export function readsPapers(viewer: Viewer): boolean {
  return viewer.role !== "EMPLOYER" || viewer.inCharge;
}

/** One text for however many: the ORM's raw queries would take an array apart. */
function arrayOf(values: readonly string[]): string {
  return `{${values.join(",")}}`;
}

function areaOf(viewer: StaffIdentity): Sql {
  switch (viewer.role) {
    case "DEPARTMENT":
      return viewer.levelScope === "ALL"
        ? sql`r.department_id = ${viewer.departmentId}`
        : sql`r.department_id = ${viewer.departmentId} and r.level = ${viewer.levelScope}`;
    case "SCHOOL":
      return viewer.levelScope === "ALL"
        ? sql`r.school_id = ${viewer.schoolId}`
        : sql`r.school_id = ${viewer.schoolId} and r.level = ${viewer.levelScope}`;
    case "PROVINCE":
      return sql`r.school_id in (select id from school where province_id = ${viewer.provinceId})`;
    case "MINISTRY":
      return sql`true`;
    // What waits for an operator belongs to no school.
    case "OPERATOR":
      return sql`r.school_id is null`;
  }
}

/** All records: for the engine's own work, such as what the clock decides. */
export const EVERY_RECORD: Sql = sql`true`;
