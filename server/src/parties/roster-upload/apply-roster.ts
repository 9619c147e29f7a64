import type { PoolClient } from "pg";
import { query, raw, type Sql, sql } from "../../database/sql.js";
import { ATTEMPTS } from "../../outbox/index.js";
import { whenFreed } from "../../records/index.js";
import { lastClosedCohort } from "../settings/index.js";
import { findMovers } from "./free-numbers.js";
import { listed, REGISTRY_COLUMNS, VALUE_COLUMNS } from "./roster-values.js";
import { restoreGraduate } from "./upload-jobs.js";

/**
 * Columns of `graduate` that a roster writes; mobile number and e-mail are the identity provider's (F-93). Until there is
 * an account, the number is the school's, since its code of registration goes there (P-12).
 */
const COPIED = VALUE_COLUMNS.filter(
  (column) => column !== "department_name" && column !== "mobile_sealed" && column !== "email_sealed",
);

/** The department that a row names; a scalar, since a join with a school's few departments was planned wrong. */
const departmentOf = (school: Sql) =>
  sql`(select d.id from department d where d.school_id = ${school} and d.name = v.department_name)`;

const ofRow = (column: string) => `v.${column}`;
const asInRow = (column: string) => `${column} = v.${column}`;

/**
 * The platform's copy follows the roster: writes the rows of `source`, a query with the columns of the roster and
 * `graduate_id`, to the graduates in `mover` ({@link findMovers}). The caller holds the locks of their rows.
 */
function followMovers(source: Sql): Sql {
  return sql`
    update graduate g set ${listed(COPIED, asInRow)},
      ${ownOrRoster("mobile_sealed")}, ${ownOrRoster("email_sealed")},
      department_id = coalesce(${departmentOf(sql`g.school_id`)}, g.department_id)
    from (${source}) v
    where g.id = v.graduate_id and exists (select from mover where mover.graduate_id = v.graduate_id)`;
}

/** What reaches whoever has an account is theirs to change (P-12), and the school's before. */
function ownOrRoster(column: "mobile_sealed" | "email_sealed"): Sql {
  return raw(`${column} = case when exists (select from graduate_account a where a.person_id = g.person_id)
    then coalesce(g.${column}, v.${column}) else coalesce(v.${column}, g.${column}) end`);
}

/** Rows of `p`, with the columns of a roster, that the platform's copy can take without two living rows of one stage (F-01b). */
const NOTHING_IN_THE_WAY = sql`not exists (
  select from graduate own left join person_document d on d.id_number_index = p.id_number_index and not d.released
    join graduate other on other.person_id = coalesce(d.person_id, own.person_id)
      and other.stage = left(p.education_level, 1) and other.living and other.id <> own.id
  where own.id = p.graduate_id and own.living)`;

/** Of one graduate, whose row the caller has locked; the sweep sees to whom it lets go, and to who waits for a number. */
const followOne = (graduateId: string) => sql`
  with mover as (
    select p.graduate_id from roster_pending p join graduate own on own.id = p.graduate_id
    where p.graduate_id = ${graduateId} and ${NOTHING_IN_THE_WAY} and not exists
        (select from record where record.graduate_id = own.id and record.holds)
      and not exists (select from graduate other where other.school_id = own.school_id
        and other.cohort = own.cohort and other.student_number = p.student_number and other.id <> own.id)),
  followed as (${followMovers(sql`select * from roster_pending`)} returning g.id)
  delete from roster_pending p using followed where p.graduate_id = followed.id`;

// F-96: what waited holds from the very end of a commitment; otherwise the next could begin before it does.
whenFreed(async (em, graduateId) => {
  await query(em, followOne(graduateId));
});

/** Graduates of one run of the sweep, but for the rest of the last roster: within one, numbers change hands. */
const AT_A_TIME = 1000;

/** Takes what waited into the platform's copy of every graduate who has become free. */
export async function followPending(client: PoolClient): Promise<void> {
  // Who waits for a number may wait for months: they must neither fill the run nor be locked in it.
  await findMovers(
    client,
    sql`select graduate_id, student_number from roster_pending p where ${NOTHING_IN_THE_WAY}`,
  );
  // Locked first, so that another roster committed meanwhile writes after this one.
  await query(
    client,
    sql`create temp table now_free on commit drop as
    select g.id as graduate_id from mover join graduate g on g.id = mover.graduate_id
    where (mover.school_id, mover.cohort) in (select school_id, cohort from (
      select school_id, cohort, sum(count(*)) over (order by school_id, cohort) - count(*) as before
      from mover group by school_id, cohort) roster where before < ${AT_A_TIME})
    order by g.id for update of g skip locked`,
  );
  const source = sql`select p.* from roster_pending p join now_free using (graduate_id)`;
  await findMovers(client, source);
  await query(client, followMovers(source));
  await query(client, sql`delete from roster_pending p using mover where p.graduate_id = mover.graduate_id`);
}

/** A commit: of which upload, for which school's roster, by whom and when. */
export interface Commit {
  uploadId: string;
  schoolId: string;
  cohort: number;
  accountId: string;
  now: Date;
}

const changedIn = ({ uploadId }: Commit) => sql`v.upload_id = ${uploadId} and v.kind = 'CHANGED'`;
const addedIn = ({ uploadId }: Commit) => sql`v.upload_id = ${uploadId} and v.kind = 'ADDED'`;
/** What the commit is about to write, as `findInTheWay` asks; `key` is the row itself, new ones included. */
export const writtenRows = ({ uploadId }: Commit): Sql => sql`
  select v.graduate_id as key, g.id as graduate_id, v.id_number_index, v.education_level, v.name
  from roster_upload_value v left join graduate g on g.id = v.graduate_id where v.upload_id = ${uploadId}`;

const changedRows = (of: Commit) => sql`select * from roster_upload_value v where ${changedIn(of)}`;

/** The statements of a commit, in their order. */
export const COMMIT = {
  departments: ({ uploadId, schoolId }) => sql`
    insert into department (id, school_id, name)
    select uuidv7(), ${schoolId}::uuid, v.department_name from roster_upload_value v where v.upload_id = ${uploadId}
    group by v.department_name on conflict (school_id, name) do nothing`,

  /** What changes, and what 转届 would end. */
  lock: ({ uploadId }) => sql`
    select from graduate g where g.id in (
      select v.graduate_id from roster_upload_value v where v.upload_id = ${uploadId} and v.kind = 'CHANGED'
      union select v.ends_graduate_id from roster_upload_value v where v.upload_id = ${uploadId})
    order by g.id for update`,

  /** F-01b: since the dry run somebody signed, or another roster came: that row alone is left out, and listed. */
  leftOut: ({ uploadId }) => sql`
    with gone as (
      delete from roster_upload_value v using in_the_way way
      where v.upload_id = ${uploadId} and way.key = v.graduate_id
        and not (way.ends and way.graduate_id is not distinct from v.ends_graduate_id)
      returning v.graduate_id),
    listed as (
      update roster_upload_row r set kind = 'LEFT_OUT', details = jsonb_build_array(jsonb_build_object('column', '学籍',
        'reason', coalesce((select min(way.reason) from in_the_way way where way.key = r.graduate_id),
          '检查之后该生的情况有变化，本行未并入，请重新上传查看')))
      from gone where r.upload_id = ${uploadId} and r.graduate_id = gone.graduate_id returning r.graduate_id)
    select count(*)::int as rows from listed`,

  /** The clock has decided: rows of a closed cohort are in nobody's way, whenever the sweep comes by. */
  closed: ({ now }) => sql`
    update graduate g set closed_at = ${now} from coming c
    where g.person_id = c.person_id and g.closed_at is null and g.cohort <= ${lastClosedCohort(now)}`,

  /** 转届: what waits in the older row ends by the clock, through its own flow; no commitment stands there. */
  ended: ({ uploadId, now }) => sql`
    with ended as (
      update graduate g set transferred_at = ${now}
      from in_the_way way join roster_upload_value v on v.graduate_id = way.key
      where v.upload_id = ${uploadId} and way.ends and g.id = way.graduate_id returning g.id)
    update record r set closes_at = ${now} from ended where r.graduate_id = ended.id and r.waits_for is not null`,

  /** F-94: whose older row has just ended is told, on every page that they have open too. */
  toldTransfer: ({ uploadId, cohort, now }) => sql`
    with told as (
      insert into message (id, recipient_kind, recipient_id, dedupe_key, title, body, sent_at)
      select uuidv7(), 'GRADUATE', g.id, 'transferred ' || g.id, '已转入' || ${cohort}::int || '届',
        school.name || '已将您转入' || ${cohort}::int || '届生源名单，签约和去向登记请在该届身份下办理；原' || g.cohort
          || '届的记录仍可查看，其中未应约的邀请和未提交的草稿已结束。如有疑问，请联系学校就业部门。', ${now}
      from in_the_way way join roster_upload_value v on v.graduate_id = way.key
        join graduate g on g.id = way.graduate_id join school on school.id = g.school_id
      where v.upload_id = ${uploadId} and way.ends
      on conflict (dedupe_key) do nothing returning recipient_id)
    select pg_notify('live', json_build_object('topics', json_build_array('graduate:' || recipient_id),
      'kind', 'MESSAGE')::text) from told`,

  counted: ({ uploadId }) => sql`
    update roster_upload u set added = c.added, changed = c.changed, transferred = c.transferred, left_out = c.left_out
    from (select count(*) filter (where kind = 'ADDED') as added, count(*) filter (where kind = 'CHANGED') as changed,
        count(*) filter (where kind = 'TRANSFERRED') as transferred,
        count(*) filter (where kind = 'LEFT_OUT') as left_out
      from roster_upload_row where upload_id = ${uploadId}) c
    where u.id = ${uploadId}`,

  /** In sets before the rows come one by one; a number that was given back finds its person row by row. */
  persons: ({ uploadId }) => sql`
    with known as materialized (
      select v.id_number_index, uuidv7() as person_id from roster_upload_value v
      where v.upload_id = ${uploadId} and v.kind = 'ADDED' order by v.id_number_index),
    document as (
      insert into person_document (id_number_index, person_id) select id_number_index, person_id from known
      on conflict (id_number_index) do nothing returning person_id)
    insert into person (id) select person_id from document`,

  registryCopies: (of) => sql`
    update registry_student r set ${listed(REGISTRY_COLUMNS, asInRow)},
      department_id = ${departmentOf(sql`${of.schoolId}`)}, changed_at = ${of.now}
    from roster_upload_value v where ${changedIn(of)} and r.graduate_id = v.graduate_id`,

  /** F-96: 结业 and 毕业 of one stage follow at once, whatever stands; what an issued agreement says stays. */
  finishing: (of) => sql`
    update graduate g set education_level = v.education_level from roster_upload_value v
    where ${changedIn(of)} and g.id = v.graduate_id and left(v.education_level, 1) = g.stage
      and v.education_level <> g.education_level`,

  /** The source of {@link findMovers}, which comes before `platformCopies`. */
  movers: changedRows,

  platformCopies: (of) => followMovers(changedRows(of)),

  pendingGone: (of) => sql`
    delete from roster_pending p using roster_upload_value v
    where ${changedIn(of)} and p.graduate_id = v.graduate_id`,

  pending: (of) => sql`
    insert into roster_pending (graduate_id, ${listed(VALUE_COLUMNS)}, since)
    select v.graduate_id, ${listed(VALUE_COLUMNS, ofRow)}, ${of.now}::timestamptz
    from roster_upload_value v where ${changedIn(of)}
      and not exists (select from mover where mover.graduate_id = v.graduate_id)`,

  /** F-91: who was deleted comes back, each in a job, by the act that the school's own 恢复 is. */
  restored: (of) => sql`
    select graphile_worker.add_job(${restoreGraduate.name}, max_attempts := ${ATTEMPTS},
      queue_name := ${`roster:${of.schoolId}`}, payload := json_build_object('graduateId', g.id,
        'frozenAt', g.frozen_at, 'accountId', ${of.accountId}::uuid))
    from roster_upload_value v join graduate g on g.id = v.graduate_id
    where ${changedIn(of)} and g.frozen_at is not null`,

  /** A number that is still somebody else's in the platform's copy, given to somebody new. */
  addedTooEarly: (of) => sql`
    select from roster_upload_value v join graduate g on g.school_id = ${of.schoolId}
      and g.cohort = ${of.cohort} and g.student_number = v.student_number
    where ${addedIn(of)} limit 1`,

  added: (of) => sql`
    insert into graduate (id, school_id, cohort, department_id, closed_at, mobile_sealed, email_sealed,
      ${listed(COPIED)})
    select v.graduate_id, ${of.schoolId}::uuid, ${of.cohort}::int, ${departmentOf(sql`${of.schoolId}`)},
      ${of.cohort > lastClosedCohort(of.now) ? null : of.now}::timestamptz, v.mobile_sealed, v.email_sealed, ${listed(COPIED, ofRow)}
    from roster_upload_value v where ${addedIn(of)}`,

  addedToRegistry: (of) => sql`
    insert into registry_student (graduate_id, department_id, changed_at, ${listed(REGISTRY_COLUMNS)})
    select v.graduate_id, ${departmentOf(sql`${of.schoolId}`)}, ${of.now}::timestamptz,
      ${listed(REGISTRY_COLUMNS, ofRow)}
    from roster_upload_value v where ${addedIn(of)}`,
} as const satisfies Record<string, (of: Commit) => Sql>;
