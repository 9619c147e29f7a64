import { GraphQLError } from "graphql";
import { catalogue, documentNumber } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import type { Branch } from "../../lists/definition.js";
import { contains, decides, equals, equalsId, sameName } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { ascending, descending } from "../../lists/order.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, recordsInSight, statusLabel, toneOf } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { ReviewQueueFilter, ReviewQueueRow } from "./queue.types.js";
import {
  kindsFor,
  ofKind,
  unattendedDepartments,
  unattendedOf,
  waitingConditions,
  waitingFor,
  waitsForViewer,
} from "./waiting.js";

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
    left join department d on d.id = r.department_id`,
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
  },
  computed: {
    initiatorLabel: ({ kind }) => flowOf(kind).initiator.desk,
    statusLabel: ({ kind, status }) => statusLabel(kind, status),
    tone: ({ kind, status }) => toneOf(kind, status),
    educationLevelLabel: ({ educationLevel }) =>
      educationLevel && catalogue("educationLevel").label(educationLevel),
    waitsForMe: (row, { viewer }) => waitsForViewer(viewer, row),
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
    name: sameName`g.name`,
    idNumber: (idNumber, { keys }) =>
      sql`g.id_number_index = ${keys.blindIndex("idNumber", documentNumber(idNumber))}`,
    counterpart: contains`r.counterpart`,
  },
  refuse: refuseSlowFilter,
  order: ({ view }) => (view === "WAITING_FOR_ME" ? OLDEST_SUBMISSION_FIRST : NEWEST_CHANGE_FIRST),
  branches: (asked, { viewer }) => branchesOf(viewer, asked),
  prelude: ({ viewer }) => (viewer.standsIn.length > 0 ? unattendedOf(viewer) : null),
});

/** Above one school only filters with an index of their own are offered (design: Reading). */
function refuseSlowFilter(viewer: StaffIdentity, asked: ReviewQueueFilter): void {
  // What belongs to no school is little.
  if (viewer.role === "SCHOOL" || viewer.role === "DEPARTMENT" || viewer.role === "OPERATOR") return;
  const { departmentId, educationLevel, majorName, counterpart } = asked;
  if (departmentId || educationLevel || majorName || counterpart) {
    throw new GraphQLError("院系、学历层次、专业和签约单位只能在一所学校内筛选", {
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

/**
 * The record that waits for the viewer behind this one, in the order of the queue, beginning again at its head; null
 * when nothing else waits. The place of a record that has moved on is still known by its submission. Among `kinds`, or
 * the record's own kind.
 */
export async function findNextWaiting(
  platform: Platform,
  viewer: StaffIdentity,
  after: string,
  kinds: readonly RecordKind[] | null,
): Promise<string | null> {
  if (!isId(after)) return null;
  const wanted = kinds ?? (await kindOf(platform, viewer, after));
  const branches = waitingConditions(viewer, wanted, await unattendedDepartments(platform, viewer));
  const reads = branches.flatMap((branch) => {
    const waiting = sql`from record r where ${recordsInSight(viewer)} and ${branch} and not r.frozen
      and r.id <> ${after} and not exists (select 1 from held_verdict h where h.record_id = r.id)`;
    const first = sql`order by r.submitted_at, r.id limit 1`;
    return [
      sql`select r.id, r.submitted_at, 0 as lap ${waiting}
        and (r.submitted_at, r.id) > (select submitted_at, id from here) ${first}`,
      sql`select r.id, r.submitted_at, 1 as lap ${waiting} ${first}`,
    ];
  });
  const [head, ...tail] = reads;
  if (!head) return null;
  const all = tail.reduce((union, read) => sql`${union} union all (${read})`, sql`(${head})`);
  const rows = await query<{ id: string }>(
    platform.pool,
    sql`with here as (select r.submitted_at, r.id from record r where r.id = ${after} and ${recordsInSight(viewer)})
    select id from (${all}) q order by lap, submitted_at, id limit 1`,
  );
  return rows[0]?.id ?? null;
}

async function kindOf(platform: Platform, viewer: StaffIdentity, recordId: string): Promise<RecordKind[]> {
  const rows = await query<{ kind: RecordKind }>(
    platform.pool,
    sql`select r.kind from record r where r.id = ${recordId} and ${recordsInSight(viewer)}`,
  );
  return rows.map(({ kind }) => kind);
}
