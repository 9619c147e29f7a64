import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, equalsId, oneOf, sameName } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { flowOf, recordsInSight, statusLabel } from "../../records/index.js";
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
    idNumberMasked: column.text`g.id_number_mask`,
    studentNumber: column.text`g.student_number`,
    schoolName: column.text`s.name`,
    departmentName: column.text`d.name`,
    frozenAt: column.instant`g.frozen_at`,
  },
  computed: {
    kindLabel: ({ kind }) => flowOf(kind).flow.name,
    frozenStatusLabel: ({ kind, status }) => statusLabel(kind, status),
  },
  scope: (viewer: StaffIdentity) => recordsInSight(viewer),
  where: sql`r.frozen`,
  filters: {
    kinds: oneOf`r.kind`,
    cohort: equals`r.cohort`,
    departmentId: equalsId`r.department_id`,
    name: sameName`g.name`,
    studentNumber: equals`g.student_number`,
  },
  refuse: (viewer, { cohort, name, departmentId, studentNumber }) =>
    refuseSlowFilter(viewer, [cohort, name], [departmentId, studentNumber]),
  order: descending("frozenAt", "id"),
});
