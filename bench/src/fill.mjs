import { createHash } from "node:crypto";

/** Raised whenever what is filled changes: a kept database of another number is filled anew. */
export const FILL_VERSION = 4;

/** The school whose reviewer asks; every school has as many agreements, 2,000 each. */
export const REVIEWER = { username: "bench.school", password: "Bench@2027", school: 1 };

/** Ids follow from a kind and a number, so that every table is one statement and no table has to be looked up. */
const ID_OF = `create function pg_temp.id_of(kind int, n bigint) returns uuid language sql immutable as $$
  select ('0198' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`;
const PROVINCE = 1;
const SCHOOL = 2;
const DEPARTMENT = 3;
const EMPLOYER = 4;
const GRADUATE = 5;
const RECORD = 6;
const SETTINGS = 7;
const ACCOUNT = 8;
const PERSON = 9;
const DEPARTMENTS_PER_SCHOOL = 10;

/** Ten agreements: two wait for the school, one for a department, the others are decided. */
const STATUSES = `(array['SCHOOL_REVIEW','SIGNED','SIGNED','DEPARTMENT_REVIEW','SIGNED','SIGNED','SCHOOL_REVIEW',
  'SIGNED','REJECTED_BY_SCHOOL','SIGNED'])`;
const SURNAMES = `(array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林'])`;
const GIVEN = `(array['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','涛','明','超','秀英','建国','子涵'])`;
const MAJORS = `(array['计算机科学与技术','软件工程','金融学','会计学','法学','英语','机械工程','土木工程'])`;

/**
 * Fills a migrated, empty database by statements over whole sets. Triggers are off meanwhile; what the one that
 * counts queues would have written is added at the end.
 *
 * @param {import("pg").Client} client
 * @param {{agreements: number, schools: number, employers: number}} size
 * @param {{seal(place: string, text: string): {bytes: Buffer}}} keys
 * @param {string} passwordHash of {@link REVIEWER}
 * @param {(said: string) => void} say
 */
export async function fill(client, size, keys, passwordHash, say) {
  const sealed = (place, text) => keys.seal(place, text).bytes;
  await client.query("set session_replication_role = replica");
  await client.query(ID_OF);
  for (const [what, text, values = []] of statements(size, sealed, passwordHash)) {
    const began = performance.now();
    await client.query(text, values);
    say(`  ${what} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  await client.query("set session_replication_role = default");
}

/** Whether a database holds this very fill. */
export async function isFilled(client, size) {
  const { rows } = await client.query("select to_regclass('bench_fill') is not null as present");
  if (!rows[0].present) return false;
  const kept = await client.query("select fingerprint from bench_fill");
  return kept.rows[0]?.fingerprint === fingerprint(size);
}

function fingerprint(size) {
  return createHash("sha256")
    .update(JSON.stringify([FILL_VERSION, size.agreements, size.schools, size.employers]))
    .digest("hex");
}

function statements({ agreements, schools, employers }, sealed, passwordHash) {
  // The records of one school lie scattered over the table, as they would be written over a year.
  const school = `(n % ${schools} + 1)`;
  const department = `((n % ${schools}) * ${DEPARTMENTS_PER_SCHOOL} + (n / ${schools}) % ${DEPARTMENTS_PER_SCHOOL} + 1)`;
  const level = `case when (n / ${schools}) % 4 = 0 then 'POSTGRADUATE' else 'UNDERGRADUATE' end`;
  const educationLevel = `case when (n / ${schools}) % 4 = 0 then '11' else '31' end`;
  const status = `${STATUSES}[(n / ${schools}) % 10 + 1]`;
  const graduateName = `${SURNAMES}[n % 16 + 1] || ${GIVEN}[(n / 16) % 19 + 1]`;
  const employer = `(hashint8(n) & 2147483647) % ${employers} + 1`;
  const submittedAt = `timestamptz '2026-09-01 00:00:00Z' + make_interval(secs => (hashint8(n) & 2147483647) % 5000000)`;
  const each = (count) => `from generate_series(1::bigint, ${count}::bigint) n`;
  return [
    [
      "provinces",
      `insert into province (id, code, name) select pg_temp.id_of(${PROVINCE}, n), (10 + n)::text, '第' || n || '省' ${each(31)}`,
    ],
    [
      "modules and types of agreement",
      `with opened as (insert into opened_module select id, 'EMPLOYMENT' from province)
       insert into province_cohort (id, province_id, cohort, agreement_type)
       select gen_random_uuid(), id, 2027, 'THREE_PARTY' from province`,
    ],
    [
      "schools",
      `insert into school (id, province_id, code, name, address)
       select pg_temp.id_of(${SCHOOL}, n), pg_temp.id_of(${PROVINCE}, n % 31 + 1), (10000 + n)::text,
         '第' || n || '大学', '大学路' || n || '号' ${each(schools)}`,
    ],
    [
      "departments",
      `insert into department (id, school_id, name)
       select pg_temp.id_of(${DEPARTMENT}, n), pg_temp.id_of(${SCHOOL}, (n - 1) / ${DEPARTMENTS_PER_SCHOOL} + 1),
         '第' || (n - 1) % ${DEPARTMENTS_PER_SCHOOL} + 1 || '学院' ${each(schools * DEPARTMENTS_PER_SCHOOL)}`,
    ],
    [
      "settings",
      `insert into signing_settings (id, school_id, cohort, signing_on_at, review_mode, termination_limit)
       select pg_temp.id_of(${SETTINGS}, n), pg_temp.id_of(${SCHOOL}, n), 2027, '2026-09-01 00:00:00Z',
         'DEPARTMENT_THEN_SCHOOL', 1 ${each(schools)}`,
    ],
    [
      "the reviewer",
      `insert into staff_account (id, username, name, role, province_id, school_id, employment_right, archive_right,
         household_right, password_hash, created_at)
       select pg_temp.id_of(${ACCOUNT}, 1), $1, '校级审核', 'SCHOOL', province_id, id, 'READ_WRITE', 'NONE', 'NONE',
         $2, '2026-09-01 00:00:00Z' from school where id = pg_temp.id_of(${SCHOOL}, ${REVIEWER.school})`,
      [REVIEWER.username, passwordHash],
    ],
    [
      // Each department reviews for itself: else its records would wait for the school too (F-10a).
      "reviewers of departments",
      `insert into staff_account (id, username, name, role, province_id, school_id, department_id, employment_right,
         archive_right, household_right, password_hash, created_at)
       select gen_random_uuid(), 'bench.department.' || row_number() over (), '院系审核', 'DEPARTMENT', s.province_id,
         s.id, d.id, 'READ_WRITE', 'NONE', 'NONE', $1, '2026-09-01 00:00:00Z'
       from department d join school s on s.id = d.school_id`,
      [passwordHash],
    ],
    [
      "employers",
      `insert into employer (id, uscc, name, nature, industry, division, address, contact_name, contact_mobile_sealed,
         contact_email, verified_at)
       select pg_temp.id_of(${EMPLOYER}, n), '91' || lpad(n::text, 16, '0'), '第' || n || '科技有限公司', '31', 'I',
         '110108', '中关村大街' || n || '号', '招聘负责人', $1, 'hr' || n || '@example.com', '2026-09-01 00:00:00Z'
       ${each(employers)}`,
      [sealed("employer.contact_mobile_sealed", "19900000000")],
    ],
    [
      "persons",
      `with person as (insert into person (id) select pg_temp.id_of(${PERSON}, n) ${each(agreements)})
       insert into person_document (id_number_index, person_id)
       select sha256(int8send(n)), pg_temp.id_of(${PERSON}, n) ${each(agreements)}`,
    ],
    [
      "graduates",
      `insert into graduate (id, school_id, department_id, cohort, level, candidate_number, student_number, name, sex,
         ethnicity, political_status, id_number_index, id_number_sealed, id_number_mask, education_level,
         duration_years, major_code, major_name, entered, graduates, training_mode, origin_division, hardship,
         teacher_training, study_form, confirmed_at, person_id, stage, living)
       select pg_temp.id_of(${GRADUATE}, n), pg_temp.id_of(${SCHOOL}, ${school}),
         pg_temp.id_of(${DEPARTMENT}, ${department}), 2027, ${level}, lpad(n::text, 14, '0'), '2023' || lpad(n::text, 8, '0'),
         ${graduateName}, (n % 2 + 1)::text, '01', '03', sha256(int8send(n)), $1,
         '110***********' || lpad((n % 100)::text, 2, '0') || '**', ${educationLevel}, 4, '080901',
         ${MAJORS}[n % 8 + 1], '202309', '202707', '1', '110108', '0', '2', '1', '2026-09-01 00:00:00Z',
         pg_temp.id_of(${PERSON}, n), left(${educationLevel}, 1), true
       ${each(agreements)}`,
      [sealed("graduate.id_number_sealed", "110101200501011237")],
    ],
    [
      "records",
      `insert into record (id, kind, graduate_id, employer_id, counterpart, school_id, department_id, level, review_mode, cohort,
         status, module, holds, waits_for, created_at, changed_at, submitted_at)
       select pg_temp.id_of(${RECORD}, n), 'ONLINE_AGREEMENT', pg_temp.id_of(${GRADUATE}, n),
         pg_temp.id_of(${EMPLOYER}, ${employer}),
         (select name from employer where id = pg_temp.id_of(${EMPLOYER}, ${employer})), pg_temp.id_of(${SCHOOL}, ${school}),
         pg_temp.id_of(${DEPARTMENT}, ${department}), ${level}, 'DEPARTMENT_THEN_SCHOOL', 2027, status,
         'EMPLOYMENT', status in ('SIGNED', 'SCHOOL_REVIEW', 'DEPARTMENT_REVIEW'),
         case status when 'SCHOOL_REVIEW' then 'SCHOOL' when 'DEPARTMENT_REVIEW' then 'DEPARTMENT' end, at - interval '1 day', at, at
       from (select n, ${submittedAt} as at, ${status} as status ${each(agreements)}) n`,
    ],
    [
      "agreements",
      `insert into agreement (record_id, agreement_type, number, graduate_name, graduate_document_kind,
         graduate_id_mask, graduate_id_index, graduate_school, graduate_level, graduate_major, employer_name, employer_uscc,
         employer_nature, employer_industry, employer_division, employer_address, contact_name,
         contact_mobile_sealed, contact_email, job_category, position_name, workplace, monthly_salary_yuan, sent_at,
         invited_by)
       select r.id, 'THREE_PARTY', case when r.status = 'SIGNED' then '2027' || lpad(row_number() over ()::text, 12, '0') end,
         g.name, g.document_kind, g.id_number_mask, g.id_number_index, s.name, g.education_level, g.major_name, e.name, e.uscc, e.nature, e.industry, e.division, e.address, e.contact_name, $1, e.contact_email, '10',
         '软件工程师', '北京市海淀区', 8000, r.created_at, e.id
       from record r join graduate g on g.id = r.graduate_id join school s on s.id = r.school_id
         join employer e on e.id = r.employer_id`,
      [sealed("agreement.contact_mobile_sealed", "19900000000")],
    ],
    [
      "counts",
      `insert into queue_count (school_id, department_id, level, cohort, kind, status, count)
       select school_id, department_id, level, cohort, kind, status, count(*) from record group by 1, 2, 3, 4, 5, 6`,
    ],
    ["statistics", "vacuum analyze"],
    [
      "mark",
      `create table bench_fill as select '${fingerprint({ agreements, schools, employers })}'::text as fingerprint`,
    ],
  ];
}
