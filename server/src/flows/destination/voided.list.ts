import { GraphQLError } from "graphql";
import { catalogue, destinationLabel } from "../../catalogue/index.js";
import { INSTANTS_AS_TEXT } from "../../database/pool.js";
import { query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { within } from "../../lists/day-range.js";
import { contains, equals, equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { ofNamed, recordsInSight, recordsWithin } from "../../records/index.js";
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
    certificateNumber: column.text<string | null>`x.certificate_number`,
    submittedAt: column.instant<string | null>`r.submitted_at`,
    voidedAt: column.instant`r.changed_at`,
    cohort: column.whole`r.cohort`,
    graduateName: column.text`g.name`,
    sex: column.text`g.sex`,
    educationLevel: column.text`g.education_level`,
    idNumberMasked: column.text`g.id_number_mask`,
    studentNumber: column.text`g.student_number`,
    majorName: column.text`g.major_name`,
    schoolName: column.text`s.name`,
    departmentName: column.text`d.name`,
  },
  computed: {
    typeLabel: ({ typeCode, subType }) => destinationLabel(typeCode, subType),
    sexLabel: ({ sex }) => catalogue("sex").label(sex),
    educationLevelLabel: ({ educationLevel }) => catalogue("educationLevel").label(educationLevel),
  },
  scope: (viewer: StaffIdentity) => recordsInSight(viewer),
  where: sql`r.kind = 'DESTINATION' and r.status = 'VOIDED' and not r.frozen and ${NOTHING_NEW}`,
  filters: {
    cohort: equals`r.cohort`,
    departmentId: equalsId`r.department_id`,
    name: ofNamed,
    studentNumber: equals`g.student_number`,
    certificateNumber: equals`x.certificate_number`,
    educationLevel: equals`r.level`,
    majorName: equals`g.major_name`,
    sex: equals`g.sex`,
    counterpart: contains`r.counterpart`,
    voided: within`r.changed_at`,
    ...recordsWithin,
  },
  refuse: refuseSlowFilter,
  order: descending("voidedAt", "recordId"),
  sorts: [
    "voidedAt",
    "submittedAt",
    "graduateName",
    "studentNumber",
    "departmentName",
    "majorName",
    "cohort",
  ],
});

/** Above one school only filters with an index of their own are offered (design: Reading). */
function refuseSlowFilter(viewer: StaffIdentity, asked: VoidedDestinationFilter): void {
  if (viewer.role === "SCHOOL" || viewer.role === "DEPARTMENT") return;
  const { majorName, sex, counterpart, voided } = asked;
  if (majorName || sex || counterpart || voided) {
    throw new GraphQLError("专业、性别、去向单位中的文字和作废时间只能在一所学校内筛选", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
}

const MOST_VOIDED = 50;

/** Every destination that this graduate has voided, newest first: for the review page (F-14, F-63). */
export async function readVoidedOf({ pool }: Platform, graduateId: string): Promise<VoidedDestination[]> {
  const rows = await query<
    Omit<VoidedDestination, "typeLabel"> & { type_code: string; sub_type: string | null }
  >(
    pool,
    sql`
      select r.id as "recordId", r.counterpart, x.type_code, x.sub_type, r.submitted_at as "submittedAt",
        x.certificate_number as "certificateNumber", r.changed_at as "voidedAt"
      from record r join destination x on x.record_id = r.id
      where r.graduate_id = ${graduateId} and r.status = 'VOIDED'
      order by r.changed_at desc, r.id desc limit ${MOST_VOIDED}`,
    { name: "voided-of-graduate", types: INSTANTS_AS_TEXT },
  );
  return rows.map((row) => ({ ...row, typeLabel: destinationLabel(row.type_code, row.sub_type) }));
}
