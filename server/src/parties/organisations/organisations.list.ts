import type { Pool } from "pg";
import { query, type Sql, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { decides, equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { ascending } from "../../lists/order.js";
import { BUILT_MODULES } from "../../words/viewer.js";
import type { StaffIdentity, StaffModule } from "../identity/index.js";
import { ON_ROSTER } from "../roster/index.js";
import { ProvinceRow, SchoolRow } from "./organisations.types.js";

/** All provinces for the ministry, its own for a province, in the order of their codes. */
export async function listProvinces(pool: Pool, viewer: StaffIdentity): Promise<ProvinceRow[]> {
  const rows = await query<{
    id: string;
    code: string;
    name: string;
    schools: number;
    modules: StaffModule[];
  }>(
    pool,
    sql`select p.id, p.code, p.name,
        (select count(*)::int from school where school.province_id = p.id) as schools,
        array(select o.module from opened_module o where o.province_id = p.id order by o.module) as modules
      from province p where ${ownProvinces(viewer)} order by p.code`,
    { name: `provinces-${viewer.role}` },
  );
  return rows.map((row) => Object.assign(new ProvinceRow(), row, { builtModules: BUILT_MODULES }));
}

class SchoolFilter {
  /** Whose graduates and settings the rows tell. */
  cohort!: number;
  /** A part of the name, or the beginning of the code. */
  search?: string | null;
  provinceId?: string | null;
}

/** Schools in the order of their codes; a province of another area has none. */
export const schools = defineList({
  name: "schools",
  row: SchoolRow,
  filter: SchoolFilter,
  from: ({ cohort }: SchoolFilter) => sql`school join province p on p.id = school.province_id
    left join signing_settings s on s.school_id = school.id and s.cohort = ${cohort}
    cross join lateral (select count(*)::int as count from graduate g
      where g.school_id = school.id and g.cohort = ${cohort} and ${ON_ROSTER}) graduates`,
  columns: {
    id: column.id`school.id`,
    code: column.text`school.code`,
    name: column.text`school.name`,
    provinceName: column.text`p.name`,
    address: column.text`school.address`,
    graduates: column.whole`graduates.count`,
    signingOn: column.flag`s.signing_on_at is not null`,
  },
  computed: {},
  scope: ownProvinces,
  filters: {
    cohort: decides,
    search: (text) => sql`(strpos(school.name, ${text}) > 0 or starts_with(school.code, ${text}))`,
    provinceId: equalsId`p.id`,
  },
  order: ascending("code"),
});

/** A condition on `province p` (P-04). */
function ownProvinces(viewer: StaffIdentity): Sql {
  return viewer.role === "MINISTRY" ? sql`true` : sql`p.id = ${viewer.provinceId}`;
}
