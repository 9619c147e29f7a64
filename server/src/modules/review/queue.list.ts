import { GraphQLError } from "graphql";
import { catalogue } from "../../catalogue/index.js";
import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { decodeCursor, encodeCursor, pageSize, pageStep, positionAfter } from "../../graphql/cursor.js";
import { isId } from "../../graphql/ids.js";
import type { RecordStatus } from "../../graphql/vocabulary.js";
import type { Platform } from "../../platform.js";
import { statusLabel } from "../agreements/index.js";
import { entersEmployment, type StaffIdentity } from "../identity/index.js";
import { recordsInSight } from "../records/index.js";
import type { ReviewQueueFilter, ReviewQueuePage, ReviewQueueRow } from "./review.types.js";

interface Row {
  id: string;
  submission: number;
  status: RecordStatus;
  submitted_at: Date | null;
  changed_at: Date;
  school_name: string;
  department_name: string;
  education_level: string;
  major_name: string;
  graduate_name: string;
  id_number_mask: string;
  number: string | null;
  employer_name: string;
  position_name: string;
}

/** 签约发起方 as the review desk calls it (seed 002 §7); agreements that graduates apply for are 学生. */
const INITIATOR = "单位";

/** In the text, so that one plan fits every school: a state given as a parameter would be guessed at. */
const WAITING = {
  DEPARTMENT_REVIEW: sql`r.status = 'DEPARTMENT_REVIEW'`,
  SCHOOL_REVIEW: sql`r.status = 'SCHOOL_REVIEW'`,
} as const;

/** The state that waits for a reviewer of this role; province and ministry only read (F-10). */
export function stateWaitingFor(viewer: StaffIdentity): keyof typeof WAITING | null {
  if (viewer.role === "DEPARTMENT") return "DEPARTMENT_REVIEW";
  if (viewer.role === "SCHOOL") return "SCHOOL_REVIEW";
  return null;
}

/**
 * 在线签约管理. What waits comes oldest submission first, so that nobody is forgotten; everything else newest change
 * first. One statement: prepared where no filter is asked for, each filter adds its own condition.
 */
export async function listReviewQueue(
  platform: Platform,
  viewer: StaffIdentity,
  filter: ReviewQueueFilter,
  page: { first: number; after: string | null },
): Promise<ReviewQueuePage> {
  const size = pageSize(page.first);
  const waiting = filter.view === "WAITING_FOR_ME";
  const status = waiting ? stateWaitingFor(viewer) : null;
  if ((waiting && !status) || !entersEmployment(viewer)) return { rows: [], endCursor: null };
  const conditions = filterConditions(platform, viewer, filter);
  if (status) conditions.unshift(WAITING[status]);
  const order = waiting ? oldestSubmissionFirst(page.after) : newestChangeFirst(page.after);
  const { text, values } = sql`
    select r.id, r.submission, r.status, r.submitted_at, r.changed_at, s.name as school_name,
      d.name as department_name, g.education_level, g.major_name, g.name as graduate_name, g.id_number_mask,
      a.number, a.employer_name, a.position_name
    from record r
    join agreement a on a.record_id = r.id
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    join department d on d.id = r.department_id
    where ${recordsInSight(viewer)} and not r.frozen and ${allOf(conditions)} and ${order.after}
    order by ${order.by} ${limitTo(pageStep(size) + 1)}`.toPg();
  const plain = conditions.length === (status ? 1 : 0);
  const name = `review-queue-${viewer.role}-${viewer.levelScope === "ALL" ? "all" : "level"}-${filter.view}-${
    page.after ? "on" : "first"
  }-${pageStep(size)}`;
  const { rows } = await platform.pool.query<Row>({ ...(plain && { name }), text, values });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => rowView(viewer, row)),
    endCursor: rows.length > size && last ? encodeCursor({ at: order.at(last), id: last.id }) : null,
  };
}

/**
 * The record that waits for the viewer behind this one, in the order of the queue, beginning again at its head; null
 * when nothing else waits. The place of a record that has moved on is still known by its submission.
 */
export async function findNextWaiting(
  platform: Platform,
  viewer: StaffIdentity,
  after: string,
): Promise<string | null> {
  const status = stateWaitingFor(viewer);
  if (!status || !isId(after)) return null;
  const waiting = sql`from record r where ${recordsInSight(viewer)} and r.status = ${status} and not r.frozen
    and r.id <> ${after}
    and not exists (select 1 from held_verdict h where h.record_id = r.id)`;
  const { text, values } = sql`
    with here as (select r.submitted_at, r.id from record r where r.id = ${after} and ${recordsInSight(viewer)})
    (select r.id, 0 as lap ${waiting}
      and (r.submitted_at, r.id) > (select submitted_at, id from here) order by r.submitted_at, r.id limit 1)
    union all
    (select r.id, 1 as lap ${waiting} order by r.submitted_at, r.id limit 1)
    order by lap limit 1`.toPg();
  const { rows } = await platform.pool.query<{ id: string }>({ text, values });
  return rows[0]?.id ?? null;
}

interface Order {
  by: Sql;
  after: Sql;
  at(row: Row): Date;
}

function oldestSubmissionFirst(cursor: string | null): Order {
  const from = cursor ? decodeCursor(cursor) : null;
  return {
    by: sql`r.submitted_at, r.id`,
    after: from ? sql`(r.submitted_at, r.id) > (${from.at}, ${from.id})` : sql`true`,
    at: (row) => row.submitted_at ?? row.changed_at,
  };
}

function newestChangeFirst(cursor: string | null): Order {
  const from = positionAfter(cursor);
  return {
    by: sql`r.changed_at desc, r.id desc`,
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
  if (employer) conditions.push(sql`strpos(a.employer_name, ${employer}) > 0`);
  return conditions;
}

function rowView(viewer: StaffIdentity, row: Row): ReviewQueueRow {
  return {
    id: row.id,
    submission: row.submission,
    initiatorLabel: INITIATOR,
    status: row.status,
    statusLabel: statusLabel(row.status),
    schoolName: row.school_name,
    departmentName: row.department_name,
    educationLevelLabel: catalogue("educationLevel").label(row.education_level),
    majorName: row.major_name,
    graduateName: row.graduate_name,
    idNumberMasked: row.id_number_mask,
    agreementNumber: row.number,
    employerName: row.employer_name,
    positionName: row.position_name,
    submittedAt: row.submitted_at,
    changedAt: row.changed_at,
    waitsForMe: row.status === stateWaitingFor(viewer) && viewer.employmentRight === "READ_WRITE",
  };
}
