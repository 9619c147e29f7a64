import { catalogue, documentNumber } from "../../catalogue/index.js";
import { query, type Sql, sql, wordsOf } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { equals, sameName } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import { favourites } from "../../parties/employers/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, recordsInSight, statusLabel, toneOf } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import {
  type EmployerCounts,
  type EmployerList,
  EmployerListFilter,
  EmployerListRow,
  type EmployerListStates,
  type EmployerWeek,
} from "./invitation.types.js";

/** What each list of agreements holds (F-74). In force is signed, also while a termination is open. */
const AGREEMENTS = {
  PENDING: ["INVITED", "DEPARTMENT_REVIEW", "SCHOOL_REVIEW"],
  SIGNED: ["SIGNED"],
  FAILED: ["DECLINED", "LAPSED", "TAKEN_BACK", "REJECTED_BY_DEPARTMENT", "REJECTED_BY_SCHOOL"],
} as const satisfies Partial<Record<EmployerList, readonly RecordStatus[]>>;

/** 失效 takes agreements of every state, once each (F-91); their terminations stand on the agreement's page. */
const FROZEN = [...Object.values(AGREEMENTS).flat(), "TERMINATED"] as const;

/** Lists of terminations (F-74): their state and time are those of the request, their page the agreement's. */
const TERMINATIONS = {
  TERMINATING: [
    "ASKED_BY_GRADUATE",
    "ASKED_BY_EMPLOYER",
    "TERMINATION_DEPARTMENT_REVIEW",
    "TERMINATION_SCHOOL_REVIEW",
  ],
  TERMINATED: ["TERMINATION_DONE"],
  TERMINATION_FAILED: [
    "REFUSED_BY_EMPLOYER",
    "REFUSED_BY_GRADUATE",
    "TERMINATION_REJECTED",
    "TERMINATION_CLOSED",
  ],
} as const satisfies Partial<Record<EmployerList, readonly RecordStatus[]>>;

/** 解约失败: the last request failed, and the agreement stands; an earlier failure is history. */
const IS_LAST = sql`not exists (select 1 from record later where later.ends_record_id = r.ends_record_id
  and ((later.created_at, later.id) > (r.created_at, r.id) or later.waits_for is not null))`;

/** What each list holds, as a condition on `record r`: lists and counts go by the same. */
const HOLDS: Readonly<Record<EmployerList, Sql>> = {
  PENDING: standing(AGREEMENTS.PENDING),
  SIGNED: standing(AGREEMENTS.SIGNED),
  FAILED: standing(AGREEMENTS.FAILED),
  TERMINATING: standing(TERMINATIONS.TERMINATING),
  TERMINATED: standing(TERMINATIONS.TERMINATED),
  TERMINATION_FAILED: sql`${standing(TERMINATIONS.TERMINATION_FAILED)} and ${IS_LAST}`,
  FROZEN: sql`r.frozen and r.status in ${wordsOf(FROZEN)}`,
};

function standing(statuses: readonly RecordStatus[]): Sql {
  return sql`not r.frozen and r.status in ${wordsOf(statuses)}`;
}

/** By what each list can be narrowed; 失效 reads alike in all its states (F-91). */
export function employerListStates(): EmployerListStates[] {
  return [...statesOf("ONLINE_AGREEMENT", AGREEMENTS), ...statesOf("ONLINE_TERMINATION", TERMINATIONS)];
}

function statesOf(
  kind: RecordKind,
  lists: Partial<Record<EmployerList, readonly RecordStatus[]>>,
): EmployerListStates[] {
  const { states } = flowOf(kind).flow;
  return Object.entries(lists).map(([list, statuses]) => ({
    list: list as EmployerList,
    states: statuses.map((status) => ({
      status,
      statusLabel: statusLabel(kind, status),
      waitsFor: states[status]?.waitsFor ?? null,
    })),
  }));
}

class EmployerAgreementFilter extends EmployerListFilter {
  list!: EmployerList;
}

/** One of the employer's lists, newest first (F-74); the graduate as it was told, never today's roster. */
export const employerAgreements = defineList({
  name: "employer-agreements",
  row: EmployerListRow,
  filter: EmployerAgreementFilter,
  from: sql`record r
    join agreement a on a.record_id = coalesce(r.ends_record_id, r.id)
    left join favourite f on f.employer_id = r.employer_id and f.graduate_id = r.graduate_id`,
  columns: {
    id: column.id`r.id`,
    agreementId: column.id`a.record_id`,
    kind: column.text<RecordKind>`r.kind`,
    graduateName: column.text`a.graduate_name`,
    idNumberMasked: column.text`a.graduate_id_mask`,
    schoolName: column.text`a.graduate_school`,
    educationLevel: column.text`a.graduate_level`,
    majorName: column.text`a.graduate_major`,
    cohort: column.whole`r.cohort`,
    positionName: column.text`a.position_name`,
    status: column.text<RecordStatus>`r.status`,
    frozen: column.flag`r.frozen`,
    changedAt: column.instant`r.changed_at`,
    deadline: column.instant<string | null>`r.closes_at`,
    invitableFavouriteId: column.id<string | null>`case when r.frozen or exists (
        select 1 from record open where open.employer_id = r.employer_id and open.graduate_id = r.graduate_id
          and open.module = 'EMPLOYMENT' and open.ends_record_id is null and (open.holds or open.waits_for is not null))
      then null else f.id end`,
  },
  computed: {
    educationLevelLabel: ({ educationLevel }) => catalogue("educationLevel").label(educationLevel),
    statusLabel: ({ kind, status, frozen }) => statusLabel(kind, status, frozen),
    tone: ({ kind, status, frozen }) => toneOf(kind, status, frozen),
  },
  scope: (viewer: EmployerIdentity) => recordsInSight(viewer),
  filters: {
    list: { hot: (list) => HOLDS[list] },
    cohort: equals`r.cohort`,
    status: equals`r.status`,
    waitsFor: equals`r.waits_for`,
    name: sameName`a.graduate_name`,
    idNumber: (idNumber, { keys }) =>
      sql`a.graduate_id_index = ${keys.blindIndex("idNumber", documentNumber(idNumber))}`,
  },
  order: descending("changedAt", "id"),
});

const SOON_MS = 3 * 24 * 3_600_000;

/** Counts of the workbench, by the very conditions of the lists. */
export async function countEmployerAgreements(
  platform: Platform,
  viewer: EmployerIdentity,
): Promise<EmployerCounts> {
  const now = platform.clock.now();
  const soon = new Date(now.getTime() + SOON_MS);
  const rows = await query<EmployerCounts>(
    platform.pool,
    sql`
      select ${favourites.countOf(platform, viewer, {})} as favourites,
        count(*) filter (where r.status = 'INVITED')::int as "awaitingAnswer",
        count(*) filter (where r.status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW'))::int as "awaitingReview",
        count(*) filter (where ${HOLDS.SIGNED})::int as signed,
        count(*) filter (where ${HOLDS.FAILED})::int as failed,
        count(*) filter (where r.status = 'ASKED_BY_GRADUATE')::int as "awaitingMyAnswer",
        count(*) filter (where ${HOLDS.TERMINATING})::int as terminating,
        count(*) filter (where ${HOLDS.TERMINATED})::int as terminated,
        count(*) filter (where ${HOLDS.TERMINATION_FAILED})::int as "terminationFailed",
        count(*) filter (where r.status = 'INVITED' and r.closes_at > ${now} and r.closes_at <= ${soon})::int
          as "lapsingWithin3Days"
      from record r where ${recordsInSight(viewer)} and not r.frozen`,
    { name: "employer-counts" },
  );
  const [counts] = rows;
  if (!counts) throw new Error("Counting answered nothing");
  return counts;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** What came of invitations and agreements in the last 7 days, by their histories (F-05). */
export async function countEmployerWeek(platform: Platform, viewer: EmployerIdentity): Promise<EmployerWeek> {
  const since = new Date(platform.clock.now().getTime() - WEEK_MS);
  const rows = await query<EmployerWeek>(
    platform.pool,
    sql`
      select count(*) filter (where e.act = 'invite')::int as sent,
        count(*) filter (where e.act = 'accept' and r.kind = 'ONLINE_AGREEMENT')::int as accepted,
        count(*) filter (where e.act = 'decline')::int as declined,
        count(*) filter (where e.to_status = 'LAPSED')::int as lapsed,
        count(*) filter (where e.to_status = 'SIGNED' and e.act = 'approve')::int as signed,
        count(*) filter (where e.to_status = 'TERMINATION_DONE')::int as terminated
      from record r join record_event e on e.record_id = r.id
      where ${recordsInSight(viewer)} and r.changed_at > ${since} and e.at > ${since}`,
    { name: "employer-week" },
  );
  const [week] = rows;
  if (!week) throw new Error("Counting answered nothing");
  return week;
}
