import { catalogue, documentNumber, maskEmail, maskMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, equalsId, oneOf } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { SETTINGS_JOINS, SIGNING_COLUMNS, whyMayNotSign } from "../../parties/settings/index.js";
import { graduatesWithin, statusLabel } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import {
  type DestinationStanding,
  HOLDING_JOINS,
  STANDING,
  STANDING_LABELS,
} from "./destination-standing.js";
import { GraduateFilter, GraduateRow } from "./graduates.types.js";
import { rosterOrder } from "./roster-order.js";
import { graduatesInSight, nameWithin, refuseSlowFilter } from "./sight.js";

const REGISTERED = sql`exists (select from graduate_account a where a.person_id = g.person_id)`;

/** The roster in the viewer's area; who was 转届 counts in the newer cohort alone (F-01b). */
export const graduates = defineList({
  name: "graduates",
  row: GraduateRow,
  filter: GraduateFilter,
  from: sql`graduate g
    join school on school.id = g.school_id
    join department d on d.id = g.department_id
    ${SETTINGS_JOINS}
    ${HOLDING_JOINS}`,
  where: sql`g.transferred_at is null`,
  columns: {
    ...SIGNING_COLUMNS,
    id: column.id`g.id`,
    studentNumber: column.text`g.student_number`,
    name: column.text`g.name`,
    idNumberMasked: column.text`g.id_number_mask`,
    schoolName: column.text`school.name`,
    departmentName: column.text`d.name`,
    majorName: column.text`g.major_name`,
    educationLevel: column.text`g.education_level`,
    holdingKind: column.text<RecordKind | null>`r.kind`,
    holdingStatus: column.text<RecordStatus | null>`r.status`,
    standing: column.text<DestinationStanding | null>`${STANDING}`,
    mobile: column.bytes<Buffer | null>`g.mobile_sealed`,
    email: column.bytes<Buffer | null>`g.email_sealed`,
    registered: column.flag`${REGISTERED}`,
  },
  computed: {
    educationLevelLabel: ({ educationLevel }) => catalogue("educationLevel").label(educationLevel),
    trainingModeLabel: ({ trainingMode }) => catalogue("trainingMode").label(trainingMode),
    notSigningReason: (row, { now }) => whyMayNotSign(row, now)?.message ?? null,
    standingLabel: ({ standing }) => standing && STANDING_LABELS[standing],
    mobileMasked: ({ mobile }, { keys }) =>
      mobile && maskMobile(keys.open("graduate.mobile_sealed", new Sealed(mobile))),
    emailMasked: ({ email }, { keys }) =>
      email && maskEmail(keys.open("graduate.email_sealed", new Sealed(email))),
    statusLabel: ({ holdingKind, holdingStatus, frozen }) =>
      holdingKind && holdingStatus && statusLabel(holdingKind, holdingStatus, frozen),
  },
  scope: (viewer: StaffIdentity) => graduatesInSight(viewer),
  filters: {
    cohort: { hot: equals`g.cohort` },
    departmentId: equalsId`g.department_id`,
    educationLevel: equals`g.level`,
    majorName: equals`g.major_name`,
    trainingMode: equals`g.training_mode`,
    name: nameWithin,
    idNumber: (idNumber, { keys }) =>
      sql`g.id_number_index = ${keys.blindIndex("idNumber", documentNumber(idNumber))}`,
    studentNumber: equals`g.student_number`,
    standings: oneOf`${STANDING}`,
    registered: (registered) => (registered ? REGISTERED : sql`not ${REGISTERED}`),
    contact: (known) =>
      known
        ? sql`(g.mobile_sealed is not null or g.email_sealed is not null)`
        : sql`g.mobile_sealed is null and g.email_sealed is null`,
    frozen: (frozen) => (frozen ? sql`g.frozen_at is not null` : sql`g.frozen_at is null`),
    ...graduatesWithin,
  },
  refuse: (viewer, { cohort, name, idNumber, frozen: _frozen, ...others }) => {
    const { provinceId: _province, schoolId, employer, educationLevel: _level, ...withinSchool } = others;
    refuseSlowFilter(viewer, [cohort, name, idNumber, schoolId, employer], Object.values(withinSchool));
  },
  order: rosterOrder("id"),
  sorts: ["studentNumber", "name", "departmentName", "majorName", "cohort"],
});
