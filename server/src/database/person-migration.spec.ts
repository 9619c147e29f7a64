import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { MIGRATIONS } from "./migrations/index.js";

const NAME = `person_migration_${process.pid}`;
const [JIANGSU, HERE, THERE, HERE_DEPARTMENT, THERE_DEPARTMENT] = Array.from(
  { length: 5 },
  (_, n) => `00000000-0000-7000-8000-00000000000${n}`,
);

/** Rosters as the release before left them: a person may live in several rows of one stage. */
describe("the migration that makes persons of the graduates there are", () => {
  let client: pg.Client;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    const cluster = inject("testCluster");
    const administrator = new pg.Client({ connectionString: cluster });
    await administrator.connect();
    await administrator.query(`create database ${NAME}`);
    await administrator.end();
    const url = new URL(cluster);
    url.pathname = `/${NAME}`;
    client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const at = MIGRATIONS.findIndex(({ name }) => name === "20261130-person");
    for (const { name } of MIGRATIONS.slice(0, at)) await run(name);
    await client.query(
      `insert into province values ('${JIANGSU}', '32', '江苏省');
       insert into school values ('${HERE}', '${JIANGSU}', '10001', '甲大学', ''), ('${THERE}', '${JIANGSU}', '10002', '乙大学', '');
       insert into department values ('${HERE_DEPARTMENT}', '${HERE}', '系'), ('${THERE_DEPARTMENT}', '${THERE}', '系')`,
    );
  });
  afterAll(async () => {
    await client?.end();
    const administrator = new pg.Client({ connectionString: inject("testCluster") });
    await administrator.connect();
    await administrator.query(`drop database if exists ${NAME} with (force)`);
    await administrator.end();
  });

  const run = async (name: string) => {
    const text = readFileSync(new URL(`migrations/${name}.sql`, import.meta.url), "utf8");
    await client.query(`begin; ${text}; commit`);
  };
  const year = 2027;

  async function graduate(
    called: string,
    number: string,
    row: { school?: string; cohort?: number; level?: string; holds?: boolean; draft?: boolean } = {},
  ): Promise<void> {
    const { school = HERE, cohort = year, level = "31" } = row;
    const { rows } = await client.query<{ id: string }>(
      `insert into graduate (id, school_id, department_id, cohort, level, candidate_number, student_number, name, sex,
         ethnicity, political_status, id_number_index, id_number_sealed, id_number_mask, education_level,
         duration_years, major_code, major_name, entered, graduates, training_mode, origin_division, hardship,
         teacher_training, study_form)
       values (uuidv7(), $1, $2, $3, 'UNDERGRADUATE', $4, $4, $4, '1', '01', '03', $5, '', '', $6, 4, '', '', '202009',
         '202407', '1', '320102', '0', '2', '') returning id`,
      [
        school,
        school === HERE ? HERE_DEPARTMENT : THERE_DEPARTMENT,
        cohort,
        called,
        Buffer.from(number),
        level,
      ],
    );
    ids.set(called, rows[0]?.id ?? "");
    if (!row.holds && !row.draft) return;
    await client.query(
      `insert into record (id, kind, counterpart, graduate_id, school_id, department_id, level, review_mode, cohort, status, module,
         holds, waits_for, submission, created_at, changed_at)
       values (uuidv7(), 'DESTINATION', '升学', $1, $2, $3, 'UNDERGRADUATE', 'SCHOOL_ONLY', $4, $5, 'EMPLOYMENT', $6, $7, 1, '2026-11-30 02:00:00Z', '2026-11-30 02:00:00Z')`,
      [ids.get(called), school, school === HERE ? HERE_DEPARTMENT : THERE_DEPARTMENT, cohort]
        .concat(row.holds ? ["REGISTERED"] : ["DRAFT"])
        .concat([Boolean(row.holds), row.holds ? null : "GRADUATE"] as never[]),
    );
  }

  it("keeps one living row a stage, accounts and sessions, and loses no record", async () => {
    await graduate("延期-旧", "1", { cohort: year - 1, draft: true });
    await graduate("延期-新", "1");
    await graduate("已签-旧", "2", { cohort: year - 1, holds: true });
    await graduate("已签-新", "2", { draft: true });
    await graduate("两校-甲", "3");
    await graduate("两校-乙", "3", { school: THERE, holds: true });
    await graduate("两段-本", "4", { cohort: year - 1 });
    await graduate("两段-硕", "4", { level: "11" });
    await graduate("两签-旧", "5", { cohort: year - 1, holds: true });
    await graduate("两签-新", "5", { holds: true });
    await graduate("截止", "6", { cohort: year - 5 });
    await client.query(
      `insert into graduate_account (id, id_number_index, mobile_index, mobile_sealed, password_hash)
       values (uuidv7(), '1', '\\x01', '', ''), (uuidv7(), '9', '\\x09', '', '')`,
    );
    await client.query(
      `insert into session (id, token_hash, app, account_id, graduate_id, created_at, last_seen_at, expires_at)
       values (uuidv7(), '', 'student', (select id from graduate_account where id_number_index = '1'), $1, '2026-11-30 02:00:00Z', '2026-11-30 02:00:00Z', '2026-11-30 02:00:00Z')`,
      [ids.get("延期-旧")],
    );
    await client.query(
      "insert into audit_entry (at, account_kind, act) values ('2026-11-30 02:00:00Z', 'SYSTEM', 'SIGNED_OUT')",
    );
    await run("20261130-person");

    const { rows } = await client.query<{ name: string; standing: string; records: string }>(
      `select g.name, case when living then '在册' when transferred_at is not null then '转届'
           when frozen_at is not null then '失效' else '截止' end as standing,
         coalesce((select string_agg(case when r.frozen then '失效' when r.closes_at is not null then '将结束' else '照旧' end, '')
           from record r where r.graduate_id = g.id), '') as records
       from graduate g order by g.id`,
    );
    expect(rows.map(({ name, standing, records }) => [name, standing, records])).toEqual([
      ["延期-旧", "转届", "将结束"],
      ["延期-新", "在册", ""],
      ["已签-旧", "在册", "照旧"],
      ["已签-新", "失效", "失效"],
      ["两校-甲", "失效", ""],
      ["两校-乙", "在册", "照旧"],
      ["两段-本", "在册", ""],
      ["两段-硕", "在册", ""],
      ["两签-旧", "转届", "照旧"],
      ["两签-新", "在册", "照旧"],
      ["截止", "截止", ""],
    ]);
    const one = (statement: string) => client.query(statement).then((answer) => answer.rows[0]);
    expect(
      await one(
        `select count(distinct g.person_id)::int as persons, count(distinct a.person_id)::int as accounts
         from graduate g full join graduate_account a on a.person_id = g.person_id`,
      ),
    ).toEqual({ persons: 6, accounts: 2 });
    expect(
      await one(
        "select s.person_id = g.person_id as same from session s join graduate g on g.id = s.graduate_id",
      ),
    ).toEqual({ same: true });
  });

  it("serves servers of the release before, which know of no persons", async () => {
    await graduate("新来的", "9");
    const { rows } = await client.query(
      `select g.living, g.stage, a.person_id is not null as account from graduate g
         left join graduate_account a on a.person_id = g.person_id where g.id = $1`,
      [ids.get("新来的")],
    );
    expect(rows).toEqual([{ living: true, stage: "3", account: true }]);
    await expect(graduate("再来的", "9", { cohort: year - 1 })).rejects.toThrow("graduate_one_living");
  });
});
