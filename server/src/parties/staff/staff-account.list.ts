import type { Pool, QueryConfig } from "pg";
import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { pageOf, pageSize, pageStep, positionAfter } from "../../lists/cursor.js";
import {
  type LevelScope,
  type ModuleRight,
  organisationName,
  type StaffIdentity,
  type StaffRole,
} from "../identity/index.js";
import { accountsInCare } from "./staff.policy.js";
import { type StaffAccountPage, StaffAccountView } from "./staff-account.types.js";

interface AccountRow {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  department_id: string | null;
  level_scope: LevelScope;
  employment_right: ModuleRight;
  archive_right: ModuleRight;
  household_right: ModuleRight;
  disabled: boolean;
  created_at: Date | string;
  province_name: string | null;
  school_name: string | null;
  department_name: string | null;
}

const SELECT = sql`select a.id, a.username, a.name, a.role, a.department_id, a.level_scope, a.employment_right,
    a.archive_right, a.household_right, a.disabled_at is not null as disabled, a.created_at,
    p.name as province_name, school.name as school_name, d.name as department_name
  from staff_account a
    left join province p on p.id = a.province_id
    left join school on school.id = a.school_id
    left join department d on d.id = a.department_id`;

/**
 * The accounts in the viewer's care, disabled ones too, newest first. `search` is a part of the username, the name or
 * the organisation's own name: in one area there are hundreds of accounts at most.
 */
export async function listAccounts(
  pool: Pool,
  viewer: StaffIdentity,
  wish: { search: string | null; first: number; after: string | null },
): Promise<StaffAccountPage> {
  const from = positionAfter(wish.after);
  const size = pageSize(wish.first);
  const search = wish.search?.trim();
  const found = search
    ? sql`(strpos(a.username, ${search.toLowerCase()}) > 0 or strpos(a.name, ${search}) > 0
        or strpos(coalesce(d.name, school.name, p.name, ''), ${search}) > 0)`
    : sql`true`;
  const statement = sql`${SELECT} where ${accountsInCare(viewer)} and (a.created_at, a.id) < (${from.at}, ${from.id})
    and ${found} order by a.created_at desc, a.id desc ${limitTo(pageStep(size) + 1)}`;
  const { rows } = await pool.query<AccountRow>(
    search ? statement.toPg() : named(`staff-accounts-${viewer.role}-${pageStep(size)}`, statement),
  );
  const page = pageOf(rows, size, (row) => ({ at: new Date(row.created_at), id: row.id }));
  return { rows: page.rows.map(present), endCursor: page.endCursor };
}

/** One account in the viewer's care as lists show it; null for any other id (P-07). */
export async function findAccount(
  pool: Pool,
  viewer: StaffIdentity,
  id: string,
): Promise<StaffAccountView | null> {
  const condition = allOf([accountsInCare(viewer), sql`a.id = ${id}`]);
  const { rows } = await pool.query<AccountRow>(
    named(`staff-account-${viewer.role}`, sql`${SELECT} where ${condition}`),
  );
  return rows[0] ? present(rows[0]) : null;
}

function named(name: string, statement: Sql): QueryConfig {
  return { name, ...statement.toPg() };
}

function present(row: AccountRow): StaffAccountView {
  return Object.assign(new StaffAccountView(), {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    organisationName: organisationName(row.role, row),
    departmentId: row.department_id,
    levelScope: row.level_scope,
    employmentRight: row.employment_right,
    archiveRight: row.archive_right,
    householdRight: row.household_right,
    disabled: row.disabled,
  });
}
