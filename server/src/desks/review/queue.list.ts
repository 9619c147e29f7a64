import { GraphQLError } from "graphql";
import { catalogue, documentNumber } from "../../catalogue/index.js";
import { sql, wordsOf } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { within } from "../../lists/day-range.js";
import type { Branch } from "../../lists/definition.js";
import { contains, decides, equals, equalsId } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { ascending, descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import {
  flowOf,
  ofNamed,
  ofNumbered,
  recordsInSight,
  recordsWithin,
  statusLabel,
  toneOf,
} from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { ReviewQueueFilter, ReviewQueueRow } from "./queue.types.js";
import { FLAG_BITS, flagsOf, hasFlag } from "./record-flags.js";
import { isInState, waitedDays, waitStateOf } from "./review-time.js";
import { kindsFor, ofKind, unattendedOf, waitingConditions, waitingFor, waitsForViewer } from "./waiting.js";

const OLDEST_SUBMISSION_FIRST = ascending("submittedAt", "id");
const NEWEST_CHANGE_FIRST = descending("changedAt", "id");

/**
 * The records of a reviewer's area. What waits comes oldest submission first, so that nobody is forgotten; everything
 * else newest change first. Each kind is read along an index of its own.
 */
export const reviewQueue = defineList({
  name: "review-queue",
  row: ReviewQueueRow,
  filter: ReviewQueueFilter,
  from: sql`record r
    left join agreement a on a.record_id = r.id
    left join graduate g on g.id = r.graduate_id
    left join school s on s.id = r.school_id
    left join department d on d.id = r.department_id
    left join registry_student copy on copy.graduate_id = r.graduate_id
    left join signing_settings ss on ss.school_id = r.school_id and ss.cohort = r.cohort`,
  columns: {
    id: column.id`r.id`,
    kind: column.text<RecordKind>`r.kind`,
    submission: column.whole`r.submission`,
    status: column.text<RecordStatus>`r.status`,
    waitsFor: column.text<string | null>`r.waits_for`,
    submittedAt: column.instant<string | null>`r.submitted_at`,
    changedAt: column.instant`r.changed_at`,
    schoolName: column.text<string | null>`s.name`,
    departmentName: column.text<string | null>`d.name`,
    educationLevel: column.text<string | null>`g.education_level`,
    majorName: column.text<string | null>`g.major_name`,
    graduateName: column.text<string | null>`g.name`,
    idNumberMasked: column.text<string | null>`g.id_number_mask`,
    agreementNumber: column.text<string | null>`a.number`,
    counterpart: column.text`r.counterpart`,
    positionName: column.text<string | null>`a.position_name`,
    // Of a department whose step the viewer takes (F-10a).
    unattended: column.flag`false`,
    flagBits: column.whole`${FLAG_BITS}`,
    reviewDays: column.whole<number | null>`ss.review_days`,
  },
  computed: {
    initiatorLabel: ({ kind }) => flowOf(kind).initiator.desk,
    statusLabel: ({ kind, status }) => statusLabel(kind, status),
    tone: ({ kind, status }) => toneOf(kind, status),
    educationLevelLabel: ({ educationLevel }) =>
      educationLevel && catalogue("educationLevel").label(educationLevel),
    waitsForMe: (row, { viewer }) => waitsForViewer(viewer, row),
    dataDiffers: ({ flagBits }, { viewer }) => flagsOf(flagBits, viewer.role).dataDiffers,
    employerWarned: ({ flagBits }, { viewer }) => flagsOf(flagBits, viewer.role).employerWarned,
    otherIdentity: ({ flagBits }, { viewer }) => flagsOf(flagBits, viewer.role).otherIdentity,
    returnedBefore: ({ flagBits }, { viewer }) => flagsOf(flagBits, viewer.role).returnedBefore,
    waitedDays: (row, { now }) => waitedDays(row, now),
    waitState: (row, { now }) => waitStateOf(row, now),
  },
  scope: (viewer: StaffIdentity) => recordsInSight(viewer),
  where: sql`not r.frozen`,
  filters: {
    view: decides,
    kinds: decides,
    status: equals`r.status`,
    cohort: equals`r.cohort`,
    departmentId: equalsId`r.department_id`,
    educationLevel: equals`r.level`,
    majorName: equals`g.major_name`,
    name: ofNamed,
    idNumber: (idNumber, reading) =>
      ofNumbered(reading.keys.blindIndex("idNumber", documentNumber(idNumber)), reading),
    counterpart: contains`r.counterpart`,
    flag: (flag, { viewer }) => hasFlag(flag, viewer.role),
    wait: (state, { now }) => isInState(state, now),
    studentNumber: equals`g.student_number`,
    trainingMode: equals`g.training_mode`,
    // By the record, along the index of either number: a destination is approved under one of the same line.
    agreementNumber: (number) => sql`r.id in (select n.record_id from agreement n where n.number = ${number}
      union all select n.record_id from destination n where n.certificate_number = ${number})`,
    positionName: contains`a.position_name`,
    submitted: within`r.submitted_at`,
    changed: within`r.changed_at`,
    ...recordsWithin,
  },
  refuse: refuseSlowFilter,
  order: ({ view }) => (view === "WAITING_FOR_ME" ? OLDEST_SUBMISSION_FIRST : NEWEST_CHANGE_FIRST),
  sorts: [
    "submittedAt",
    "changedAt",
    "departmentName",
    "majorName",
    "graduateName",
    "agreementNumber",
    "counterpart",
  ],
  // What belongs to no school is little.
  few: ({ role }) => role === "SCHOOL" || role === "DEPARTMENT" || role === "OPERATOR",
  branches: (asked, { viewer }) => branchesOf(viewer, asked),
  prelude: ({ viewer }) => (viewer.standsIn.length > 0 ? unattendedOf(viewer) : null),
});

/** Above one school only filters with an index of their own are offered (design: Reading). */
function refuseSlowFilter(viewer: StaffIdentity, asked: ReviewQueueFilter): void {
  // What belongs to no school is little.
  if (viewer.role === "SCHOOL" || viewer.role === "DEPARTMENT" || viewer.role === "OPERATOR") return;
  const { view: _view, kinds: _kinds, status: _status, cohort: _cohort, ...others } = asked;
  const { name: _name, idNumber: _number, agreementNumber: _agreement, ...more } = others;
  const {
    provinceId: _province,
    schoolId: _school,
    employer: _employer,
    educationLevel: _level,
    ...withinSchool
  } = more;
  if (Object.values(withinSchool).some((value) => value !== undefined)) {
    throw new GraphQLError("院系、专业、单位名称中的文字、审核提示等条件只能在一所学校内筛选", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
}

function branchesOf(viewer: StaffIdentity, asked: ReviewQueueFilter): Branch<"unattended">[] {
  const kinds = kindsOf(viewer, asked);
  const standsIn = viewer.standsIn.length > 0;
  if (asked.view !== "WAITING_FOR_ME") {
    const unattended = sql`(r.department_id, r.level, r.module) in (
      select u.department_id, u.level, u.module from unattended u)`;
    const instead = standsIn ? { unattended } : undefined;
    // Who or whose they are leads to the records: kind by kind they would be found as often as there are kinds.
    if (kinds.length > 1 && (asked.name || asked.idNumber || asked.employer))
      return [{ where: sql`r.kind in ${wordsOf(kinds)}`, instead }];
    return kinds.map((kind) => ({ where: ofKind(kind), instead }));
  }
  const own = waitingConditions(viewer, kinds, []).map((where) => ({ where }));
  if (!standsIn) return own;
  // Department by department, along its own index: where all have reviewers, no record is looked at.
  const stoodInFor = waitingFor("DEPARTMENT", kinds).map((kind) => ({
    forEach: sql`unattended u`,
    where: sql`${kind} and r.department_id = u.department_id and r.level = u.level and r.module = u.module`,
    instead: { unattended: sql`true` },
  }));
  return [...own, ...stoodInFor];
}

/** Asked for, or all of the viewer's modules; only those that know the state asked for. In one order, whatever the caller's. */
function kindsOf(viewer: StaffIdentity, { kinds, status }: ReviewQueueFilter): RecordKind[] {
  return kindsFor(viewer).filter(
    (kind) => (kinds?.includes(kind) ?? true) && (!status || status in flowOf(kind).flow.states),
  );
}
