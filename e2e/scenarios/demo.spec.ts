import { destinationForms, leadsOnFrom } from "@gd/server/catalogue/index.js";
import { FLOWS } from "@gd/server/composition.js";
import { type OpenPlatform, openPlatform } from "@gd/server/open-platform.js";
import { openCohorts } from "@gd/server/parties/settings/index.js";
import { readConfig } from "@gd/server/platform/config.js";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { joinTestCluster, type TestCluster } from "../../server/test/cluster.js";
import { applicants } from "../../stage/src/country/applicants.js";
import {
  type DemoCountry,
  type DemoEmployer,
  type DemoGraduate,
  generateCountry,
} from "../../stage/src/country/index.js";
import { ensureDemo, loadDemo } from "../../stage/src/demo/index.js";
import { assemble, type Cast } from "../../stage/src/history/cast.js";
import { demoAccounts } from "../../stage/src/history/story-accounts.js";
import { copyOf, environmentOf, type Ground, removeGround } from "../src/platform.js";

describe("the loaded demo", () => {
  const country: DemoCountry = generateCountry();
  let cluster: TestCluster;
  let ground: Ground;
  let platform: OpenPlatform;
  let cast: Cast;

  const count = async (text: string, ...values: unknown[]): Promise<number> => {
    const { rows } = await platform.pool.query<{ count: number }>(`select count(*)::int ${text}`, values);
    return rows[0]?.count ?? 0;
  };
  const known = (index: number): DemoGraduate => {
    const person = country.graduates[index];
    if (!person) throw new Error(`No graduate ${index}`);
    return person;
  };
  const atSchool = "from record r join school s on s.id = r.school_id where s.code = $1 and r.status = $2";

  beforeAll(async () => {
    cluster = await joinTestCluster();
    ground = await copyOf(inject("loadedCountry"), cluster);
    platform = await openPlatform(readConfig({ ...environmentOf(ground, cluster), WORKER: "off" }));
    cast = await assemble(platform, country);
  });

  afterAll(async () => {
    await platform?.close();
    if (ground) await removeGround(ground, cluster);
    await cluster?.leave();
  });

  it("has replaced what an interrupted load left (loaded-country.ts breaks one off)", async () => {
    expect(await count("from school")).toBe(4);
    expect(await count("from graduate")).toBe(3_000);
    expect(await count("from employer where registered_at is null")).toBe(60);
    expect(await count("from employer")).toBe(60 + applicants.length);
  });

  it("refuses to load twice, and leaves a loaded one alone", async () => {
    await expect(loadDemo(platform)).rejects.toThrow("演示数据已经加载");
    const before = await count("from record_event");
    await ensureDemo(platform);
    expect(await count("from record_event")).toBe(before);
  });

  it("has records in every state of every flow (issue 4)", async () => {
    const { rows } = await platform.pool.query<{ state: string }>(
      "select distinct kind || ' ' || status as state from record",
    );
    const there = new Set(rows.map(({ state }) => state));
    const wanted = FLOWS.flatMap(({ kind, states }) =>
      Object.keys(states).map((state) => `${kind} ${state}`),
    );
    expect(wanted.filter((state) => !there.has(state))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(55);
  });

  it("has destinations of every type that is open to 本科, voided ones, and graduates off the roster", async () => {
    const { rows } = await platform.pool.query<{ code: string }>(
      "select distinct type_code as code from destination order by 1",
    );
    const codes = destinationForms
      .filter(({ fromCohort, toCohort }) => (fromCohort ?? 2027) <= 2027 && (toCohort ?? 2027) >= 2027)
      // 博士后入站 and 专升本 lead on from other stages than those of the school where each type is shown.
      .filter((form) => leadsOnFrom(form, "31"))
      .map(({ typeCode }) => typeCode);
    expect(codes.length).toBeGreaterThan(20);
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining([...new Set(codes)]));
    expect(await count("from record where frozen")).toBeGreaterThanOrEqual(3);
    expect(await count("from graduate where frozen_at is not null")).toBeGreaterThanOrEqual(3);
    const restored = "from audit_entry where act = 'GRADUATE_RESTORED'";
    expect(await count(restored)).toBe(1);
    expect(await count("from upload where stored_at is not null")).toBeGreaterThan(50);
  });

  it("has queues to work on", async () => {
    expect(await count(atSchool, "93201", "SCHOOL_REVIEW")).toBeGreaterThanOrEqual(45);
    expect(await count(atSchool, "95301", "SCHOOL_REVIEW")).toBeGreaterThanOrEqual(30);
    expect(await count(atSchool, "95301", "DEPARTMENT_REVIEW")).toBeGreaterThanOrEqual(30);
    expect(await count(atSchool, "95302", "SCHOOL_REVIEW")).toBeGreaterThanOrEqual(20);
    expect(await count("from record where status = 'SIGNED'")).toBeGreaterThanOrEqual(100);
    expect(await count("from amendment")).toBe(3);
  });

  it("spreads some hundreds of records over schools and employers, of the school not switched on none of its year", async () => {
    expect(await count("from record")).toBeGreaterThan(450);
    const { rows } = await platform.pool.query<{ code: string; current: number; previous: number }>(
      `select s.code, count(r.id) filter (where r.cohort = $1)::int as current,
         count(r.id) filter (where r.cohort = $2)::int as previous
       from school s left join record r on r.school_id = s.id group by 1 order by 1`,
      [country.cohorts.current, country.cohorts.previous],
    );
    const early = openCohorts(platform.clock.now()).includes(country.cohorts.previous);
    for (const { code, current, previous } of rows) {
      if (code === "93202") expect(current).toBe(0);
      else expect(current, code).toBeGreaterThan(60);
      expect(previous > 0, code).toBe(early);
    }
    expect(rows).toHaveLength(4);
    const inviting = "from employer e where exists (select from record where employer_id = e.id)";
    // But for those whose field nobody studies at a school that is switched on.
    expect(await count(inviting)).toBeGreaterThan(40);
  });

  it("spreads what is signed offline and registered over employers, schools and places", async () => {
    const spread = async (where: string) => {
      const { rows } = await platform.pool.query<{ records: number }>(
        `select count(*)::int as records from record where ${where} group by counterpart`,
      );
      const all = rows.reduce((sum, { records }) => sum + records, 0);
      return { places: rows.length, most: Math.max(...rows.map(({ records }) => records)) / all };
    };
    const offline = await spread("kind = 'OFFLINE_AGREEMENT' and counterpart is not null");
    expect(offline.places).toBeGreaterThanOrEqual(6);
    expect(offline.most).toBeLessThan(0.4);
    const elsewhere = await spread("kind = 'DESTINATION' and counterpart is not null");
    expect(elsewhere.places).toBeGreaterThanOrEqual(10);
    expect(elsewhere.most).toBeLessThan(0.3);
  });

  it("has persons with two roster rows, one account each, and one who is known by a travel permit", async () => {
    const twice = `from (select person_id from graduate group by 1 having count(*) > 1) p
      where (select count(*) from graduate_account a where a.person_id = p.person_id) = 1`;
    expect(await count(twice)).toBe(2);
    expect(await count("from graduate where transferred_at is not null")).toBe(1);
    expect(await count("from graduate where document_kind = '02'")).toBe(1);
    expect(await count("from graduate where education_level in ('13', '33', '43')")).toBeGreaterThan(15);
    expect(await count("from graduate where education_level = '25'")).toBeGreaterThan(5);
  });

  it("keeps every graduate to one commitment (F-01), some with another invitation to look at (F-03)", async () => {
    const held = "select 1 from record h where h.graduate_id = r.graduate_id and h.holds";
    expect(
      await count("from (select graduate_id from record where holds group by 1 having count(*) > 1) twice"),
    ).toBe(0);
    expect(await count(`from record r where r.status = 'INVITED' and exists (${held})`)).toBeGreaterThan(3);
  });

  it("has counters that equal the records, by school and state", async () => {
    const counted = `select school_id, status, sum(count)::int as count from (
        select school_id, status, count from queue_count union all select school_id, status, delta from queue_delta) q
      group by 1, 2 having sum(count) <> 0 order by 1, 2`;
    // Drafts are nobody's but their graduate's, and who is off the roster is in no count (F-91).
    const real = `select school_id, status, count(*)::int as count from record where submission > 0 and not frozen
      group by 1, 2 order by 1, 2`;
    expect((await platform.pool.query(counted)).rows).toEqual((await platform.pool.query(real)).rows);
  });

  it("happened at the times it says: history, messages, documents and reports in order, none in the future", async () => {
    const now = platform.clock.now();
    expect(await count("from record_event where at > $1", now)).toBe(0);
    expect(
      await count(
        `from record_event e join record_event before on before.record_id = e.record_id and before.seq = e.seq - 1
         where e.at < before.at`,
      ),
    ).toBe(0);
    expect(await count("from record where status = 'INVITED' and closes_at <= $1", now)).toBe(0);
    const late = "interval '1 hour'";
    expect(
      await count(
        `from record r join record_event e on e.record_id = r.id and e.to_status = 'SIGNED' and e.act = 'approve'
         left join issued_document d on d.record_id = r.id
         left join registry_destination g on g.graduate_id = r.graduate_id
         where r.kind = 'ONLINE_AGREEMENT' and (d.issued_at is null or d.issued_at > e.at + ${late} or g.reported_at is null)`,
      ),
    ).toBe(0);
    expect(await count("from message where sent_at > $1", now)).toBe(0);
    expect(await count("from graphile_worker.jobs")).toBe(0);
  });

  it("has deadlines that outlive the first weeks", async () => {
    const inWeeks = new Date(platform.clock.now().getTime() + 21 * 86_400_000);
    expect(await count("from record where status = 'INVITED' and closes_at > $1", inWeeks)).toBeGreaterThan(
      10,
    );
    const soon = new Date(platform.clock.now().getTime() + 3 * 86_400_000);
    expect(await count("from record where status = 'INVITED' and closes_at < $1", soon)).toBeGreaterThan(3);
  });

  describe("shows the named accounts what their line promises", () => {
    it("graduates", async () => {
      const cards = async (index: number) => await cast.graduate(known(index)).home();
      const statuses = async (index: number) => (await cards(index)).map((card) => card.status);
      expect((await cast.graduate(known(0)).self()).confirmedAt).toBeNull();
      expect((await cards(0)).map((card) => card.answerable)).toEqual([true, true]);
      expect(await statuses(1)).toEqual(["INVITED", "SIGNED"]);
      expect((await cards(1))[0]?.answerable).toBe(false);
      expect(await statuses(2)).toEqual(["INVITED", "DECLINED"]);
      expect(await statuses(3)).toEqual(["SCHOOL_REVIEW", "REJECTED_BY_DEPARTMENT"]);
      expect(await cards(4)).toEqual([]);
      // Of the year before, whose cohort is closed when the stories begin.
      expect(await cards(5)).toEqual([]);
      expect(await cards(6)).toEqual([]);
      expect((await cards(7)).map((card) => card.answerable)).toEqual([true]);
    });

    it("graduates of every state that is worth a look", async () => {
      const accounts = demoAccounts(country).filter(({ app }) => app === "student");
      expect(accounts.length).toBeGreaterThan(20);
      expect(new Set(accounts.map(({ login }) => login)).size).toBe(accounts.length);
      const wanted: Record<string, string> = {
        待回传盖章协议书: "AWAITING_STAMP",
        签约审核被退回: "RETURNED",
        待补材料: "RETURNED",
        去向已作废: "VOIDED",
        等待单位应约: "ASKED_BY_GRADUATE",
        等待本人应约: "ASKED_BY_EMPLOYER",
        解约完成: "TERMINATED",
      };
      for (const [see, status] of Object.entries(wanted)) {
        const login = accounts.find((account) => account.see.includes(see))?.login;
        const person = country.graduates.find(({ mobile }) => mobile === login);
        if (!person) throw new Error(`Nobody for ${see}`);
        const statuses = (await cast.graduate(person).home()).map((card) => card.status);
        expect(statuses, see).toContain(status);
      }
    });

    it("reviewers", async () => {
      const queue = async (username: string) => await cast.staff(username).queue();
      for (const username of ["ylcj", "ylcj.jr", "ylcj.bk", "ylcj.yjs", "jdlg", "ylnl"]) {
        const waiting = await queue(username);
        expect(waiting.length, username).toBeGreaterThan(0);
        expect(waiting.every((row) => row.waitsForMe)).toBe(true);
      }
      const readOnly = await queue("ylcj.read");
      expect(readOnly.length).toBe((await queue("ylcj")).length);
      expect(readOnly.some((row) => row.waitsForMe)).toBe(false);
      const ofTheirYear =
        "from record r join school s on s.id = r.school_id where s.code = '93202' and cohort = $1";
      expect(await count(ofTheirYear, country.cohorts.current)).toBe(0);
      for (const username of ["yunnan", "jiangsu", "ministry"]) {
        const counts = await cast.staff(username).counts();
        expect(Math.max(...counts.byStatus.map((each) => each.count)), username).toBeGreaterThan(20);
      }
      const marked = (await queue("ylcj.yjs")).find((row) => row.graduateName === known(3).name);
      const page = await cast.staff("ylcj.yjs").reviewPage(marked?.id ?? "");
      expect(page?.studentFields.filter((field) => field.differs).map((field) => field.label)).toEqual([
        "政治面貌",
        "学制（年）",
      ]);
    });

    it("employers", async () => {
      const ended = { terminated: 0, terminationFailed: 0 };
      for (const employer of country.employers.slice(0, 3) as DemoEmployer[]) {
        const { terminated, terminationFailed, ...counts } = await cast.employer(employer).counts();
        for (const [name, value] of Object.entries(counts)) {
          expect(value, `${employer.name} ${name}`).toBeGreaterThan(0);
        }
        ended.terminated += terminated;
        ended.terminationFailed += terminationFailed;
      }
      expect(ended).toEqual({ terminated: 2, terminationFailed: 3 });
    });
  });
});
