import { destinationLabel } from "../../catalogue/index.js";
import { INSTANTS_AS_TEXT } from "../../database/pool.js";
import { query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, equalsId, sameName } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { recordsInSight } from "../../records/index.js";
import {
  type VoidedDestination,
  VoidedDestinationFilter,
  VoidedDestinationRow,
} from "./destination.types.js";

/**
 * Nothing new since (F-63): neither a submission nor an accepted invitation, whatever became of it later. Every record
 * keeps the time of its last submission, and none but a new one is submitted after the voiding.
 */
const NOTHING_NEW = sql`not exists (
  select 1 from record o where o.graduate_id = r.graduate_id and o.id <> r.id and o.submitted_at >= r.changed_at)`;

/** 作废信息管理, newest first. */
export const voidedDestinations = defineList({
  name: "voided",
  row: VoidedDestinationRow,
  filter: VoidedDestinationFilter,
  from: sql`record r
    join destination x on x.record_id = r.id
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    join department d on d.id = r.department_id`,
  columns: {
    recordId: column.id`r.id`,
    counterpart: column.text`r.counterpart`,
    typeCode: column.text`x.type_code`,
    subType: column.text<string | null>`x.sub_type`,
    submittedAt: column.instant<string | null>`r.submitted_at`,
    voidedAt: column.instant`r.changed_at`,
    cohort: column.whole`r.cohort`,
    graduateName: column.text`g.name`,
    idNumberMasked: column.text`g.id_number_mask`,
    studentNumber: column.text`g.student_number`,
    majorName: column.text`g.major_name`,
    schoolName: column.text`s.name`,
    departmentName: column.text`d.name`,
  },
  computed: { typeLabel: ({ typeCode, subType }) => destinationLabel(typeCode, subType) },
  scope: (viewer: StaffIdentity) => recordsInSight(viewer),
  where: sql`r.kind = 'DESTINATION' and r.status = 'VOIDED' and not r.frozen and ${NOTHING_NEW}`,
  filters: {
    cohort: equals`r.cohort`,
    departmentId: equalsId`r.department_id`,
    name: sameName`g.name`,
    studentNumber: equals`g.student_number`,
  },
  order: descending("voidedAt", "recordId"),
});

const MOST_VOIDED = 50;

/** Every destination that this graduate has voided, newest first: for the review page (F-14, F-63). */
export async function readVoidedOf({ pool }: Platform, graduateId: string): Promise<VoidedDestination[]> {
  const rows = await query<
    Omit<VoidedDestination, "typeLabel"> & { type_code: string; sub_type: string | null }
  >(
    pool,
    sql`
      select r.id as "recordId", r.counterpart, x.type_code, x.sub_type, r.submitted_at as "submittedAt",
        r.changed_at as "voidedAt"
      from record r join destination x on x.record_id = r.id
      where r.graduate_id = ${graduateId} and r.status = 'VOIDED'
      order by r.changed_at desc, r.id desc limit ${MOST_VOIDED}`,
    { name: "voided-of-graduate", types: INSTANTS_AS_TEXT },
  );
  return rows.map((row) => ({ ...row, typeLabel: destinationLabel(row.type_code, row.sub_type) }));
}
