import { GraphQLError } from "graphql";
import { type Sql, sql } from "../../database/sql.js";
import { enters, modulesOf, type StaffIdentity } from "../../parties/identity/index.js";

/**
 * Which graduates a staff member may see, as a condition on `graduate g`: those of their department, school or
 * province now, the levels of their scope (P-03, P-04); none without the module (P-02, P-06).
 */
export function graduatesInSight(viewer: StaffIdentity): Sql {
  if (!enters(viewer, "EMPLOYMENT")) return sql`false`;
  const ofLevel = viewer.levelScope === "ALL" ? sql`` : sql` and g.level = ${viewer.levelScope}`;
  switch (viewer.role) {
    case "DEPARTMENT":
      return sql`g.department_id = ${viewer.departmentId}${ofLevel}`;
    case "SCHOOL":
      return sql`g.school_id = ${viewer.schoolId}${ofLevel}`;
    case "PROVINCE":
      return sql`g.school_id in (select id from school where province_id = ${viewer.provinceId})`;
    case "MINISTRY":
      return sql`true`;
    case "OPERATOR":
      return sql`false`;
  }
}

function isAboveSchool(viewer: StaffIdentity): boolean {
  return viewer.role !== "SCHOOL" && viewer.role !== "DEPARTMENT";
}

/**
 * Above one school only filters with an index of their own are offered, and one of them is needed (design: Reading).
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
export function refuseSlowFilter(
  viewer: StaffIdentity,
  indexed: readonly unknown[],
  withinSchool: readonly unknown[],
): void {
  if (!isAboveSchool(viewer) || modulesOf(viewer).length === 0) return;
  if (withinSchool.some(Boolean)) {
    throw new GraphQLError("院系、学历层次、专业、培养方式和学号只能在一所学校内筛选", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
  if (!indexed.some(Boolean)) {
    throw new GraphQLError("请选择毕业届别，或按姓名、证件号码查询", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
}
