import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ActAnswer, GraphQLFailure, openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  newId,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
} from "../../../test/factories.js";
import { MESSAGE_TITLES } from "../../../test/looks.js";
import { anInvitation, does, footprint, SIGNING } from "../../../test/signing.js";

let on: TestApp;
let department: TestDepartment;
let employer: TestEmployer;
let graduate: TestGraduate;
let id: string;
beforeAll(async () => {
  on = await openTestApp();
  department = await aDepartment(on.platform);
  employer = await anEmployer(on.platform);
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department });
  id = await anInvitation(on, employer, graduate);
});
afterAll(() => on?.close());

const ANSWERS = ["accept", "decline"] as const;

function answer(name: (typeof ANSWERS)[number], by = graduate, recordId = id): Promise<ActAnswer> {
  return on.act(by, SIGNING[name], { id: recordId });
}

/** Both answers are refused so, and the record is as it was. */
async function expectRefused(expected: object, by = graduate): Promise<void> {
  const before = await footprint(on, id);
  for (const name of ANSWERS) expect(await answer(name, by)).toMatchObject(expected);
  expect(await footprint(on, id)).toEqual(before);
}

async function offered(): Promise<Record<string, string | null>> {
  const { availableActions } = await on.ask(graduate, SIGNING.agreement, { id });
  return Object.fromEntries(
    availableActions.map(({ act, allowed, reason }) => [act, allowed ? "allowed" : reason]),
  );
}

describe("F-24: before the deadline, to the second", () => {
  it("a millisecond before it counts", async () => {
    on.clock.advance(7 * 86_400 - 0.001);
    expect(await answer("accept")).toMatchObject({ __typename: "AgreementChanged", alreadyDone: false });
  });

  it("at the deadline it has lapsed, though no sweep has run: page, list and answer say so", async () => {
    on.clock.advance(7 * 86_400);
    const refused = await answer("accept");
    expect(refused).toMatchObject({
      __typename: "RecordMovedOn",
      status: "LAPSED",
      statusLabel: "学生逾期未回应",
    });
    expect(refused.message).toContain("学生逾期未回应");
    const page = await on.ask(graduate, SIGNING.agreement, { id });
    expect(page).toMatchObject({ status: "LAPSED", availableActions: [] });
    const cards = await on.ask(
      graduate,
      graphql(`query AnswerRefusalsMyRecords { myRecords { id answerable statusLabel } }`),
    );
    expect(cards).toEqual([{ id, answerable: false, statusLabel: "学生逾期未回应" }]);
  });

  it("the employer can neither extend nor take back what has lapsed", async () => {
    on.clock.advance(7 * 86_400);
    for (const name of ["extend", "takeBack"] as const) {
      const refused = await on.act(employer, SIGNING[name], { id, validDays: 30 });
      expect(refused).toMatchObject({ __typename: "RecordMovedOn", status: "LAPSED" });
    }
  });
});

describe("F-29: extending", () => {
  it.each([
    [0, "应约有效期须为1至30天的整数，您填写的是0天"],
    [31, "应约有效期须为1至30天的整数，您填写的是31天"],
    [6, "延长后的应约截止时间须晚于当前截止时间"],
    [-2_147_483_648, "应约有效期须为1至30天的整数"],
  ])("to %i days is refused beside the field", async (validDays, message) => {
    const before = await footprint(on, id);
    const refused = await on.ask(employer, SIGNING.extend, { id, validDays });
    expect(refused).toMatchObject({ __typename: "InvalidInput", fields: [{ field: "validDays" }] });
    expect(refused.fields[0]?.message).toContain(message);
    expect(await footprint(on, id)).toEqual(before);
  });

  it("counts from the sending; the same again is a repeat; the graduate is told", async () => {
    const sent = on.clock.now().getTime();
    on.clock.advance(86_400);
    const { deadline } = await does(on, employer, "extend", { id, validDays: 30 });
    expect(Date.parse(deadline)).toBe(sent + 30 * 86_400_000);
    expect(await on.ask(employer, SIGNING.extend, { id, validDays: 30 })).toMatchObject({
      alreadyDone: true,
    });
    await on.runOutbox();
    const { rows } = await on.ask(graduate, MESSAGE_TITLES);
    expect(rows.map((row) => row.title)).toEqual(["签约邀请已延期", "收到签约邀请"]);
  });
});

describe("F-03, F-24: what else stands in the way of an answer", () => {
  it("twice: the same answer is a repeat, the other one too late", async () => {
    await does(on, graduate, "accept", { id });
    expect(await answer("accept")).toMatchObject({ __typename: "AgreementChanged", alreadyDone: true });
    expect(await answer("decline")).toMatchObject({ __typename: "RecordMovedOn", code: "RECORD_MOVED_ON" });
  });

  it("P-07: another graduate's, an unknown and a malformed id answer alike", async () => {
    const other = await aGraduate(on.platform, { department });
    const theirs = await answer("accept", other);
    expect(theirs).toMatchObject({ __typename: "UnknownRecord", code: "UNKNOWN_RECORD" });
    for (const unknown of [newId(), "", "x", "0", "' or 1=1 --", "\0"]) {
      expect(await answer("accept", other, unknown)).toEqual(theirs);
    }
  });

  it("committed elsewhere: neither accept nor decline, named; free again, it can be answered", async () => {
    const elsewhere = await anEmployer(on.platform, { name: "别处有限公司" });
    const commitment = await anInvitation(on, elsewhere, graduate);
    await does(on, graduate, "accept", { id: commitment });
    await expectRefused({ __typename: "CommittedElsewhere", counterpart: "别处有限公司" });
    expect((await offered()).ACCEPT).toContain("别处有限公司");
    await on.platform.pool.query("update record set status = 'REJECTED_BY_SCHOOL' where id = $1", [
      commitment,
    ]);
    await does(on, graduate, "accept", { id });
  });

  it("P-08: the other employer sees nothing of that commitment", async () => {
    const elsewhere = await anEmployer(on.platform, { name: "别处有限公司" });
    const before = await on.ask(employer, SIGNING.agreement, { id });
    await does(on, graduate, "accept", { id: await anInvitation(on, elsewhere, graduate) });
    expect(await on.ask(employer, SIGNING.agreement, { id })).toEqual(before);
  });

  it("F-76: the employer is suspended", async () => {
    await on.platform.pool.query("update employer set suspended_at = $2 where id = $1", [
      employer.id,
      on.clock.now(),
    ]);
    try {
      await expectRefused({ __typename: "NotAllowed", code: "SUSPENDED" });
      expect((await offered()).ACCEPT).toContain("暂停");
    } finally {
      await on.platform.pool.query("update employer set suspended_at = null where id = $1", [employer.id]);
    }
  });

  it("F-91: the graduate left the roster; F-96: became 21 meanwhile", async () => {
    await on.platform.pool.query("update graduate set training_mode = '21' where id = $1", [graduate.id]);
    await expectRefused({ __typename: "NotAllowed", code: "TRAINING_MODE" });
    await on.platform.pool.query("update record set frozen = true where id = $1", [id]);
    await expectRefused({ __typename: "NotAllowed", code: "FROZEN" });
    expect(await offered()).toEqual({});
  });

  it("F-93: before the data are confirmed nothing else can be done", async () => {
    await on.platform.pool.query("update graduate set confirmed_at = null where id = $1", [graduate.id]);
    await expect(answer("accept")).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  });

  it("A-30: nobody but the graduate answers; a session that ended says so", async () => {
    await expect(on.ask(employer, SIGNING.accept, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await on.ask(graduate, graphql(`mutation AnswerRefusalsSignOut { signOut { __typename } }`));
    await expect(answer("accept")).rejects.toEqual(
      new GraphQLFailure("UNAUTHENTICATED", "登录已失效，请重新登录"),
    );
    expect(await on.row("select status from record where id = $1", [id])).toEqual({ status: "INVITED" });
  });

  it("missing or wrong variables are no request of ours, and say so in Chinese", async () => {
    for (const variables of [{}, { id: null }, { id: [id, id] }, { id: { id } }]) {
      await expect(on.act(graduate, SIGNING.accept, variables)).rejects.toThrow("请求有误");
    }
  });
});
