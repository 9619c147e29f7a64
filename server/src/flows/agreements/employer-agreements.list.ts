import { catalogue } from "../../catalogue/index.js";
import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { pageOf, pageSize, pageStep, positionAfter } from "../../lists/cursor.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { OPEN_TERMINATION, statusLabel } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import type {
  EmployerCounts,
  EmployerList,
  EmployerListFilter,
  EmployerListPage,
  EmployerListRow,
} from "../online-signing/invitation.types.js";

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

const LISTS: Readonly<Record<EmployerList, readonly RecordStatus[]>> = {
  ...AGREEMENTS,
  ...TERMINATIONS,
  FROZEN,
};

/** 解约失败: the last request failed, and the agreement stands; an earlier failure is history. */
const IS_LAST = sql`not exists (select 1 from record later where later.ends_record_id = r.ends_record_id
  and ((later.created_at, later.id) > (r.created_at, r.id) or later.status in ${OPEN_TERMINATION}))`;

interface Row {
  id: string;
  agreement_id: string;
  kind: RecordKind;
  graduate_name: string;
  id_number_mask: string;
  school_name: string;
  education_level: string;
  major_name: string;
  cohort: number;
  position_name: string;
  status: RecordStatus;
  frozen: boolean;
  changed_at: Date;
  due_at: Date | null;
  invitable_favourite: string | null;
}

/**
 * One of the employer's lists, newest first (F-74). One statement: the plain list is a prepared one, each filter asked
 * for adds its condition.
 */
export async function listEmployerAgreements(
  platform: Platform,
  viewer: EmployerIdentity,
  list: EmployerList,
  filter: EmployerListFilter | null,
  page: { first: number; after: string | null },
): Promise<EmployerListPage> {
  const size = pageSize(page.first);
  const from = positionAfter(page.after);
  const conditions = filterConditions(platform, filter);
  const last = list === "TERMINATION_FAILED" ? IS_LAST : sql`true`;
  const { text, values } = sql`
    select r.id, a.record_id as agreement_id, r.kind, a.graduate_name, g.id_number_mask, s.name as school_name, g.education_level, g.major_name, r.cohort,
      a.position_name, r.status, r.frozen, r.changed_at, r.due_at,
      case when r.frozen or r.status in ('INVITED', 'DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED') or exists (
          select 1 from record open where open.employer_id = r.employer_id and open.graduate_id = r.graduate_id
            and open.status in ('INVITED', 'DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED'))
        then null else f.id end as invitable_favourite
    from record r
    join agreement a on a.record_id = coalesce(r.ends_record_id, r.id)
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
    left join favourite f on f.employer_id = r.employer_id and f.graduate_id = r.graduate_id
    where r.employer_id = ${viewer.employerId} and r.frozen = ${list === "FROZEN"}
      and r.status = any(${LISTS[list]}) and ${last}
      and (r.changed_at, r.id) < (${from.at}, ${from.id}) and ${allOf(conditions)}
    order by r.changed_at desc, r.id desc ${limitTo(pageStep(size) + 1)}`.toPg();
  const which = list === "TERMINATION_FAILED" ? "last-" : "";
  const name = conditions.length === 0 ? `employer-agreements-${which}${pageStep(size)}` : undefined;
  const { rows } = await platform.pool.query<Row>({ ...(name && { name }), text, values });
  const result = pageOf(rows, size, (row) => ({ at: row.changed_at, id: row.id }));
  return { rows: result.rows.map(rowView), endCursor: result.endCursor };
}

function filterConditions(platform: Platform, filter: EmployerListFilter | null): Sql[] {
  const conditions: Sql[] = [];
  if (filter?.cohort) conditions.push(sql`r.cohort = ${filter.cohort}`);
  if (filter?.status) conditions.push(sql`r.status = ${filter.status}`);
  const name = filter?.name?.trim();
  if (name) conditions.push(sql`a.graduate_name = ${name}`);
  const idNumber = filter?.idNumber?.trim();
  if (idNumber) conditions.push(sql`g.id_number_index = ${platform.keys.blindIndex("idNumber", idNumber)}`);
  return conditions;
}

function rowView(row: Row): EmployerListRow {
  return {
    id: row.id,
    agreementId: row.agreement_id,
    graduateName: row.graduate_name,
    idNumberMasked: row.id_number_mask,
    schoolName: row.school_name,
    educationLevelLabel: catalogue("educationLevel").label(row.education_level),
    majorName: row.major_name,
    cohort: row.cohort,
    positionName: row.position_name,
    status: row.status,
    statusLabel: statusLabel(row.kind, row.status, row.frozen),
    changedAt: row.changed_at,
    deadline: row.due_at,
    invitableFavouriteId: row.invitable_favourite,
  };
}

const SOON_MS = 3 * 24 * 3_600_000;

/** Counts of the workbench, by the very conditions of the lists. */
export async function countEmployerAgreements(
  platform: Platform,
  viewer: EmployerIdentity,
): Promise<EmployerCounts> {
  const now = platform.clock.now();
  const { rows } = await platform.pool.query<EmployerCounts>({
    name: "employer-counts",
    text: `
      select (select count(*)::int from favourite where employer_id = $1) as favourites,
        count(*) filter (where status = 'INVITED')::int as "awaitingAnswer",
        count(*) filter (where status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW'))::int as "awaitingReview",
        count(*) filter (where status = 'SIGNED')::int as signed,
        count(*) filter (where status = any($2))::int as failed,
        count(*) filter (where status = 'ASKED_BY_GRADUATE')::int as "awaitingMyAnswer",
        count(*) filter (where status = any($5))::int as terminating,
        count(*) filter (where status = 'TERMINATION_DONE')::int as terminated,
        count(*) filter (where status = any($6) and ${IS_LAST.toPg().text})::int as "terminationFailed",
        count(*) filter (where status = 'INVITED' and due_at > $3 and due_at <= $4)::int as "lapsingWithin3Days"
      from record r where employer_id = $1 and not frozen`,
    values: [
      viewer.employerId,
      LISTS.FAILED,
      now,
      new Date(now.getTime() + SOON_MS),
      LISTS.TERMINATING,
      LISTS.TERMINATION_FAILED,
    ],
  });
  const [counts] = rows;
  if (!counts) throw new Error("Counting answered nothing");
  return counts;
}
