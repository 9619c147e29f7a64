import { query, type Sql, sql } from "../../database/sql.js";
import { modulesOf, type StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";

/** Departments to filter by: a school's own, a department's only itself; above one school there is no such filter. */
export async function listDepartments(
  platform: Platform,
  viewer: StaffIdentity,
): Promise<{ id: string; name: string }[]> {
  const statement = sql`select id, name from department where ${areaOf(viewer, "id")} order by name`;
  const rows = await query<{ id: string; name: string }>(platform.pool, statement);
  return rows;
}

/** Majors among the graduates of the viewer's area. */
export async function listMajors(platform: Platform, viewer: StaffIdentity): Promise<string[]> {
  const statement = sql`
    select distinct major_name from graduate where ${areaOf(viewer, "department_id")} and ${levelOf(viewer)}
    order by major_name limit 500`;
  const rows = await query<{ major_name: string }>(platform.pool, statement);
  return rows.map((row) => row.major_name);
}

/** F-16: majors of the other level are not this account's to know. */
function levelOf(viewer: StaffIdentity): Sql {
  return viewer.levelScope === "ALL" ? sql`true` : sql`level = ${viewer.levelScope}`;
}

function areaOf(viewer: StaffIdentity, departmentColumn: "id" | "department_id"): Sql {
  if (modulesOf(viewer).length === 0) return sql`false`;
  if (viewer.role === "SCHOOL") return sql`school_id = ${viewer.schoolId}`;
  if (viewer.role !== "DEPARTMENT") return sql`false`;
  return departmentColumn === "id"
    ? sql`id = ${viewer.departmentId}`
    : sql`department_id = ${viewer.departmentId}`;
}
