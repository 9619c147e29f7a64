import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import {
  type LevelScope,
  type ModuleRight,
  organisationName,
  type StaffIdentity,
  type StaffRole,
} from "../identity/index.js";
import { numberSearchClosed } from "./number-search.js";
import { accountsInCare } from "./staff.policy.js";
import { StaffAccountView } from "./staff-account.types.js";

class StaffAccountFilter {
  /** A part of the username, the name or the organisation's own name. */
  search?: string | null;
}

/**
 * The accounts in the viewer's care, disabled ones too, newest first. In one area there are hundreds of them at most.
 */
export const staffAccounts = defineList({
  name: "staff-accounts",
  row: StaffAccountView,
  filter: StaffAccountFilter,
  from: (_filter, { now }) => sql`staff_account a
    cross join lateral (select ${numberSearchClosed(now)} as closed) searches
    left join province p on p.id = a.province_id
    left join school on school.id = a.school_id
    left join department d on d.id = a.department_id`,
  columns: {
    id: column.id`a.id`,
    username: column.text`a.username`,
    name: column.text`a.name`,
    role: column.text<StaffRole>`a.role`,
    departmentId: column.id<string | null>`a.department_id`,
    levelScope: column.text<LevelScope>`a.level_scope`,
    employmentRight: column.text<ModuleRight>`a.employment_right`,
    archiveRight: column.text<ModuleRight>`a.archive_right`,
    householdRight: column.text<ModuleRight>`a.household_right`,
    disabled: column.flag`a.disabled_at is not null`,
    numberSearchClosed: column.flag`searches.closed`,
    createdAt: column.instant`a.created_at`,
    province_name: column.text<string | null>`p.name`,
    school_name: column.text<string | null>`school.name`,
    department_name: column.text<string | null>`d.name`,
  },
  computed: { organisationName: (row) => organisationName(row.role, row) },
  scope: (viewer: StaffIdentity) => accountsInCare(viewer),
  filters: {
    search: (text) => sql`(strpos(a.username, ${text.toLowerCase()}) > 0 or strpos(a.name, ${text}) > 0
      or strpos(coalesce(d.name, school.name, p.name, ''), ${text}) > 0)`,
  },
  order: descending("createdAt", "id"),
});
