import { catalogue } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { within } from "../../lists/day-range.js";
import { contains, equals, equalsId, oneOf } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { flowOf, ofNamed, recordsInSight, recordsWithin, statusLabel } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { FrozenRecordFilter, FrozenRecordRow } from "./frozen-records.types.js";
import { refuseSlowFilter } from "./sight.js";

/** 失效信息管理 record by record (F-91), last frozen first. */
export const frozenRecords = defineList({
  name: "frozen-records",
  row: FrozenRecordRow,
  filter: FrozenRecordFilter,
  from: sql`record r
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    join department d on d.id = r.department_id`,
  columns: {
    id: column.id`r.id`,
    kind: column.text<RecordKind>`r.kind`,
    status: column.text<RecordStatus>`r.status`,
    counterpart: column.text`r.counterpart`,
    cohort: column.whole`r.cohort`,
    graduateId: column.id`r.graduate_id`,
    graduateName: column.text`g.name`,
    sex: column.text`g.sex`,
    educationLevel: column.text`g.education_level`,
    majorName: column.text`g.major_name`,
    idNumberMasked: column.text`g.id_number_mask`,
    studentNumber: column.text`g.student_number`,
    schoolName: column.text`s.name`,
    departmentName: column.text`d.name`,
    frozenAt: column.instant`g.frozen_at`,
  },
  computed: {
    kindLabel: ({ kind }) => flowOf(kind).flow.name,
    sexLabel: ({ sex }) => catalogue("sex").label(sex),
    educationLevelLabel: ({ educationLevel }) => catalogue("educationLevel").label(educationLevel),
    frozenStatusLabel: ({ kind, status }) => statusLabel(kind, status),
  },
  scope: (viewer: StaffIdentity) => recordsInSight(viewer),
  // The second is the index that the order goes along.
  where: sql`r.frozen and g.frozen_at is not null`,
  filters: {
    kinds: oneOf`r.kind`,
    cohort: equals`r.cohort`,
    departmentId: equalsId`r.department_id`,
    name: ofNamed,
    studentNumber: equals`g.student_number`,
    educationLevel: equals`r.level`,
    majorName: equals`g.major_name`,
    sex: equals`g.sex`,
    counterpart: contains`r.counterpart`,
    frozenOn: within`g.frozen_at`,
    ...recordsWithin,
  },
  refuse: (viewer, { kinds: _kinds, cohort, name, ...others }) => {
    const { provinceId: _province, schoolId, employer, educationLevel: _level, ...withinSchool } = others;
    refuseSlowFilter(viewer, [cohort, name, schoolId, employer], Object.values(withinSchool));
  },
  order: descending("frozenAt", "id"),
  sorts: ["frozenAt", "graduateName", "studentNumber", "departmentName", "counterpart", "cohort"],
});
