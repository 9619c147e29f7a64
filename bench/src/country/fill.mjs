import { createHash } from "node:crypto";
import { agreementTexts, HISTORY, registryTexts } from "./fill-details.mjs";
import { choicesOf } from "./states.mjs";

/** Raised whenever what is filled changes: a kept database of another number is filled anew. */
export const FILL_VERSION = 3;

/** The whole country at scale 1: 12.7 million graduates of 2,900 schools, 9 million records, 2 million employers. */
export const SCHOOLS = 2_900;
const EMPLOYERS = 2_000_000;
const PROVINCES = 31;
export const DEPARTMENTS_PER_SCHOOL = 20;
/** Every twentieth school is large; a school is as large at every scale, so that its lists are the same lists. */
const USUAL_SCHOOL = 3_800;
const LARGE_SCHOOL = 15_000;

/** The ID number of the first graduate of the first school, as people type it; all others have none that can be typed. */
export const KNOWN_ID_NUMBER = "110101200501011237";

/** Ids follow from a kind and a number, so that every table is one statement and no table has to be looked up. */
const FUNCTIONS = `
  create function pg_temp.id_of(kind int, n bigint) returns uuid language sql immutable as $$
    select ('0198' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
  create function pg_temp.chance(n bigint, seed bigint) returns float8 language sql immutable as $$
    select (hashint8extended(n, seed) & 9007199254740991)::float8 / 9007199254740992 $$;
  create function pg_temp.province_of(school bigint) returns uuid language sql immutable as $$
    select pg_temp.id_of(1, 1 + floor(${PROVINCES} * power((school * 0.618034) % 1, 1.6))::bigint) $$;
  create function pg_temp.graduate_name(n bigint) returns text language sql immutable as $$
    select substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕', 1 + floor(40 * power(pg_temp.chance(n, 1), 2))::int, 1)
      || case when pg_temp.chance(n, 2) < 0.3 then '' else substr('子雨欣梓宇一思佳嘉浩晓文志建国秀玉春海明天俊诗若心怡梦雪冰月', 1 + floor(30 * pg_temp.chance(n, 3))::int, 1) end
      || substr('伟芳娜敏静丽强磊军洋勇艳杰涛超英涵轩然瑶琪琳萱博睿泽晨阳宁凯', 1 + floor(30 * power(pg_temp.chance(n, 4), 1.5))::int, 1) $$`;
const MAJORS = `(array['计算机科学与技术','软件工程','金融学','会计学','法学','英语','机械工程','土木工程','护理','学前教育'])`;

/**
 * Fills a migrated, empty database by statements over whole sets. Triggers are off meanwhile, and the indexes of the
 * large tables are made at the end; what triggers would have written is written here.
 *
 * @param {import("pg").Client} client
 * @param {number} scale
 * @param {{seal(place: string, text: string): {bytes: Buffer}, blindIndex(kind: string, text: string): Buffer}} keys
 * @param {(said: string) => void} say
 */
export async function fillCountry(client, scale, keys, say) {
  await client.query(
    "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '128MB'",
  );
  await client.query(FUNCTIONS);
  const indexes = await withoutIndexes(client);
  for (const [what, text, values = []] of statements(scale, keys))
    await timed(what, () => client.query(text, values));
  for (const [name, text] of indexes) await timed(name, () => client.query(text));
  await timed("statistics", () => client.query("vacuum analyze"));
  await client.query("create table bench_fill as select $1::text as fingerprint", [fingerprint(scale)]);
  await client.query("set session_replication_role = default");

  async function timed(what, work) {
    const began = performance.now();
    await work();
    say(`  ${what} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

export function fingerprint(scale) {
  return createHash("sha256")
    .update(JSON.stringify([FILL_VERSION, scale, choicesOf()]))
    .digest("hex");
}

const LARGE_TABLES = [
  "graduate",
  "person_document",
  "record",
  "agreement",
  "destination",
  "record_event",
  "registry_destination",
];

/** Takes the indexes of large tables away. @returns how to make each again. */
async function withoutIndexes(client) {
  const { rows } = await client.query(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid::regclass::text = any($1)
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [LARGE_TABLES],
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows.map(({ name, text }) => [`index ${name}`, text]);
}

function statements(scale, keys) {
  const schools = Math.max(2, Math.round(SCHOOLS * scale));
  const employers = Math.round(EMPLOYERS * scale);
  const each = (count) => `from generate_series(1::bigint, ${count}::bigint) n`;
  const sealed = (place, text) => keys.seal(place, text).bytes;
  const choices = choicesOf();
  return [
    [
      "provinces",
      `insert into province (id, code, name) select pg_temp.id_of(1, n), (10 + n)::text, '第' || n || '省' ${each(PROVINCES)}`,
    ],
    [
      "modules and types of agreement",
      `with opened as (insert into opened_module select id, 'EMPLOYMENT' from province)
       insert into province_cohort (id, province_id, cohort, agreement_type)
       select gen_random_uuid(), id, cohort, 'THREE_PARTY' from province, (values (2026), (2027)) of (cohort)`,
    ],
    [
      "schools",
      `insert into school (id, province_id, code, name, address)
       select pg_temp.id_of(2, n), pg_temp.province_of(n), (10000 + n)::text, '第' || n || '大学', '大学路' || n || '号' ${each(schools)}`,
    ],
    [
      "departments",
      `insert into department (id, school_id, name)
       select pg_temp.id_of(3, n), pg_temp.id_of(2, (n - 1) / ${DEPARTMENTS_PER_SCHOOL} + 1),
         '第' || (n - 1) % ${DEPARTMENTS_PER_SCHOOL} + 1 || '学院' ${each(schools * DEPARTMENTS_PER_SCHOOL)}`,
    ],
    [
      "settings",
      `insert into signing_settings (id, school_id, cohort, signing_on_at, review_mode, termination_limit)
       select gen_random_uuid(), id, cohort, case when code::int % 3 > 0 then timestamptz '2026-09-01Z' end, 'DEPARTMENT_THEN_SCHOOL', 1
       from school, (values (2026), (2027)) of (cohort)`,
    ],
    ...accounts(),
    [
      "employers",
      `insert into employer (id, uscc, name, nature, industry, division, address, contact_name, contact_mobile_sealed, contact_email, verified_at, suspended_at)
       select pg_temp.id_of(4, n), '91' || lpad(n::text, 16, '0'), '第' || n || '科技有限公司', '31', 'I', '110108', '中关村大街' || n || '号', '招聘负责人', $1,
         'hr' || n || '@example.com', case when n % 50 > 0 then timestamptz '2026-09-01Z' end, case when n % 997 = 0 then timestamptz '2026-10-01Z' end
       ${each(employers)}`,
      [sealed("employer.contact_mobile_sealed", "19900000000")],
    ],
    [
      "accounts of employers",
      `insert into employer_account (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask, password_hash, in_charge)
       select gen_random_uuid(), pg_temp.id_of(4, n), '招聘负责人', sha256(int8send(n)), $1, '199****0000', 'none', true ${each(employers)}`,
      [sealed("employer_account.mobile_sealed", "19900000000")],
    ],
    [
      "warnings",
      `insert into employer_warning (id, school_id, uscc, employer_name, categories, reason, marked_by, marked_at)
       select gen_random_uuid(), s.id, '91' || lpad(n::text, 16, '0'), '第' || n || '科技有限公司', array['01'], '多次违约', pg_temp.id_of(8, 3),
         timestamptz '2026-09-01Z' + n * interval '1 hour' from school s, generate_series(1, 30) n`,
    ],
    [
      "places in rosters",
      `create table bench_place as
       select row_number() over (order by k, i) as n, k as school, (k - 1) * ${DEPARTMENTS_PER_SCHOOL} + i % ${DEPARTMENTS_PER_SCHOOL} + 1 as department, i
       from generate_series(1::bigint, ${schools}::bigint) k,
         lateral generate_series(1::bigint, case when k % 20 = 1 then ${LARGE_SCHOOL} else ${USUAL_SCHOOL} end) i`,
    ],
    [
      "persons",
      `with person as (insert into person (id) select pg_temp.id_of(9, n) from bench_place)
       insert into person_document (id_number_index, person_id)
       select case when n = 1 then $1 else sha256(int8send(n)) end, pg_temp.id_of(9, n) from bench_place`,
      [keys.blindIndex("idNumber", KNOWN_ID_NUMBER)],
    ],
    [
      "graduates",
      `insert into graduate (id, school_id, province_id, department_id, cohort, level, candidate_number, student_number, name, sex, ethnicity,
         political_status, id_number_index, id_number_sealed, id_number_mask, education_level, duration_years, major_code, major_name, entered,
         graduates, training_mode, origin_division, hardship, teacher_training, study_form, confirmed_at, frozen_at, person_id, stage, living)
       select pg_temp.id_of(5, n), pg_temp.id_of(2, school), pg_temp.province_of(school), pg_temp.id_of(3, department), cohort,
         case education_level when '11' then 'POSTGRADUATE' else 'UNDERGRADUATE' end, lpad(n::text, 14, '0'),
         (cohort - 4) || lpad((hashint8(n) & 65535)::text, 5, '0') || lpad((n % 1000)::text, 3, '0') || school, pg_temp.graduate_name(n), (n % 2 + 1)::text, '01', '03',
         case when n = 1 then $1 else sha256(int8send(n)) end, $2, '110***********' || lpad((n % 100)::text, 2, '0') || '**',
         education_level, 4, '080901', ${MAJORS}[1 + floor(10 * pg_temp.chance(n, 5))::int], (cohort - 4) || '09', cohort || '07',
         case when n % 50 = 0 then '2' else '1' end, '110108', '0', '2', '1', '2026-09-01Z', case when n % 100 = 7 then timestamptz '2026-10-01Z' + make_interval(secs => n % 4320000) end,
         pg_temp.id_of(9, n), left(education_level, 1), n % 100 <> 7
       from (select *, case when pg_temp.chance(n, 6) < 0.1 then 2026 else 2027 end as cohort,
         case when pg_temp.chance(n, 7) < 0.12 then '11' when pg_temp.chance(n, 7) < 0.56 then '31' else '41' end as education_level
         from bench_place) p`,
      [keys.blindIndex("idNumber", KNOWN_ID_NUMBER), sealed("graduate.id_number_sealed", KNOWN_ID_NUMBER)],
    ],
    ...records(employers, choices),
    ...agreementTexts(sealed),
    ["histories", HISTORY],
    ...registryTexts(),
    [
      "counts",
      `insert into queue_count (school_id, department_id, level, cohort, kind, status, count)
       select school_id, department_id, level, cohort, kind, status, count(*) from record where not frozen and submission > 0 group by 1, 2, 3, 4, 5, 6`,
    ],
    [
      "counts of provinces",
      `insert into queue_count_of_province (province_id, level, cohort, kind, status, count)
       select s.province_id, q.level, q.cohort, q.kind, q.status, sum(q.count)
       from queue_count q left join school s on s.id = q.school_id group by 1, 2, 3, 4, 5`,
    ],
    [
      "rosters uploaded",
      `insert into roster_upload (id, school_id, cohort, file_name, uploaded_by, uploaded_by_name, uploaded_at, status, rows, added)
       select pg_temp.id_of(10, (code::int - 10000) * 3 + n), id, 2027, '名单.xlsx', pg_temp.id_of(8, 3), '校级审核', timestamptz '2026-09-01Z' + n * interval '1 day',
         case n when 3 then 'CHECKED' else 'COMMITTED' end, 3800, 3800 from school, generate_series(1, 3) n`,
    ],
    [
      "rows of a roster",
      `insert into roster_upload_row (upload_id, seq, kind, student_number, name, details)
       select pg_temp.id_of(10, 3 + 3), n, case when n % 100 = 0 then 'WRONG' else 'ADDED' end, n::text, pg_temp.graduate_name(n), '[]' ${each(15_000)}`,
    ],
    ["", "drop table bench_place"],
  ];
}

/** The viewers measured, and the accounts that stand in their lists. */
function accounts() {
  const one = (
    who,
  ) => `insert into staff_account (id, username, name, role, province_id, school_id, department_id, employment_right,
    archive_right, household_right, password_hash, created_at) ${who}`;
  const rest = "'READ_WRITE', 'NONE', 'NONE', 'none', timestamptz '2026-09-01Z'";
  return [
    [
      "the ministry",
      one(
        `select pg_temp.id_of(8, 1), 'bench.ministry', '部级用户', 'MINISTRY', null::uuid, null::uuid, null::uuid, ${rest}`,
      ),
    ],
    [
      "the province",
      one(
        `select pg_temp.id_of(8, 2), 'bench.province', '省级用户', 'PROVINCE', pg_temp.id_of(1, 1), null::uuid, null::uuid, ${rest}`,
      ),
    ],
    [
      "the school",
      one(
        `select pg_temp.id_of(8, 3), 'bench.school', '校级审核', 'SCHOOL', province_id, id, null::uuid, ${rest} from school where id = pg_temp.id_of(2, 1)`,
      ),
    ],
    [
      "the operator",
      one(
        `select pg_temp.id_of(8, 4), 'bench.operator', '运营', 'OPERATOR', null::uuid, null::uuid, null::uuid, ${rest}`,
      ),
    ],
    [
      "sessions",
      `insert into session (id, token_hash, app, account_id, created_at, last_seen_at, expires_at)
       select gen_random_uuid(), sha256(convert_to('bench-' || username, 'UTF8')), 'admin', id, now(), now(), now() + interval '10 years' from staff_account`,
    ],
    [
      "colleagues in provinces",
      one(
        `select gen_random_uuid(), 'bench.p.' || code || '.' || n, '省级用户', 'PROVINCE', id, null::uuid, null::uuid, ${rest} from province, generate_series(1, 5) n`,
      ),
    ],
    [
      "colleagues in schools",
      one(
        `select gen_random_uuid(), 'bench.s.' || code || '.' || n, '校级用户', 'SCHOOL', province_id, id, null::uuid, ${rest} from school, generate_series(1, 5) n`,
      ),
    ],
    [
      // Each department reviews for itself: else its records would wait for the school too (F-10a).
      "reviewers of departments",
      one(`select gen_random_uuid(), 'bench.d.' || row_number() over (), '院系审核', 'DEPARTMENT', s.province_id, s.id, d.id, ${rest}
        from department d join school s on s.id = d.school_id`),
    ],
  ];
}

const RECORD = `insert into record (id, kind, graduate_id, employer_id, counterpart, school_id, province_id, department_id, level, review_mode, cohort,
  status, module, holds, waits_for, closes_at, due_at, created_at, changed_at, submitted_at, submission, frozen, ends_record_id)`;
const TIME = "timestamptz '2026-09-01Z' + make_interval(secs => floor(7000000 * pg_temp.chance(n, 21)))";
/** The largest takes two of a thousand, as in the country; most take a handful or nobody. */
const employerOf = (employers) => `1 + floor(${employers} * power(pg_temp.chance(n, 22), 2.2))::bigint`;

function records(employers, { primary, past, terminations, verifications }) {
  const state = `(values ${[
    ...new Map(
      [...primary, ...past, ...terminations, ...verifications].map((each) => [
        `${each.kind} ${each.status}`,
        each,
      ]),
    ).values(),
  ]
    .map(
      (s) =>
        `('${s.kind}', '${s.status}', '${s.module}', ${s.holds}, ${s.waitsFor ? `'${s.waitsFor}'` : "null"}, ${s.closes})`,
    )
    .join(", ")}) s (kind, status, module, holds, waits_for, closes)`;
  const picked = (choices, seed) => {
    const total = weightOf(choices);
    const ends = choices.map((_, place) => weightOf(choices.slice(0, place + 1)) / total);
    const words = `array[${choices.map(({ kind, status }) => `'${kind} ${status}'`).join(",")}]`;
    return `(${words})[1 + least(${choices.length - 1}, width_bucket(pg_temp.chance(n, ${seed}), array[${ends.join(",")}]::float8[]))]`;
  };
  const closes = "case when s.closes then timestamptz '2029-12-31Z' end";
  const ofGraduates = (rows) => `${RECORD}
    select pg_temp.id_of(6, row_number() over (order by chance)), s.kind, g.id, e.id, e.name, g.school_id, g.province_id, g.department_id, g.level, 'DEPARTMENT_THEN_SCHOOL',
      g.cohort, s.status, s.module, s.holds, s.waits_for, ${closes}, ${closes}, at - interval '1 day', at,
      case when s.status not in ('INVITED', 'DECLINED', 'LAPSED', 'TAKEN_BACK') then at end, 1, g.frozen_at is not null, null
    from (${rows}) n join ${state} on s.kind || ' ' || s.status = n.state join graduate g on g.id = pg_temp.id_of(5, n.g) join employer e on e.id = pg_temp.id_of(4, n.employer)
    order by chance`;
  const row = (pick, offset, where) =>
    `select n as g, ${pick} as state, ${TIME} as at, ${employerOf(employers)} as employer, pg_temp.chance(n, 23) + ${offset} as chance from bench_place where ${where}`;
  const termination = (which, offset) => `${RECORD}
    select pg_temp.id_of(6, ${offset}::bigint * 100000000 + row_number() over ()), s.kind, r.graduate_id, r.employer_id, r.counterpart, r.school_id, r.province_id, r.department_id, r.level,
      r.review_mode, r.cohort, s.status, s.module, false, s.waits_for, ${closes}, ${closes}, r.changed_at, r.changed_at + interval '3 days', r.changed_at, 1, r.frozen, r.id
    from (${which}) r join ${state} on s.kind || ' ' || s.status = r.state`;
  return [
    [
      "records",
      ofGraduates(
        `${row(picked(primary, 24), 0, "pg_temp.chance(n, 20) < 0.6")} union all ${row(picked(past, 25), 1, "pg_temp.chance(n, 19) < 0.08")}`,
      ),
    ],
    [
      "terminations",
      termination(
        `select *, case kind when 'ONLINE_AGREEMENT' then 'ONLINE_TERMINATION' else 'OFFLINE_TERMINATION' end || ' TERMINATION_DONE' as state from record where status = 'TERMINATED'`,
        1,
      ),
    ],
    [
      "open terminations",
      termination(
        `select *, ${picked(terminations, 26)} as state from (select *, ('x' || right(id::text, 12))::bit(48)::bigint as n from record where status = 'SIGNED') r where n % 25 = 0`,
        2,
      ),
    ],
    [
      "verifications",
      `${RECORD} select pg_temp.id_of(6, 300000000 + row_number() over ()), s.kind, null, e.id, e.name, null, null, null, null, 'SCHOOL_ONLY', null, s.status, s.module, s.holds,
         s.waits_for, null, null, at - interval '1 day', at, at, 1, false, null
       from (select n, ${picked(verifications, 27)} as state, ${TIME} as at from generate_series(1::bigint, ${employers}::bigint) n where n % 4 = 0) n
         join ${state} on s.kind || ' ' || s.status = n.state join employer e on e.id = pg_temp.id_of(4, n)`,
    ],
  ];
}

function weightOf(choices) {
  return choices.reduce((sum, { weight }) => sum + weight, 0);
}
