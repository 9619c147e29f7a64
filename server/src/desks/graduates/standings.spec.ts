// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aDestination, CONTRACT, doesDestination, FORM } from "../../../test/destinations.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  COHORT,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { anInvitation, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";

const LIST = graphql(`query StandingsList($filter: GraduateFilter!) {
  graduates(filter: $filter, first: 100) {
    rows { id name standing standingLabel registered mobileMasked emailMasked } endCursor } }`);
const COUNTS = graphql(`query StandingsCounts($filter: GraduateFilter!) {
  standingCounts(filter: $filter) { total standings { standing label count } } }`);
const REVEAL = graphql(`mutation StandingsReveal($id: ID!) { revealGraduateContacts(id: $id) {
  __typename ... on GraduateContacts { mobile email } ... on Refusal { code } } }`);
const REMOVE = graphql(`mutation StandingsRemove($ids: [ID!]!) { removeGraduates(ids: $ids) {
  ... on RosterChanged { changed } } }`);

let on: TestApp;
let at: TestSchool;
let department: TestDepartment;
let employer: TestEmployer;
let school: TestStaff;
beforeAll(async () => {
  on = await openTestApp();
  employer = await anEmployer(on.platform);
  at = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  department = await aDepartment(on.platform, { school: at });
  school = await aStaffAccount(on.platform, { school: at });
});
afterAll(() => on?.close());

const approve = (id: string) => doesDestination(on, school, "approve", verdictOn(id));
const list = async (filter: object, viewer = school) => (await on.ask(viewer, LIST, { filter })).rows;
const counts = async (filter: object, viewer = school) => await on.ask(viewer, COUNTS, { filter });

/** What can have become of a graduate, and where that leaves them: said by hand. */
const ENDINGS: Record<string, [standing: string | null, play: (graduate: TestGraduate) => Promise<unknown>]> =
  {
    nothing: ["NONE", async () => undefined],
    invited: ["NONE", (graduate) => anInvitation(on, employer, graduate)],
    waiting: ["IN_PROGRESS", (graduate) => aDestination(on, graduate)],
    accepted: ["IN_PROGRESS", accepts],
    "signed online": ["SETTLED", async (graduate) => approve(await accepts(graduate))],
    "signed by hand": [
      "SETTLED",
      async (graduate) =>
        approve(await aDestination(on, graduate, CONTRACT, ["contractRegistration", "labourContract"])),
    ],
    "looking for work": ["UNEMPLOYED", async (graduate) => approve(await aDestination(on, graduate, FORM))],
    rejected: [
      "NONE",
      async (graduate) =>
        doesDestination(on, school, "reject", {
          ...verdictOn(await aDestination(on, graduate)),
          rejection: REJECTION,
        }),
    ],
    voided: [
      "NONE",
      async (graduate) => {
        const id = await aDestination(on, graduate);
        await approve(id);
        await doesDestination(on, graduate, "void", { id });
      },
    ],
    deleted: [null, async ({ id }) => on.ask(school, REMOVE, { ids: [id] })],
  };

async function accepts(graduate: TestGraduate): Promise<string> {
  const id = await anInvitation(on, employer, graduate);
  await on.ask(graduate, SIGNING.accept, { id });
  return id;
}

describe("去向状态 of graduates", () => {
  it("counts, the list and each of its filters agree, whatever became of whom", async () => {
    const names = Object.keys(ENDINGS);
    const expected = new Map<string, string | null>();
    // Any mixture of them; each at least once.
    const [drawn = []] = fc.sample(fc.array(fc.constantFrom(...names), { minLength: 12, maxLength: 12 }), 1);
    for (const ending of [...names, ...drawn]) {
      const graduate = await aGraduate(on.platform, { department });
      const [standing, play] = ENDINGS[ending] ?? [null, async () => undefined];
      await play(graduate);
      expected.set(graduate.id, standing);
    }
    const filter = { cohort: COHORT };
    const rows = await list(filter);
    expect(new Map(rows.map(({ id, standing }) => [id, standing]))).toEqual(expected);
    const { total, standings } = await counts(filter);
    expect(total).toBe([...expected.values()].filter((standing) => standing !== null).length);
    for (const { standing, label, count } of standings) {
      const found = await list({ ...filter, standings: [standing] });
      const own = [...expected].filter(([, one]) => one === standing).map(([id]) => id);
      expect([standing, count, found.map(({ id }) => id).sort()]).toEqual([standing, own.length, own.sort()]);
      expect(found.every((row) => row.standingLabel === label)).toBe(true);
    }
    // Who has no destination yet: several at once. Everything, and nothing.
    const without = await list({ ...filter, standings: ["NONE", "IN_PROGRESS", "UNEMPLOYED"] });
    expect(without).toHaveLength(
      total - (standings.find(({ standing }) => standing === "SETTLED")?.count ?? 0),
    );
    expect(await list({ ...filter, standings: standings.map(({ standing }) => standing) })).toHaveLength(
      total,
    );
    expect(await list({ ...filter, standings: [] })).toEqual([]);
    expect((await counts({ cohort: COHORT - 3 })).total).toBe(0);
    // The strip counts what the list is narrowed to, its own choice apart.
    expect(await counts({ ...filter, standings: ["NONE"] })).toEqual({ total, standings });
  });

  it("is of one school: above it, and by an ID number, nothing is counted", async () => {
    const ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
    await expect(counts({ cohort: COHORT }, ministry)).rejects.toThrow("只能在一所学校内");
    await expect(list({ cohort: COHORT, standings: ["NONE"] }, ministry)).rejects.toThrow("只能在一所学校内");
    await expect(counts({ idNumber: "11010120000101001X" })).rejects.toThrow("不统计");
    const foreign = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    expect((await counts({ cohort: COHORT }, foreign)).total).toBe(0);
  });
});

describe("联系 (P-08)", () => {
  it("is masked in the list; in full it is one look in the audit log, and nobody else's", async () => {
    const graduate = await aGraduate(on.platform, { department });
    const { keys, pool } = on.platform;
    await pool.query("update graduate set mobile_sealed = $2, email_sealed = $3 where id = $1", [
      graduate.id,
      keys.seal("graduate.mobile_sealed", "13812345678").bytes,
      keys.seal("graduate.email_sealed", "wang.xiaoming@example.cn").bytes,
    ]);
    const [row] = await list({ studentNumber: graduate.studentNumber });
    expect(row?.mobileMasked).toBe("138****5678");
    expect(row?.emailMasked).not.toContain("xiaoming");
    expect(await on.ask(school, REVEAL, { id: graduate.id })).toEqual({
      __typename: "GraduateContacts",
      mobile: "13812345678",
      email: "wang.xiaoming@example.cn",
    });
    const foreign = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    expect(await on.ask(foreign, REVEAL, { id: graduate.id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await on.ask(school, REVEAL, { id: "x" })).toMatchObject({ code: "UNKNOWN_RECORD" });
    const { rows } = await pool.query(
      "select account_id, detail->'fields' as fields from audit_entry where subject_id = $1 and act = 'PERSONAL_DATA_REVEALED'",
      [graduate.id],
    );
    expect(rows).toEqual([{ account_id: school.accountId, fields: ["mobile", "email"] }]);
    const unknown = await aGraduate(on.platform, { department });
    await pool.query("update graduate set mobile_sealed = null, email_sealed = null where id = $1", [
      unknown.id,
    ]);
    const idsOf = async (contact: boolean) => (await list({ cohort: COHORT, contact })).map(({ id }) => id);
    expect(await idsOf(false)).toEqual([unknown.id]);
    expect(await idsOf(true)).toContain(graduate.id);
  });
});

describe("a filter that cannot be is refused beside its field", () => {
  const REGISTRY = graphql(`query StandingsReported($filter: RegistryFilter!) {
    registryDestinations(filter: $filter) { rows { graduateId } } }`);
  it.each([
    ["reported", { from: "2027-02-30" }, "请填写正确的日期，如2027-06-30"],
    ["reported", { to: "明天" }, "请填写正确的日期，如2027-06-30"],
    ["reported", { from: "1899-01-01" }, "请填写正确的日期，如2027-06-30"],
    ["reported", { from: "2027-03-01", to: "2027-02-28" }, "开始日期不能晚于结束日期"],
    ["employerName", "字".repeat(101), "最多100个字"],
    ["name", "字".repeat(101), "最多100个字"],
  ])("%s: %j", async (field, value, message) => {
    const { errors } = await on.send(school, REGISTRY, { filter: { cohort: COHORT, [field]: value } });
    expect(errors).toMatchObject([
      { message, extensions: { code: "INVALID_INPUT", fields: [{ field, message }] } },
    ]);
  });

  it("days are Beijing's, both included; one end may be open", async () => {
    const graduate = await aGraduate(on.platform, { department });
    await approve(await aDestination(on, graduate));
    await on.runOutbox();
    // 23:59:59.999 in Beijing, while it is afternoon in Greenwich.
    await on.platform.pool.query(
      "update registry_destination set reported_at = '2027-03-31T15:59:59.999Z' where graduate_id = $1",
      [graduate.id],
    );
    const found = async (reported: object) => {
      const { rows } = await on.ask(school, REGISTRY, {
        filter: { studentNumber: graduate.studentNumber, reported },
      });
      return rows.length;
    };
    const expected: [object, number][] = [
      [{ from: "2027-03-31", to: "2027-03-31" }, 1],
      [{ to: "2027-03-31" }, 1],
      [{ from: "2027-03-31" }, 1],
      [{ to: "2027-03-30" }, 0],
      [{ from: "2027-04-01" }, 0],
      [{ from: "", to: "" }, 1],
    ];
    for (const [days, count] of expected) expect([days, await found(days)]).toEqual([days, count]);
  });
});

describe("姓名 within one school", () => {
  it("is found by its beginning, and whole however its dots are typed", async () => {
    const own = await aSchool(on.platform);
    const here = await aDepartment(on.platform, { school: own });
    const viewer = await aStaffAccount(on.platform, { school: own });
    for (const name of ["欧阳明月", "欧阳明", "阿依古丽·买买提"]) {
      await aGraduate(on.platform, { department: here, name });
    }
    const elsewhere = await aGraduate(on.platform, { department, name: "欧阳明" });
    const found = async (name: string) =>
      (await list({ cohort: COHORT, name }, viewer)).map((row) => row.name).sort();
    expect(await found("欧阳")).toEqual(["欧阳明", "欧阳明月"]);
    expect(await found("欧阳明月")).toEqual(["欧阳明月"]);
    expect(await found("阿依古丽•买买提")).toEqual(["阿依古丽·买买提"]);
    expect(await found("明月")).toEqual([]);
    expect(await found("%")).toEqual([]);
    const ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
    const everywhere = await list({ cohort: COHORT, name: "欧阳明" }, ministry);
    expect(everywhere.map(({ id }) => id)).toContain(elsewhere.id);
    expect(await list({ cohort: COHORT, name: "欧阳" }, ministry)).toEqual([]);
  });
});
