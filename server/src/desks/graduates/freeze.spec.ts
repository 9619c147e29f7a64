// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { withBrokenRow } from "../../../test/break-row.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { FALLEN_VERDICTS, WAITING_COUNTS } from "../../../test/looks.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";
import { foldCounts } from "../review/index.js";

const CARDS = graphql(`query FreezeCards { myRecords { id statusLabel answerable frozen nextStep } }`);
const RECORD = graphql(`query FreezeRecord($id: ID!) { agreement(id: $id) { status statusLabel } }`);
const EMPLOYERS_LIST = graphql(`query FreezeEmployersList($list: EmployerList!) {
  employerAgreements(list: $list) { rows { id statusLabel invitableFavouriteId } } }`);
const FROZEN_RECORDS =
  graphql(`query FreezeFrozenRecords($filter: FrozenRecordFilter! = {}, $first: Int! = 20, $after: String) {
  frozenRecords(filter: $filter, first: $first, after: $after) {
    rows { id kind frozenStatusLabel graduateId graduateName idNumberMasked } endCursor } }`);
const DAY_SECONDS = 86_400;

describe("F-91: a graduate leaves the roster and comes back", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());

  const remove = (staff: TestStaff, ...graduates: { id: string }[]) =>
    on.ask(staff, RemoveGraduates, { ids: graduates.map(({ id }) => id) });
  const restore = (staff: TestStaff, ...graduates: { id: string }[]) =>
    on.ask(staff, RestoreGraduates, { ids: graduates.map(({ id }) => id) });
  const fresh = async (signingOn = true) => {
    const school = await aSchool(on.platform, { signingOn });
    const department = await aDepartment(on.platform, { school });
    return { school, department, staff: await aStaffAccount(on.platform, { school }) };
  };
  const waitingFor = async (staff: TestStaff) => {
    await foldCounts(on.platform);
    const { kinds } = await on.ask(staff, WAITING_COUNTS);
    return kinds.find(({ kind }) => kind === "ONLINE_AGREEMENT")?.waitingForMe;
  };
  const messagesOf = async (id: string) => {
    await on.runOutbox();
    const { rows } = await on.platform.pool.query<{ title: string }>(
      "select title from message where recipient_id = $1 order by sent_at, id",
      [id],
    );
    return rows.map((row) => row.title);
  };

  it("freezes every record at once: 失效 to all, in no queue and no count, no act; then all is as it was", async () => {
    const { department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    const review = await anAgreement(on.platform, { graduate, status: "SCHOOL_REVIEW" });
    const invited = await anAgreement(on.platform, { graduate });
    const failed = await anAgreement(on.platform, { graduate, status: "DECLINED" });
    expect(await waitingFor(staff)).toBe(1);

    expect(await remove(staff, graduate)).toMatchObject({
      changed: 1,
      items: [{ graduateId: graduate.id, name: graduate.name, ok: true }],
    });
    expect(await waitingFor(staff)).toBe(0);
    const frozen = { statusLabel: "失效", frozen: true, nextStep: expect.stringContaining("请联系学校") };
    expect(await on.ask(graduate, CARDS)).toMatchObject([frozen, frozen, frozen]);
    for (const reader of [staff, graduate, review.employer]) {
      expect(await on.ask(reader, RECORD, { id: review.id })).toEqual({
        status: "SCHOOL_REVIEW",
        statusLabel: "失效",
      });
    }
    const verdict = verdictOn(review.id);
    expect(await on.ask(staff, SIGNING.approve, verdict)).toMatchObject({ code: "FROZEN" });
    expect(await on.ask(graduate, SIGNING.accept, { id: invited.id })).toMatchObject({ code: "FROZEN" });
    expect(await on.ask(invited.employer, SIGNING.takeBack, { id: invited.id })).toMatchObject({
      code: "FROZEN",
    });
    expect(await on.ask(invited.employer, EMPLOYERS_LIST, { list: "FROZEN" })).toMatchObject({
      rows: [{ id: invited.id, statusLabel: "失效", invitableFavouriteId: null }],
    });
    expect(await on.ask(invited.employer, EMPLOYERS_LIST, { list: "PENDING" })).toMatchObject({ rows: [] });
    expect(await messagesOf(graduate.id)).toEqual(["签约信息已失效"]);
    expect(await messagesOf(review.employer.id)).toEqual(["签约信息已失效"]);
    expect(await messagesOf(failed.employer.id)).toEqual([]);

    expect(await remove(staff, graduate)).toMatchObject({ changed: 0, items: [{ ok: true }] });
    expect(await restore(staff, graduate)).toMatchObject({ changed: 1 });
    expect(await restore(staff, graduate)).toMatchObject({ changed: 0 });
    expect(await on.ask(invited.employer, EMPLOYERS_LIST, { list: "FROZEN" })).toMatchObject({ rows: [] });
    expect(await waitingFor(staff)).toBe(1);
    expect(await on.ask(staff, SIGNING.approve, verdict)).toMatchObject({
      agreement: { status: "SIGNED" },
    });
    expect(await messagesOf(review.employer.id)).toEqual(["签约信息已失效", "签约信息已恢复", "签约完成"]);
    const audited = await on.platform.pool.query(
      "select act from audit_entry where subject_id = $1 and act like 'GRADUATE_R%' order by id",
      [graduate.id],
    );
    expect(audited.rows).toEqual([{ act: "GRADUATE_REMOVED" }, { act: "GRADUATE_RESTORED" }]);
  });

  it("lists frozen records by kind, page by page, to those who see them; back on the roster they are gone", async () => {
    const { department, staff } = await fresh();
    const [first, second] = [
      await aGraduate(on.platform, { department }),
      await aGraduate(on.platform, { department }),
    ];
    const review = await anAgreement(on.platform, { graduate: first, status: "SCHOOL_REVIEW" });
    const other = await anAgreement(on.platform, { graduate: second, status: "DECLINED" });
    await anAgreement(on.platform, { graduate: await aGraduate(on.platform, { department }) });
    const idsOf = async (person: TestStaff, variables: object = {}) =>
      (await on.ask(person, FROZEN_RECORDS, variables)).rows.map((row: { id: string }) => row.id);
    expect(await idsOf(staff)).toEqual([]);
    await remove(staff, first);
    on.clock.advance(60);
    await remove(staff, second);
    expect(await idsOf(staff)).toEqual([other.id, review.id]);
    const page = await on.ask(staff, FROZEN_RECORDS, { first: 1 });
    expect(await idsOf(staff, { after: page.endCursor })).toEqual([review.id]);
    expect(await idsOf(staff, { filter: { kinds: ["DESTINATION"] } })).toEqual([]);
    expect(await idsOf(staff, { filter: { kinds: ["ONLINE_AGREEMENT"], name: first.name } })).toEqual([
      review.id,
    ]);
    const { rows } = await on.ask(staff, FROZEN_RECORDS, { filter: { name: first.name } });
    expect(rows[0]).toMatchObject({
      kind: "ONLINE_AGREEMENT",
      frozenStatusLabel: "学生已同意签约，等待学校审核",
      graduateId: first.id,
      idNumberMasked: expect.stringContaining("***"),
    });
    expect(await idsOf((await fresh()).staff)).toEqual([]);
    await restore(staff, first);
    expect(await idsOf(staff)).toEqual([other.id]);
  });

  it("lets deadlines run on: an invitation that ended meanwhile lapses with the restoration", async () => {
    const { department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    const closesAt = new Date(on.clock.now().getTime() + DAY_SECONDS * 1000);
    const { id } = await anAgreement(on.platform, { graduate, closesAt });
    const open = await anAgreement(on.platform, { graduate });
    await remove(staff, graduate);
    on.clock.advance(2 * DAY_SECONDS);
    expect(await on.row("select status from record where id = $1", [id])).toEqual({ status: "INVITED" });
    await restore(staff, graduate);
    expect(await on.row("select status, changed_at from record where id = $1", [id])).toEqual({
      status: "LAPSED",
      changed_at: closesAt,
    });
    expect(await on.row("select status, frozen from record where id = $1", [open.id])).toEqual({
      status: "INVITED",
      frozen: false,
    });
  });

  it("what the clock decided before the deletion stands", async () => {
    const { department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    const { id } = await anAgreement(on.platform, { graduate, closesAt: on.clock.now() });
    on.clock.advance(1);
    await remove(staff, graduate);
    expect(await on.row("select status, frozen from record where id = $1", [id])).toEqual({
      status: "LAPSED",
      frozen: true,
    });
  });

  it("F-18: a verdict being held is dropped, and does not take effect after the return", async () => {
    const { department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    const { id } = await anAgreement(on.platform, { graduate, status: "SCHOOL_REVIEW" });
    expect(await on.ask(staff, SIGNING.approve, { ...verdictOn(id), hold: true })).toMatchObject({
      __typename: "VerdictScheduled",
    });
    await remove(staff, graduate);
    on.clock.advance(60);
    await restore(staff, graduate);
    expect(await on.ask(staff, SIGNING.agreement, { id })).toMatchObject({ status: "SCHOOL_REVIEW" });
    expect(await on.row("select detail from audit_entry where act = 'VERDICT_DROPPED'")).toEqual({
      detail: { code: "FROZEN" },
    });
    expect(await on.ask(staff, FALLEN_VERDICTS)).toMatchObject([
      { recordId: id, why: expect.stringContaining("不在就业管理系统的生源名单中") },
    ]);
  });

  it("F-92: the destination in force is reported to the registry again", async () => {
    const { department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    const { employer } = await anAgreement(on.platform, { graduate, status: "SIGNED", number: newId() });
    await remove(staff, graduate);
    await restore(staff, graduate);
    await on.runOutbox();
    expect(
      await on.row("select code, employer_name from registry_destination where graduate_id = $1", [
        graduate.id,
      ]),
    ).toEqual({ code: "10", employer_name: employer.name });
  });

  it("P-11: several at once only while signing is off; one by one always", async () => {
    const on1 = await fresh();
    const pair = [
      await aGraduate(on.platform, { department: on1.department }),
      await aGraduate(on.platform, { department: on1.department }),
    ];
    expect(await remove(on1.staff, ...pair)).toMatchObject({ __typename: "NotAllowed", code: "SIGNING_ON" });
    const [first] = pair;
    expect(await remove(on1.staff, first as TestGraduate)).toMatchObject({ changed: 1 });
    const off = await fresh(false);
    const others = [
      await aGraduate(on.platform, { department: off.department }),
      await aGraduate(on.platform, { department: off.department }),
    ];
    expect(await remove(off.staff, ...others)).toMatchObject({ changed: 2 });
    expect(await restore(off.staff, ...others)).toMatchObject({ changed: 2 });
  });

  it("P-03, P-07: those out of sight answer as unknown, and 只读 changes nothing", async () => {
    const { school, department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    const stranger = await aGraduate(on.platform);
    const unknown = {
      changed: 0,
      items: [{ ok: false, name: "", message: expect.stringContaining("未找到") }],
    };
    expect(await remove(staff, stranger)).toMatchObject(unknown);
    expect(await remove(staff, { id: "x" })).toMatchObject(unknown);
    const scoped = await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" });
    expect(await remove(scoped, graduate)).toMatchObject(unknown);
    const readOnly = await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" });
    expect(await remove(readOnly, graduate)).toMatchObject({ code: "READ_ONLY" });
    expect(await remove(staff)).toMatchObject({ __typename: "InvalidInput" });
    await expect(remove(await aStaffAccount(on.platform, { department }), graduate)).rejects.toThrow(
      "FORBIDDEN",
    );
  });

  it("a deletion and an acceptance at once: one is first, and nothing is half", async () => {
    const { department, staff } = await fresh();
    for (let round = 0; round < 5; round += 1) {
      const graduate = await aGraduate(on.platform, { department });
      const { id } = await anAgreement(on.platform, { graduate, employer: await anEmployer(on.platform) });
      const [removed, accepted] = await Promise.all([
        remove(staff, graduate),
        on.ask(graduate, SIGNING.accept, { id }),
      ]);
      expect(removed).toMatchObject({ changed: 1 });
      const status = accepted.code === "FROZEN" ? "INVITED" : "SCHOOL_REVIEW";
      expect(await on.row("select status, frozen from record where id = $1", [id])).toEqual({
        status,
        frozen: true,
      });
    }
    expect(await waitingFor(staff)).toBe(0);
  });

  it("counts as a change of the roster: a dry run made before is not committed", async () => {
    const { school, department, staff } = await fresh();
    const graduate = await aGraduate(on.platform, { department });
    await remove(staff, graduate);
    expect(
      await on.row("select version from roster_version where school_id = $1 and cohort = $2", [
        school.id,
        COHORT,
      ]),
    ).toEqual({ version: 1 });
  });

  it("each graduate by themselves: one that fails unforeseen is named, the others go on", async () => {
    const { department, staff } = await fresh(false);
    const [first, broken, last] = [
      await aGraduate(on.platform, { department }),
      await aGraduate(on.platform, { department }),
      await aGraduate(on.platform, { department }),
    ];
    const answer = await withBrokenRow(on, "graduate", "id", broken.id, () =>
      remove(staff, first, broken, last),
    );
    expect(answer).toMatchObject({
      changed: 2,
      items: [
        { ok: true },
        { graduateId: broken.id, ok: false, message: "系统繁忙，该毕业生未处理，请稍后再试" },
        { ok: true },
      ],
    });
    expect(await remove(staff, broken)).toMatchObject({ changed: 1 });
  });
});
