import { type Sql, sql } from "../../database/sql.js";

/** The right of `staff_account s` in a module, a column or a constant (P-02). */
export function rightColumnOf(module: Sql): Sql {
  return sql`case ${module} when 'ARCHIVE' then s.archive_right when 'HOUSEHOLD' then s.household_right
    else s.employment_right end`;
}

/**
 * A school's departments that nobody can review for in a module, by level of education: those without an enabled 读写
 * account of that level (F-10a). A select of `department_id` and `level`; `schoolId` is a value or a column.
 */
export function unattendedDepartmentsOf(schoolId: string | null | Sql, module: Sql): Sql {
  return sql`select d.id as department_id, l.level
      from department d cross join (values ('UNDERGRADUATE'), ('POSTGRADUATE')) as l (level)
      left join staff_account s on s.school_id = ${schoolId} and s.department_id = d.id
        and s.role = 'DEPARTMENT' and ${rightColumnOf(module)} = 'READ_WRITE' and s.level_scope in ('ALL', l.level)
        and s.disabled_at is null
      where d.school_id = ${schoolId} and s.id is null`;
}
