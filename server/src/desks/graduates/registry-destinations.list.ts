import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { pageSize, pageStep } from "../../lists/cursor.js";
import { entersEmployment, type StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { preparedName } from "./graduates.list.js";
import type { RegistryDestinationPage, RegistryFilter } from "./graduates.types.js";
import { type RosterPlace, rosterOrder, rosterPage } from "./roster-order.js";
import { graduatesInSight, refuseSlowFilter } from "./sight.js";

interface Row extends RosterPlace {
  name: string;
  id_number_mask: string;
  school_name: string;
  department_name: string;
  code: string;
  label: string;
  employer_name: string | null;
  agreement_number: string | null;
  source: string;
  reported_at: Date;
}

/**
 * What the registry holds for the graduates in the viewer's area, in the order of the roster; graduates that the
 * roster does not have are left out (F-91). One statement.
 */
export async function listRegistryDestinations(
  platform: Platform,
  viewer: StaffIdentity,
  filter: RegistryFilter,
  page: { first: number; after: string | null },
): Promise<RegistryDestinationPage> {
  const size = pageSize(page.first);
  if (!entersEmployment(viewer)) return { rows: [], endCursor: null };
  const conditions = filterConditions(platform, viewer, filter);
  const order = rosterOrder(Boolean(filter.cohort), page.after);
  const cohort = filter.cohort ? sql`g.cohort = ${filter.cohort}` : sql`true`;
  const { text, values } = sql`
    select g.id, g.cohort, g.student_number, g.name, g.id_number_mask, school.name as school_name,
      d.name as department_name, rd.code, rd.label, rd.employer_name, rd.agreement_number, rd.source, rd.reported_at
    from graduate g
    join registry_destination rd on rd.graduate_id = g.id
    join school on school.id = g.school_id
    join department d on d.id = g.department_id
    where ${graduatesInSight(viewer)} and g.frozen_at is null and ${cohort} and ${allOf(conditions)}
      and ${order.after}
    order by ${order.by} ${limitTo(pageStep(size) + 1)}`.toPg();
  const { rows } = await platform.pool.query<Row>({
    ...(conditions.length === 0 && {
      name: preparedName("registry-destinations", viewer, filter.cohort, page),
    }),
    text,
    values,
  });
  const { shown, endCursor } = rosterPage(rows, size);
  return { rows: shown.map(rowView), endCursor };
}

function filterConditions(platform: Platform, viewer: StaffIdentity, filter: RegistryFilter): Sql[] {
  const [name, idNumber, code] = [filter.name?.trim(), filter.idNumber?.trim(), filter.code?.trim()];
  const { departmentId } = filter;
  refuseSlowFilter(viewer, [filter.cohort, name, idNumber], [departmentId]);
  const conditions: Sql[] = [];
  if (name) conditions.push(sql`g.name = ${name}`);
  if (idNumber) conditions.push(sql`g.id_number_index = ${platform.keys.blindIndex("idNumber", idNumber)}`);
  if (departmentId) conditions.push(isId(departmentId) ? sql`g.department_id = ${departmentId}` : sql`false`);
  if (code) conditions.push(sql`rd.code = ${code}`);
  return conditions;
}

function rowView(row: Row) {
  return {
    graduateId: row.id,
    cohort: row.cohort,
    graduateName: row.name,
    idNumberMasked: row.id_number_mask,
    schoolName: row.school_name,
    departmentName: row.department_name,
    code: row.code,
    label: row.label,
    employerName: row.employer_name,
    agreementNumber: row.agreement_number,
    source: row.source,
    reportedAt: row.reported_at,
  };
}
