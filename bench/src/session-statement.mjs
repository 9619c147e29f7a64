/** A desk's session unused for longer is over, as in the platform (parties/identity/sessions.ts). */
export const IDLE_LIMIT_MS = 12 * 3_600_000;

/** The platform's own session lookup (parties/identity/session-viewer.ts), for both rivals. */
export const SESSION = `select s.id as session_id, s.last_seen_at, s.account_id, a.name, a.role, a.province_id, a.school_id,
    a.department_id, a.level_scope, a.employment_right, a.archive_right, a.household_right,
    p.name as province_name, school.name as school_name, d.name as department_name,
    array(select module from opened_module o where o.province_id = a.province_id) as opened_modules,
    case when a.role = 'SCHOOL' and a.level_scope = 'ALL' then array(select o.module from opened_module o
        where o.province_id = a.province_id and exists (
      select d.id as department_id, l.level
      from department d cross join (values ('UNDERGRADUATE'), ('POSTGRADUATE')) as l (level)
      left join staff_account s on s.school_id = a.school_id and s.department_id = d.id
        and s.role = 'DEPARTMENT' and case o.module when 'ARCHIVE' then s.archive_right when 'HOUSEHOLD' then s.household_right
          else s.employment_right end = 'READ_WRITE' and s.level_scope in ('ALL', l.level)
        and s.disabled_at is null
      where d.school_id = a.school_id and s.id is null)) else '{}' end as stands_in
  from session s join staff_account a on a.id = s.account_id
    left join province p on p.id = a.province_id
    left join school on school.id = a.school_id
    left join department d on d.id = a.department_id
  where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3
    and s.app = 'admin' and a.disabled_at is null`;
