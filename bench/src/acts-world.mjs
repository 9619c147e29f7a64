import { withClient } from "./databases.mjs";

/** Each act's records, of many schools in turn: so many that a fast server does not run out of them. */
const MOST = 12_000;

/** A session's token follows from whose it is; the database keeps its SHA-256. */
const TOKEN = (who) => `'bench-' || ${who}`;
const cookieOf = (who) => `gd_session=bench-${who}`;

/**
 * What the acts need beside a filled country: sessions of graduates and reviewers, invitations to accept, contacts for
 * the agreements, the registry's copies, and a history for what is under review.
 */
const PREPARE = [
  `insert into staff_account (id, username, name, role, province_id, school_id, employment_right, archive_right,
     household_right, password_hash, created_at)
   select gen_random_uuid(), 'bench.act.' || s.code, '校级审核', 'SCHOOL', s.province_id, s.id, 'READ_WRITE', 'NONE', 'NONE',
     'none', '2026-09-01Z' from school s`,
  `insert into agreement_contact (settings_id, level_scope, name, phone, address, postcode)
   select id, 'ALL', '就业办', '010-60000000', '大学路1号', '100000' from signing_settings`,
  `with invited as (
     select id from record where status = 'SIGNED' and id in
       (select record_id from agreement where number is not null order by record_id limit ${MOST}))
   update record r set status = 'INVITED', holds = false, waits_for = 'GRADUATE', closes_at = $1::timestamptz + interval '9 days',
     submitted_at = null
   from invited where r.id = invited.id`,
  "update agreement a set number = null from record r where r.id = a.record_id and r.status = 'INVITED'",
  `insert into registry_student (graduate_id, name, id_number_index, id_number_mask, education_level, major_name,
     training_mode, sex, ethnicity, political_status, department_id, duration_years, student_number, graduates, changed_at)
   select g.id, g.name, g.id_number_index, g.id_number_mask, g.education_level, g.major_name, g.training_mode, g.sex,
     g.ethnicity, g.political_status, g.department_id, g.duration_years, g.student_number, g.graduates, $1::timestamptz
   from graduate g`,
  `insert into record_event (id, record_id, seq, at, act, title, from_status, to_status, submission, actor_role, actor_name,
     actor_organisation)
   select gen_random_uuid(), r.id, step.seq, r.created_at + step.seq * interval '1 hour', step.act, step.title, step.was, step.now,
     1, step.role, '某人', '某处'
   from record r, (values (1, 'invite', '发起签约邀请', null, 'INVITED', 'EMPLOYER'),
     (2, 'accept', '同意签约', 'INVITED', 'DEPARTMENT_REVIEW', 'GRADUATE'),
     (3, 'approve', '学院审核通过', 'DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'DEPARTMENT')) step (seq, act, title, was, now, role)
   where $1::timestamptz is not null and step.seq <= case r.status when 'INVITED' then 1 when 'DEPARTMENT_REVIEW' then 2
     when 'SCHOOL_REVIEW' then 3 else 0 end`,
  `insert into session (id, token_hash, app, account_id, created_at, last_seen_at, expires_at)
   select gen_random_uuid(), sha256(convert_to(${TOKEN("id")}, 'UTF8')), 'admin', id, $1, $1, $1::timestamptz + interval '1 day'
   from staff_account where role = 'DEPARTMENT' or username like 'bench.act.%'`,
  `insert into session (id, token_hash, app, account_id, graduate_id, person_id, created_at, last_seen_at,
     expires_at)
   select gen_random_uuid(), sha256(convert_to(${TOKEN("r.graduate_id")}, 'UTF8')), 'student', g.id, g.id, g.person_id,
     $1, $1, $1::timestamptz + interval '1 day'
   from record r join graduate g on g.id = r.graduate_id where r.status in ('INVITED', 'REJECTED_BY_SCHOOL')`,
  "update graduate set confirmed_at = $1",
];

/** @param {string} url of a database that was filled for this run. */
export async function prepareActs(url, say) {
  await withClient(url, async (client) => {
    await client.query("set session_replication_role = replica");
    const now = new Date();
    for (const text of PREPARE) await client.query(text, text.includes("$1") ? [now] : []);
    await client.query("truncate queue_count, queue_delta");
    await client.query(
      `insert into queue_count (school_id, department_id, level, cohort, kind, status, count)
       select school_id, department_id, level, cohort, kind, status, count(*) from record group by 1, 2, 3, 4, 5, 6`,
    );
    await client.query("set session_replication_role = default");
    say("  sessions, invitations, histories");
    await client.query("vacuum analyze");
  });
}

const RECORDS = `select r.id, r.submission, r.status, r.graduate_id, who.id as reviewer
  from record r join staff_account who on who.school_id = r.school_id and`;
const IN_TURN = `order by r.id limit ${MOST}`;

const READS = {
  invited: `select id, graduate_id from record r where status = 'INVITED' ${IN_TURN}`,
  free: `select id, graduate_id from record r where status = 'REJECTED_BY_SCHOOL' ${IN_TURN}`,
  department: `${RECORDS} who.department_id = r.department_id where r.status = 'DEPARTMENT_REVIEW' ${IN_TURN}`,
  school: `${RECORDS} who.username like 'bench.act.%' where r.status = 'SCHOOL_REVIEW' ${IN_TURN}`,
};

/** The records of each act, with the cookies of those who may do it. */
export async function readActs(url) {
  return await withClient(url, async (client) => {
    const read = async (name) => {
      const { rows } = await client.query(READS[name]);
      return rows.map((row) => ({ ...row, cookie: cookieOf(row.reviewer ?? row.graduate_id) }));
    };
    return {
      invited: await read("invited"),
      free: await read("free"),
      department: await read("department"),
      school: await read("school"),
    };
  });
}
