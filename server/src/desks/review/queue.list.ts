import { GraphQLError } from "graphql";
import { catalogue } from "../../catalogue/index.js";
import { INSTANTS_AS_TEXT } from "../../database/pool.js";
import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { decodeCursor, encodeCursor, pageSize, pageStep, positionAfter } from "../../lists/cursor.js";
import { entersEmployment, type StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { everyFlow, flowOf, recordsInSight, statusLabel } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import { RecordKind, type RecordStatus } from "../../words/record-words.js";
import type { ReviewQueueFilter, ReviewQueuePage, ReviewQueueRow } from "./queue.types.js";
import {
  ofKind,
  statesOf,
  unattendedDepartments,
  unattendedOf,
  waitingConditions,
  waitsForViewer,
} from "./waiting.js";

interface Row {
  id: string;
  kind: RecordKind;
  submission: number;
  status: RecordStatus;
  submitted_at: string | null;
  changed_at: string;
  /** Of a department whose step the viewer takes (F-10a). */
  unattended: boolean;
  school_name: string;
  department_name: string;
  education_level: string;
  major_name: string;
  graduate_name: string;
  id_number_mask: string;
  number: string | null;
  counterpart: string;
  position_name: string | null;
}

const COLUMNS = sql`
    select r.id, r.kind, r.submission, r.status, r.submitted_at, r.changed_at,
      s.name as school_name, d.name as department_name, g.education_level, g.major_name, g.name as graduate_name,
      g.id_number_mask, a.number, r.counterpart, a.position_name`;

const FROM = sql`
    from record r
    left join agreement a on a.record_id = r.id
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    join department d on d.id = r.department_id`;

/**
 * The records of a reviewer's area. What waits comes oldest submission first, so that nobody is forgotten; everything
 * else newest change first. One statement: prepared where no filter is asked for, each filter adds its own condition.
 */
export async function listReviewQueue(
  platform: Platform,
  viewer: StaffIdentity,
  filter: ReviewQueueFilter,
  page: { first: number; after: string | null },
): Promise<ReviewQueuePage> {
  const size = pageSize(page.first);
  const waiting = filter.view === "WAITING_FOR_ME";
  if (!entersEmployment(viewer)) return { rows: [], endCursor: null };
  const kinds = kindsOf(filter);
  const conditions = filterConditions(platform, viewer, filter);
  const order = waiting ? oldestSubmissionFirst(page.after) : newestChangeFirst(page.after);
  const limit = limitTo(pageStep(size) + 1);
  const reads = readsOf(viewer, kinds, { waiting, conditions, order, limit });
  if (reads.length === 0) return { rows: [], endCursor: null };
  const all = inOrder(reads, order, limit);
  const { text, values } = (viewer.standsIn ? sql`with ${unattendedOf(viewer)} ${all}` : all).toPg();
  const scope = viewer.standsIn ? "instead" : viewer.levelScope === "ALL" ? "all" : "level";
  const name = `review-queue-${viewer.role}-${scope}-${filter.view}-${
    page.after ? "on" : "first"
  }-${pageStep(size)}-${kinds.map(shortly).join("")}`;
  const { rows } = await platform.pool.query<Row>({
    ...(conditions.length === 0 && { name }),
    text,
    values,
    types: INSTANTS_AS_TEXT,
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => rowView(viewer, row)),
    endCursor:
      rows.length > size && last ? encodeCursor({ at: new Date(order.at(last)), id: last.id }) : null,
  };
}

interface Reading {
  waiting: boolean;
  conditions: readonly Sql[];
  order: Order;
  limit: Sql;
}

/** A read along one index for each kind, or for each kind and state that waits. */
function readsOf(
  viewer: StaffIdentity,
  kinds: readonly RecordKind[],
  { waiting, conditions, order, limit }: Reading,
): Sql[] {
  const read = (branch: Sql, unattended: Sql) => sql`${COLUMNS}, ${unattended} as unattended ${FROM}
    where ${recordsInSight(viewer)} and not r.frozen and ${branch} and ${allOf(conditions)} and ${order.after}
    order by ${order.by("r")} ${limit}`;
  if (!waiting) {
    const known = sql`(r.department_id, r.level) in (select u.department_id, u.level from unattended u)`;
    return kinds.map((kind) => read(ofKind(kind), viewer.standsIn ? known : sql`false`));
  }
  const own = waitingConditions(viewer, kinds, []).map((branch) => read(branch, sql`false`));
  if (!viewer.standsIn) return own;
  // Department by department, along its own index: where all have reviewers, no record is looked at.
  const stoodInFor = statesOf("DEPARTMENT", kinds).map((state) => {
    const ofOne = sql`${state} and r.department_id = u.department_id and r.level = u.level`;
    return sql`select q.* from unattended u cross join lateral (${read(ofOne, sql`true`)}) q
    order by ${order.by("q")} ${limit}`;
  });
  return [...own, ...stoodInFor];
}

/** A kind as one character: the name of a statement has room for 63. */
function shortly(kind: RecordKind): string {
  return String(Object.keys(RecordKind).indexOf(kind));
}

/** Asked for, or all there are; only those that know the state asked for. In one order, whatever the caller's. */
function kindsOf({ kinds, status }: ReviewQueueFilter): RecordKind[] {
  return everyFlow()
    .filter(({ kind, flow }) => (kinds?.includes(kind) ?? true) && (!status || status in flow.states))
    .map(({ kind }) => kind);
}

/** Several kinds or states are read along an index each, and put in order together. */
function inOrder(reads: readonly Sql[], order: Order, limit: Sql): Sql {
  const [first, ...others] = reads;
  if (!first) throw new Error("Nothing to read");
  if (others.length === 0) return first;
  const all = others.reduce((union, read) => sql`${union} union all (${read})`, sql`(${first})`);
  return sql`select * from (${all}) q order by ${order.by("q")} ${limit}`;
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
  if (!isId(after) || !entersEmployment(viewer)) return null;
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
  const { text, values } = sql`
    with here as (select r.submitted_at, r.id from record r where r.id = ${after} and ${recordsInSight(viewer)})
    select id from (${all}) q order by lap, submitted_at, id limit 1`.toPg();
  const { rows } = await platform.pool.query<{ id: string }>({ text, values });
  return rows[0]?.id ?? null;
}

async function kindOf(platform: Platform, viewer: StaffIdentity, recordId: string): Promise<RecordKind[]> {
  const { rows } = await platform.pool.query<{ kind: RecordKind }>(
    sql`select r.kind from record r where r.id = ${recordId} and ${recordsInSight(viewer)}`.toPg(),
  );
  return rows.map(({ kind }) => kind);
}

interface Order {
  by(table: "r" | "q"): Sql;
  after: Sql;
  at(row: Row): string;
}

function oldestSubmissionFirst(cursor: string | null): Order {
  const from = cursor ? decodeCursor(cursor) : null;
  return {
    by: (table) => (table === "r" ? sql`r.submitted_at, r.id` : sql`q.submitted_at, q.id`),
    after: from ? sql`(r.submitted_at, r.id) > (${from.at}, ${from.id})` : sql`true`,
    at: (row) => row.submitted_at ?? row.changed_at,
  };
}

function newestChangeFirst(cursor: string | null): Order {
  const from = positionAfter(cursor);
  return {
    by: (table) => (table === "r" ? sql`r.changed_at desc, r.id desc` : sql`q.changed_at desc, q.id desc`),
    after: cursor ? sql`(r.changed_at, r.id) < (${from.at}, ${from.id})` : sql`true`,
    at: (row) => row.changed_at,
  };
}

/** Above one school only filters with an index of their own are offered (design: Reading). */
function filterConditions(platform: Platform, viewer: StaffIdentity, filter: ReviewQueueFilter): Sql[] {
  const conditions: Sql[] = [];
  if (filter.status) conditions.push(sql`r.status = ${filter.status}`);
  if (filter.cohort) conditions.push(sql`r.cohort = ${filter.cohort}`);
  const name = filter.name?.trim();
  if (name) conditions.push(sql`g.name = ${name}`);
  const idNumber = filter.idNumber?.trim();
  if (idNumber) conditions.push(sql`g.id_number_index = ${platform.keys.blindIndex("idNumber", idNumber)}`);
  const withinSchool = schoolConditions(filter);
  if (withinSchool.length > 0 && viewer.role !== "SCHOOL" && viewer.role !== "DEPARTMENT") {
    throw new GraphQLError("院系、学历层次、专业和签约单位只能在一所学校内筛选", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
  return [...conditions, ...withinSchool];
}

function schoolConditions(filter: ReviewQueueFilter): Sql[] {
  const conditions: Sql[] = [];
  const { departmentId, educationLevel } = filter;
  if (departmentId) conditions.push(isId(departmentId) ? sql`r.department_id = ${departmentId}` : sql`false`);
  if (educationLevel) conditions.push(sql`r.level = ${educationLevel}`);
  const major = filter.majorName?.trim();
  if (major) conditions.push(sql`g.major_name = ${major}`);
  const employer = filter.employerName?.trim();
  if (employer) conditions.push(sql`strpos(r.counterpart, ${employer}) > 0`);
  return conditions;
}

function rowView(viewer: StaffIdentity, row: Row): ReviewQueueRow {
  return {
    id: row.id,
    kind: row.kind,
    submission: row.submission,
    initiatorLabel: flowOf(row.kind).initiator.desk,
    status: row.status,
    statusLabel: statusLabel(row.kind, row.status),
    schoolName: row.school_name,
    departmentName: row.department_name,
    educationLevelLabel: catalogue("educationLevel").label(row.education_level),
    majorName: row.major_name,
    graduateName: row.graduate_name,
    idNumberMasked: row.id_number_mask,
    agreementNumber: row.number,
    employerName: row.counterpart,
    positionName: row.position_name,
    submittedAt: row.submitted_at,
    changedAt: row.changed_at,
    waitsForMe: waitsForViewer(viewer, row),
  };
}
