import { catalogue, documentNumber } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, equalsId, sameName } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { SETTINGS_JOINS, SIGNING_COLUMNS, whyMayNotSign } from "../../parties/settings/index.js";
import { statusLabel } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { GraduateFilter, GraduateRow } from "./graduates.types.js";
import { rosterOrder } from "./roster-order.js";
import { graduatesInSight, refuseSlowFilter } from "./sight.js";

/** The roster in the viewer's area; who was 转届 counts in the newer cohort alone (F-01b). */
export const graduates = defineList({
  name: "graduates",
  row: GraduateRow,
  filter: GraduateFilter,
  from: sql`graduate g
    join school on school.id = g.school_id
    join department d on d.id = g.department_id
    ${SETTINGS_JOINS}
    left join record r on r.graduate_id = g.id and r.holds`,
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
  },
  computed: {
    educationLevelLabel: ({ educationLevel }) => catalogue("educationLevel").label(educationLevel),
    trainingModeLabel: ({ trainingMode }) => catalogue("trainingMode").label(trainingMode),
    notSigningReason: (row, { now }) => whyMayNotSign(row, now)?.message ?? null,
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
    name: sameName`g.name`,
    idNumber: (idNumber, { keys }) =>
      sql`g.id_number_index = ${keys.blindIndex("idNumber", documentNumber(idNumber))}`,
    studentNumber: equals`g.student_number`,
    frozen: (frozen) => (frozen ? sql`g.frozen_at is not null` : sql`g.frozen_at is null`),
  },
  refuse: (viewer, { cohort, name, idNumber, ...others }) =>
    refuseSlowFilter(
      viewer,
      [cohort, name, idNumber],
      [
        others.departmentId,
        others.educationLevel,
        others.trainingMode,
        others.majorName,
        others.studentNumber,
      ],
    ),
  order: rosterOrder("id"),
});
