import { GraphQLError } from "graphql";
import type { Pool } from "pg";
import { limitTo, type Sql, sql } from "../../database/sql.js";
import { pageSize, pageStep } from "../../lists/cursor.js";
import { isId } from "../../words/ids.js";
import type { StaffIdentity, StaffModule } from "../identity/index.js";
import { ProvinceRow, type SchoolPage, SchoolRow } from "./organisations.types.js";

/** All provinces for the ministry, its own for a province, in the order of their codes. */
export async function listProvinces(pool: Pool, viewer: StaffIdentity): Promise<ProvinceRow[]> {
  const { rows } = await pool.query<{
    id: string;
    code: string;
    name: string;
    schools: number;
    modules: StaffModule[];
  }>({
    name: `provinces-${viewer.role}`,
    ...sql`select p.id, p.code, p.name,
        (select count(*)::int from school where school.province_id = p.id) as schools,
        array(select o.module from opened_module o where o.province_id = p.id order by o.module) as modules
      from province p where ${ownProvinces(viewer)} order by p.code`.toPg(),
  });
  return rows.map((row) => Object.assign(new ProvinceRow(), row));
}

/** `search` is a part of the name or the beginning of the code; pages go by the code. One of another area has no schools. */
export async function listSchools(
  pool: Pool,
  viewer: StaffIdentity,
  wish: {
    cohort: number;
    search: string | null;
    provinceId: string | null;
    first: number;
    after: string | null;
  },
): Promise<SchoolPage> {
  const size = pageSize(wish.first);
  const search = wish.search?.trim();
  const found = search
    ? sql`(strpos(school.name, ${search}) > 0 or starts_with(school.code, ${search}))`
    : sql`true`;
  const inProvince = wish.provinceId
    ? isId(wish.provinceId)
      ? sql`p.id = ${wish.provinceId}`
      : sql`false`
    : sql`true`;
  const statement = sql`select school.id, school.code, school.name, p.name as "provinceName", school.address,
      (select count(*)::int from graduate g
        where g.school_id = school.id and g.cohort = ${wish.cohort} and g.frozen_at is null) as graduates,
      s.signing_on_at is not null as "signingOn"
    from school join province p on p.id = school.province_id
    left join signing_settings s on s.school_id = school.id and s.cohort = ${wish.cohort}
    where ${ownProvinces(viewer)} and school.code > ${codeAfter(wish.after)} and ${found} and ${inProvince}
    order by school.code ${limitTo(pageStep(size) + 1)}`.toPg();
  const name = search || wish.provinceId ? undefined : `schools-${viewer.role}-${pageStep(size)}`;
  const { rows } = await pool.query<SchoolRow>({ ...(name && { name }), ...statement });
  const shown = rows.slice(0, size).map((row) => Object.assign(new SchoolRow(), row));
  const last = shown.at(-1);
  return {
    rows: shown,
    endCursor: rows.length > size && last ? Buffer.from(last.code).toString("base64url") : null,
  };
}

/** A condition on `province p` (P-04). */
function ownProvinces(viewer: StaffIdentity): Sql {
  return viewer.role === "MINISTRY" ? sql`true` : sql`p.id = ${viewer.provinceId}`;
}

/** Codes are unique: the cursor of schools is the code of the last. */
function codeAfter(cursor: string | null): string {
  if (!cursor) return "";
  const code = Buffer.from(cursor, "base64url").toString("utf8");
  if (/^[0-9]{5}$/.test(code)) return code;
  throw new GraphQLError("翻页位置无效，请刷新列表后重试", { extensions: { code: "BAD_USER_INPUT" } });
}
