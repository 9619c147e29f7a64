import { type Sql, sql } from "../../database/sql.js";
import { entersEmployment, type StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";

/** Departments to filter by: a school's own, a department's only itself; above one school there is no such filter. */
export async function listDepartments(
  platform: Platform,
  viewer: StaffIdentity,
): Promise<{ id: string; name: string }[]> {
  const { text, values } =
    sql`select id, name from department where ${areaOf(viewer, "id")} order by name`.toPg();
  const { rows } = await platform.pool.query<{ id: string; name: string }>({ text, values });
  return rows;
}

/** Majors among the graduates of the viewer's area. */
export async function listMajors(platform: Platform, viewer: StaffIdentity): Promise<string[]> {
  const { text, values } = sql`
    select distinct major_name from graduate where ${areaOf(viewer, "department_id")} and ${levelOf(viewer)}
    order by major_name limit 500`.toPg();
  const { rows } = await platform.pool.query<{ major_name: string }>({ text, values });
  return rows.map((row) => row.major_name);
}

/** F-16: majors of the other level are not this account's to know. */
function levelOf(viewer: StaffIdentity): Sql {
  return viewer.levelScope === "ALL" ? sql`true` : sql`level = ${viewer.levelScope}`;
}

function areaOf(viewer: StaffIdentity, departmentColumn: "id" | "department_id"): Sql {
  if (!entersEmployment(viewer)) return sql`false`;
  if (viewer.role === "SCHOOL") return sql`school_id = ${viewer.schoolId}`;
  if (viewer.role !== "DEPARTMENT") return sql`false`;
  return departmentColumn === "id"
    ? sql`id = ${viewer.departmentId}`
    : sql`department_id = ${viewer.departmentId}`;
}
