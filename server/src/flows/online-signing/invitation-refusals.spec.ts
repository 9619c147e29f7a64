import "reflect-metadata";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import {
  type ActAnswer,
  type DatabaseRow,
  GraphQLFailure,
  openTestApp,
  type TestApp,
} from "../../../test/app.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  COHORT,
  type GraduateWish,
  newId,
  type TestEmployer,
} from "../../../test/factories.js";
import { SIGNING, TERMS } from "../../../test/signing.js";

let on: TestApp;
let employer: TestEmployer;
let favouriteId: string;
beforeAll(async () => {
  on = await openTestApp();
  employer = await anEmployer(on.platform);
});
afterAll(() => on?.close());

/** Everything an invitation would add to. */
function everything(): Promise<DatabaseRow> {
  return on.row(
    `select (select count(*) from record) as records, (select count(*) from agreement) as agreements,
       (select count(*) from record_event) as steps, (select count(*) from message) as messages,
       (select count(*) from queue_delta) as deltas, (select count(*) from graphile_worker._private_jobs) as jobs,
       (select count(*) from audit_entry) as audited`,
  );
}

async function favouriteOf(wish: GraduateWish = {}): Promise<string> {
  const graduate = await aGraduate(on.platform, wish);
  return (await aFavourite(on.platform, { employer, graduate })).id;
}

type Terms = Partial<Omit<typeof TERMS, "job">> & { job?: Record<string, unknown> };

function send(terms: Terms = {}, favourite = favouriteId, id = newId(), by = employer): Promise<ActAnswer> {
  const job = { ...TERMS.job, ...terms.job };
  const input = { id, favouriteId: favourite, terms: { ...TERMS, ...terms, job } };
  return on.act(by, SIGNING.invite, { input });
}

describe("F-21: what an invitation says is checked beside its fields, and nothing is changed", () => {
  let before: DatabaseRow;
  beforeEach(async () => {
    favouriteId = await favouriteOf();
    before = await everything();
  });
  afterEach(async () => {
    expect(await everything()).toEqual(before);
  });

  const astral = "𠮷";
  const CASES: [string, Terms, Record<string, string>][] = [
    ["0 days", { validDays: 0 }, { validDays: "应约有效期须为1至30天的整数，您填写的是0天" }],
    ["31 days", { validDays: 31 }, { validDays: "应约有效期须为1至30天的整数，您填写的是31天" }],
    ["-1 days", { validDays: -1 }, { validDays: "应约有效期须为1至30天的整数，您填写的是-1天" }],
    ["2147483647 days", { validDays: 2_147_483_647 }, { validDays: "应约有效期须为1至30天的整数" }],
    [
      "1,001 characters of supplement",
      { job: { supplement: "约".repeat(1001) } },
      { "job.supplement": "协议补充内容最多1000个字，您填写了1001个字，请删减" },
    ],
    [
      "1,001 astral characters",
      { job: { supplement: astral.repeat(1001) } },
      { "job.supplement": "协议补充内容最多1000个字，您填写了1001个字，请删减" },
    ],
    ["no position", { job: { positionName: " " } }, { "job.positionName": "请填写拟录用岗位名称" }],
    [
      "51 characters of position",
      { job: { positionName: "岗".repeat(51) } },
      { "job.positionName": "最多50个字" },
    ],
    ["an unknown category", { job: { categoryCode: "99" } }, { "job.categoryCode": "请选择拟录用职位类别" }],
    ["no contact", { contactName: "" }, { contactName: "请填写签约联系人" }],
    ["a short mobile", { contactMobile: "1391234567" }, { contactMobile: "手机" }],
    ["a date that is none", { job: { reportBy: "2027-02-30" } }, { "job.reportBy": "报到期限须为有效日期" }],
    ["a date before today", { job: { reportBy: "2020-01-01" } }, { "job.reportBy": "不能早于今天" }],
    ["no salary at all", { job: { monthlySalaryYuan: 0 } }, { "job.monthlySalaryYuan": "1至1000000" }],
    [
      "a million and one",
      { job: { monthlySalaryYuan: 1_000_001 } },
      { "job.monthlySalaryYuan": "1至1000000" },
    ],
    [
      "letters for a postcode",
      { job: { archivePostcode: "21000a" } },
      { "job.archivePostcode": "邮编须为6位数字" },
    ],
    ["NUL in a text", { job: { workplace: "南京\0" } }, { "job.workplace": "无法识别的字符" }],
    ["NUL in the position", { job: { positionName: "岗\0位" } }, { "job.positionName": "无法识别的字符" }],
    ["NUL in the contact", { contactName: "陈\0" }, { contactName: "无法识别的字符" }],
    [
      "everything at once",
      { validDays: 31, contactName: "", job: { positionName: "", categoryCode: "" } },
      { validDays: "30", contactName: "请填写", "job.positionName": "请填写", "job.categoryCode": "请选择" },
    ],
  ];

  it.each(CASES)("%s", async (_name, terms, problems) => {
    const answer = await send(terms);
    expect(answer).toMatchObject({ __typename: "InvalidInput", code: "INVALID_INPUT" });
    const found = Object.fromEntries(
      answer.fields.map(({ field, message }) => [field.replace(/^terms\./, ""), message]),
    );
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(problems).map(([field, text]) => [field, expect.stringContaining(text)]),
      ),
    );
  });

  it.each([
    ["a fraction of a day", { validDays: 1.5 }],
    ["days beyond 32 bits", { validDays: 2_147_483_648 }],
    ["days as text", { validDays: "7" }],
    ["a salary of 2^53", { job: { monthlySalaryYuan: 2 ** 53 } }],
    ["no terms of the job", { job: undefined }],
    ["an object for a text", { contactName: { $ne: "" } }],
  ])("%s is no request of ours", async (_name, terms) => {
    const input = { id: newId(), favouriteId, terms: { ...TERMS, ...terms } };
    await expect(on.act(employer, SIGNING.invite, { input })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("请求有误"),
    });
  });

  it.each([
    "",
    "x",
    "0190",
    "'; drop table record; --",
    "\0",
    "９".repeat(36),
  ])("P-07: the id %j answers as an unknown one", async (id) => {
    expect(await send({}, id)).toMatchObject({ __typename: "UnknownRecord", code: "UNKNOWN_RECORD" });
    expect(await send({}, favouriteId, id)).toMatchObject({ __typename: "UnknownRecord" });
  });

  it("P-07: a favourite of another employer and one that nobody has answer alike", async () => {
    const other = await anEmployer(on.platform);
    const theirs = await send({}, favouriteId, newId(), other);
    expect(theirs).toEqual(await send({}, newId(), newId(), other));
    expect(theirs.message).toBe("未找到该记录，请返回列表刷新后再试");
  });

  it("signed out in the middle of the form: UNAUTHENTICATED, to sign in and send again", async () => {
    const input = { id: newId(), favouriteId, terms: TERMS };
    await expect(on.ask(null, SIGNING.invite, { input })).rejects.toEqual(
      new GraphQLFailure("UNAUTHENTICATED", "登录已失效，请重新登录"),
    );
  });
});

describe("F-22, F-23, F-70, F-76: whom an employer cannot invite, and is told which", () => {
  async function expectRefused(favourite: string, code: string, text: string, by = employer): Promise<void> {
    const before = await everything();
    const answer = await send({}, favourite, newId(), by);
    expect(answer).toMatchObject({ __typename: "NotAllowed", code, message: expect.stringContaining(text) });
    expect(await everything()).toEqual(before);
  }

  it.each([["21"], ["41"]])("training mode %s", async (trainingMode) => {
    await expectRefused(await favouriteOf({ trainingMode }), "TRAINING_MODE", "不可网签");
  });

  it.each([["22"], ["42"]])("but %s can be", async (trainingMode) => {
    expect(await send({}, await favouriteOf({ trainingMode }))).toMatchObject({
      __typename: "AgreementChanged",
    });
  });

  it("F-90: a past cohort; the one before the current is open until 31 January", async () => {
    const past = await favouriteOf({ cohort: COHORT - 2 });
    await expectRefused(past, "COHORT_CLOSED", `${COHORT - 1}年1月31日24时截止`);
    const department = await aDepartment(on.platform, { cohorts: [COHORT - 1] });
    const before = await favouriteOf({ cohort: COHORT - 1, department });
    expect(await send({}, before)).toMatchObject({ __typename: "AgreementChanged" });
  });

  it("a school that has not switched signing on, or never opened its settings", async () => {
    const off = await aDepartment(on.platform, { signingOn: false });
    await expectRefused(await favouriteOf({ department: off }), "SIGNING_OFF", "尚未开启");
    const never = await aDepartment(on.platform, { cohorts: [] });
    await expectRefused(await favouriteOf({ department: never }), "SIGNING_OFF", "尚未开启");
  });

  it("P-15: three invitations a day to one graduate, taken back or not, also at once; the list says so", async () => {
    const favourite = await favouriteOf();
    for (let time = 0; time < 2; time += 1) {
      const id = newId();
      expect(await send({}, favourite, id)).toMatchObject({ __typename: "AgreementChanged" });
      await on.act(employer, SIGNING.takeBack, { id });
    }
    const ids = [newId(), newId(), newId()];
    const answers = await Promise.all(ids.map((id) => send({}, favourite, id)));
    const third = answers.findIndex(({ __typename }) => __typename === "AgreementChanged");
    expect(answers.filter(({ __typename }) => __typename === "AgreementChanged")).toHaveLength(1);
    await on.act(employer, SIGNING.takeBack, { id: ids[third] });
    // The same again is the same act, whatever the day has seen.
    expect(await send({}, favourite, ids[third])).toMatchObject({ alreadyDone: true });
    const before = await everything();
    expect(await send({}, favourite)).toMatchObject({
      __typename: "LimitReached",
      limit: 3,
      message: expect.stringContaining("每日3次"),
    });
    expect(await everything()).toEqual(before);
    const list = graphql(
      `query InvitationRefusalsFavourites { favourites(first: 50) { rows { id notInvitableReason } } }`,
    );
    const row = async () => (await on.ask(employer, list)).rows.find(({ id }) => id === favourite);
    expect((await row())?.notInvitableReason).toContain("每日3次");
    expect(await send({}, favourite, newId(), employer)).toMatchObject({ code: "LIMIT_REACHED" });
    on.clock.advance(86_400);
    expect(await send({}, favourite)).toMatchObject({ __typename: "AgreementChanged" });
  });

  it("P-11: a level without 协议经办人", async () => {
    const department = await aDepartment(on.platform, { contacts: ["POSTGRADUATE"] });
    await expectRefused(await favouriteOf({ department }), "NO_CONTACT", "协议经办人");
  });

  it("F-91: one who left the roster", async () => {
    await expectRefused(await favouriteOf({ frozen: true }), "FROZEN", "失效");
  });

  it.each([
    ["INVITED"],
    ["DEPARTMENT_REVIEW"],
    ["SCHOOL_REVIEW"],
    ["SIGNED"],
  ])("F-23: with a record of this employer in %s", async (status) => {
    const graduate = await aGraduate(on.platform);
    await anAgreement(on.platform, { employer, graduate, status });
    const { id } = await aFavourite(on.platform, { employer, graduate });
    await expectRefused(id, "ALREADY_INVITED", status === "INVITED" ? "正等待应约" : "正在审核或已经完成");
  });

  it("F-23: but after every ending, and whatever the graduate has elsewhere", async () => {
    for (const status of [
      "DECLINED",
      "LAPSED",
      "TAKEN_BACK",
      "REJECTED_BY_DEPARTMENT",
      "REJECTED_BY_SCHOOL",
    ]) {
      const graduate = await aGraduate(on.platform);
      await anAgreement(on.platform, { employer, graduate, status });
      await anAgreement(on.platform, { graduate, status: "SIGNED" });
      const { id } = await aFavourite(on.platform, { employer, graduate });
      expect(await send({}, id)).toMatchObject({ __typename: "AgreementChanged", alreadyDone: false });
    }
  });

  it("an employer that is not verified, or suspended", async () => {
    for (const [wish, code] of [
      [{ verified: false }, "NOT_VERIFIED"],
      [{ suspended: true }, "SUSPENDED"],
    ] as const) {
      const by = await anEmployer(on.platform, wish);
      const { id } = await aFavourite(on.platform, { employer: by });
      await expectRefused(id, code, "本单位", by);
    }
  });

  it("P-07: somebody else's id for a new record tells nothing of that record", async () => {
    const theirs = await anAgreement(on.platform);
    const answer = await send({}, await favouriteOf(), theirs.id);
    expect(answer).toMatchObject({ __typename: "NotAllowed", code: "ID_TAKEN" });
  });
});

describe("F-21: what is kept", () => {
  it("1,000 characters, astral ones too, trimmed; and text that looks like code exactly as typed", async () => {
    const texts = [
      "𠮷".repeat(1000),
      `  ${"约".repeat(1000)}  `,
      "'; drop table record; -- $1 ? {{x}} <script>",
    ];
    for (const supplement of texts) {
      const sent = await send({ job: { supplement } }, await favouriteOf());
      expect(sent).toMatchObject({ __typename: "AgreementChanged" });
      const { job } = await on.ask(employer, SIGNING.agreement, { id: sent.agreement.id });
      expect(job.supplement).toBe(supplement.trim());
    }
  });

  it("the deadline is n × 24 h from the sending, at most the cohort's closing (F-90)", async () => {
    const sent = await send({ validDays: 30 }, await favouriteOf());
    expect(Date.parse(sent.agreement.deadline)).toBe(on.clock.now().getTime() + 30 * 86_400_000);
    const department = await aDepartment(on.platform, { cohorts: [COHORT - 1] });
    const favourite = await favouriteOf({ cohort: COHORT - 1, department });
    on.clock.advance(60 * 86_400);
    const late = await send({ validDays: 30 }, favourite);
    expect(late.agreement.deadline).toBe(`${COHORT}-01-31T16:00:00.000Z`);
  });
});
