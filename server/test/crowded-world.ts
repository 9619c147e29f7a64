import type { TestApp } from "./app.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  PASSWORD,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "./factories.js";

/** One school and one employer with `size` of everything that lists, pages and counts could go through. */
export interface CrowdedWorld {
  size: number;
  school: TestSchool;
  department: TestDepartment;
  employer: TestEmployer;
  staff: TestStaff;
  password: string;
  /** `size` favourites of the employer. */
  favouriteIds: string[];
  /** Ids of the employer's messages. */
  messageIds: string[];
  /** A record in this state whose graduate, history, amendments and messages are crowded too. */
  record(status: string): Promise<{ id: string; graduate: TestGraduate; employer: TestEmployer }>;
  /** A favourite whose graduate has not been invited yet. */
  favourite(): Promise<{ id: string; graduate: TestGraduate }>;
}

/** Writes a world of this size. */
export async function aCrowdedWorld(on: TestApp, size: number): Promise<CrowdedWorld> {
  const ground = on.platform;
  const { pool } = on.platform;
  const school = await aSchool(ground, { name: `第${size}人大学` });
  const department = await aDepartment(ground, { school });
  const employer = await anEmployer(ground);
  for (let number = 1; number < size; number += 1) {
    await aDepartment(ground, { school });
    await aSchool(ground, {
      province: { id: school.provinceId, name: "" },
      name: `第${size}人大学${number}分校`,
    });
    await aStaffAccount(ground, { school });
  }
  const world: CrowdedWorld = {
    size,
    school,
    department,
    employer,
    staff: await aStaffAccount(ground, { school }),
    password: PASSWORD,
    favouriteIds: [],
    messageIds: [],
    record: async (status) => {
      const made = await anAgreement(ground, {
        employer,
        status,
        graduate: await aGraduate(ground, { department, majorName: `专业${size}-${status}` }),
      });
      await crowd(made.id, made.graduate.id);
      return made;
    },
    favourite: async () =>
      await aFavourite(ground, { employer, graduate: await aGraduate(ground, { department }) }),
  };
  for (let number = 0; number < size; number += 1) {
    const { id, graduate } = await world.favourite();
    world.favouriteIds.push(id);
    for (const status of ["INVITED", "SCHOOL_REVIEW", "SIGNED", "LAPSED"]) {
      // One of each state a graduate, as the unique indexes have it.
      const own =
        status === "INVITED" ? graduate : await aGraduate(ground, { department, majorName: `专业${number}` });
      await anAgreement(ground, { employer, graduate: own, status });
    }
  }
  await endAgreements();
  await say("EMPLOYER", employer.id);
  const { rows } = await pool.query<{ id: string }>("select id from message where recipient_id = $1", [
    employer.id,
  ]);
  world.messageIds = rows.map((row) => row.id);
  return world;

  /** A request in every stage, each to the end of an agreement of its own. */
  async function endAgreements(): Promise<void> {
    await pool.query(
      `with ended as (select r.id, row_number() over (order by r.id) as n from record r
           where r.employer_id = $1 and r.status = 'SIGNED'),
         asked as (
           insert into record select (jsonb_populate_record(r, jsonb_build_object(
             'id', gen_random_uuid(), 'kind', 'ONLINE_TERMINATION', 'ends_record_id', r.id, 'status',
             (array['ASKED_BY_GRADUATE', 'TERMINATION_SCHOOL_REVIEW', 'REFUSED_BY_EMPLOYER', 'TERMINATION_DONE'])[1 + e.n % 4],
             'holds', false, 'waits_for', (array['EMPLOYER', 'SCHOOL', null, null])[1 + e.n % 4]
           ))).* from record r join ended e on e.id = r.id returning id)
       insert into termination (record_id, asked_by, reason_code, explanation_sealed, upload_ids, evidence_ids)
       select id, 'GRADUATE', 'FURTHER_STUDY', $2, '{}', '{}' from asked`,
      [employer.id, ground.keys.seal("termination.explanation_sealed", "申请解约").bytes],
    );
  }

  async function crowd(recordId: string, graduateId: string): Promise<void> {
    await pool.query(
      `insert into record_event (id, record_id, seq, at, act, title, submission, actor_role, actor_name, actor_organisation)
       select gen_random_uuid(), r.id, n, r.created_at, 'approve', '学校审核通过', 1, 'SCHOOL', '某人', '某校'
       from record r, generate_series(1, $2::int) n where r.id = $1`,
      [recordId, size],
    );
    await pool.query(
      `insert into amendment (id, record_id, field, before, after, organisation, at)
       select gen_random_uuid(), r.id, 'jobCategory', '13', '29', '某校', r.created_at
       from record r, generate_series(1, $2::int) n where r.id = $1`,
      [recordId, size],
    );
    await pool.query(
      `with copies as (
         insert into record select (jsonb_populate_record(r, jsonb_build_object(
           'id', gen_random_uuid(), 'status', 'REJECTED_BY_SCHOOL', 'holds', false, 'waits_for', null,
           'closes_at', null))).*
         from record r, generate_series(1, $2::int) n where r.id = $1 returning id
       ), terms as (
         insert into agreement select (jsonb_populate_record(a, jsonb_build_object('record_id', c.id))).*
         from agreement a, copies c where a.record_id = $1 returning record_id
       )
       insert into record_event (id, record_id, seq, at, act, title, submission, actor_role, actor_name, actor_organisation)
       select gen_random_uuid(), record_id, 1, $3, 'reject', '学校审核不通过', 1, 'SCHOOL', '某人', '某校' from terms`,
      [recordId, size, on.clock.now()],
    );
    await say("GRADUATE", graduateId);
  }

  async function say(kind: string, recipientId: string): Promise<void> {
    await pool.query(
      `insert into message (id, recipient_kind, recipient_id, dedupe_key, title, body, sent_at)
       select gen_random_uuid(), $1, $2::uuid, gen_random_uuid()::text, '通知', '正文', $4
       from generate_series(1, $3::int)`,
      [kind, recipientId, size, on.clock.now()],
    );
  }
}
