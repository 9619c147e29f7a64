import { divisionName } from "../../catalogue/index.js";
import { type Sql, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { EMPLOYER_STATE_LABELS, EmployerFilter, EmployerRow, type EmployerState } from "./employers.types.js";

/** Where an employer stands, as an expression on `employer e`. */
export const STATE_OF_EMPLOYER: Sql = sql`case when e.merged_into is not null then 'MERGED'
  when e.suspended_at is not null then 'SUSPENDED' when e.verified_at is not null then 'VERIFIED'
  else 'UNVERIFIED' end`;

const IN_STATE: Readonly<Record<EmployerState, Sql>> = {
  UNVERIFIED: sql`e.merged_into is null and e.suspended_at is null and e.verified_at is null`,
  VERIFIED: sql`e.suspended_at is null and e.verified_at is not null`,
  SUSPENDED: sql`e.suspended_at is not null and e.merged_into is null`,
  MERGED: sql`e.merged_into is not null`,
};

/** 用人单位: every organisation there is, the newest first; operators alone look after them. */
export const employers = defineList({
  name: "employers",
  row: EmployerRow,
  filter: EmployerFilter,
  from: sql`employer e
    left join lateral (select a.name, a.mobile_mask from employer_account a
      where a.employer_id = e.id and a.in_charge and a.disabled_at is null order by a.id limit 1) charge on true`,
  columns: {
    id: column.id`e.id`,
    // UNNAMED_ORGANISATION: columns are read without parameters.
    name: column.text`coalesce(nullif(e.name, ''), '待认证单位')`,
    uscc: column.text<string | null>`e.uscc`,
    formerNames: column.texts`array(select distinct_name.name from (select f.name, max(f.until) as until
      from employer_former_name f where f.employer_id = e.id and f.name <> e.name group by f.name) distinct_name
      order by distinct_name.until desc)`,
    state: column.text<EmployerState>`${STATE_OF_EMPLOYER}`,
    division: column.text`e.division`,
    personInCharge: column.text<string | null>`charge.name`,
    mobileMasked: column.text<string | null>`charge.mobile_mask`,
    accounts: column.whole`(select count(*)::int from employer_account a
      where a.employer_id = e.id and a.disabled_at is null)`,
    verifiedAt: column.instant<string | null>`e.verified_at`,
  },
  computed: {
    stateLabel: ({ state }) => EMPLOYER_STATE_LABELS[state],
    divisionName: ({ division }) => divisionName(division) ?? division,
  },
  scope: ({ role }: StaffIdentity) => (role === "OPERATOR" ? sql`true` : sql`false`),
  filters: {
    search: (asked) => found(asked),
    state: (state) => IN_STATE[state],
  },
  order: descending("id"),
});

const WHOLE_USCC = /^[0-9A-Z]{18}$/;

/** By whole USCC, or by a part of a name along the index of neighbouring characters; former ones too. */
function found(asked: string): Sql {
  const code = asked.toUpperCase();
  if (WHOLE_USCC.test(code)) {
    return sql`e.id in (select id from employer where uscc = ${code}
      union select employer_id from employer_former_name where uscc = ${code})`;
  }
  return sql`e.id in (
    select id from employer
      where neighbouring_pairs(name) @> neighbouring_pairs(${asked}) and strpos(name, ${asked}) > 0
    union select employer_id from employer_former_name
      where neighbouring_pairs(name) @> neighbouring_pairs(${asked}) and strpos(name, ${asked}) > 0)`;
}
