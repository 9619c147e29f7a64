import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { DESK } from "../../../test/employers-desk.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { anInvitation, invite, SIGNING, TERMS, verdictOn } from "../../../test/signing.js";
import { ask, aTermination } from "../../../test/terminations.js";

const FIND = graphql(`mutation SuspensionFind($input: FindGraduateInput!) { findGraduate(input: $input) {
  ... on Refusal { __typename code } } }`);
const NOTICES = graphql(`query SuspensionNotices($id: ID!) { reviewPage(recordId: $id) { notices } }`);
const SAYS = graphql(`query SuspensionSays { employerViewer { notInvitingReason } }`);
const BULK =
  graphql(`mutation SuspensionBulk($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
  sendInvitations(invitations: $invitations, terms: $terms) { ... on BulkInvitations { sent refused
    items { result { __typename ... on Refusal { code } } } } } }`);

let on: TestApp;
let department: TestDepartment;
let operator: TestStaff;
let school: TestStaff;
let employer: TestEmployer;
beforeAll(async () => {
  on = await openTestApp();
  department = await aDepartment(on.platform, { reviewMode: "SCHOOL_ONLY" });
  operator = await aStaffAccount(on.platform, { role: "OPERATOR" });
  school = await aStaffAccount(on.platform, {
    school: {
      id: department.schoolId,
      name: department.schoolName,
      provinceId: department.provinceId,
      code: "",
    },
  });
});
beforeEach(async () => {
  employer = await anEmployer(on.platform);
});
afterAll(() => on?.close());

const aPerson = () => aGraduate(on.platform, { department });
const suspend = (of: { id: string } = employer, reason = "认证材料与实际不符", by = operator) =>
  on.ask(by, DESK.suspend, { input: { id: of.id, reason } });
const lift = (of: { id: string } = employer, reason = "已核实") =>
  on.ask(operator, DESK.lift, { input: { id: of.id, reason } });

/** What stands between the employer and graduates when it is suspended, and what each side then can do. */
interface Cell {
  what: string;
  arrange(): Promise<() => Promise<{ code?: string; __typename?: string }>>;
  /** The code of the refusal while suspended; null: goes on. */
  suspended: string | null;
}

const CELLS: readonly Cell[] = [
  {
    what: "the employer searches",
    arrange: async () => {
      const { name, idNumber, schoolId } = await aPerson();
      return () => on.ask(employer, FIND, { input: { name, idNumber, schoolId } });
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the employer invites",
    arrange: async () => {
      const graduate = await aPerson();
      return () => invite(on, employer, graduate);
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the employer takes an invitation back",
    arrange: async () => {
      const id = await anInvitation(on, employer, await aPerson());
      return () => on.ask(employer, SIGNING.takeBack, { id });
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the employer extends an invitation",
    arrange: async () => {
      const id = await anInvitation(on, employer, await aPerson());
      return () => on.ask(employer, SIGNING.extend, { id, validDays: 20 });
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the graduate accepts",
    arrange: async () => {
      const graduate = await aPerson();
      const id = await anInvitation(on, employer, graduate);
      return () => on.ask(graduate, SIGNING.accept, { id });
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the graduate declines",
    arrange: async () => {
      const graduate = await aPerson();
      const id = await anInvitation(on, employer, graduate);
      return () => on.ask(graduate, SIGNING.decline, { id });
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the school approves",
    arrange: async () => {
      const { id } = await anAgreement(on.platform, {
        graduate: await aPerson(),
        employer,
        status: "SCHOOL_REVIEW",
      });
      return () => on.ask(school, SIGNING.approve, verdictOn(id));
    },
    suspended: null,
  },
  {
    what: "the employer asks for a termination",
    arrange: async () => {
      const id = await signed(await aPerson());
      return () => ask(on, employer, id);
    },
    suspended: "SUSPENDED",
  },
  {
    what: "the graduate asks for a termination",
    arrange: async () => {
      const graduate = await aPerson();
      const id = await signed(graduate);
      return async () => {
        await aTermination(on, graduate, id);
        return {};
      };
    },
    suspended: null,
  },
];

async function signed(graduate: TestGraduate): Promise<string> {
  return (await anAgreement(on.platform, { graduate, employer, status: "SIGNED" })).id;
}

describe("F-76: what a suspended employer, its graduates and schools can do", () => {
  it.each(CELLS)("$what", async ({ arrange, suspended }) => {
    const act = await arrange();
    expect(await suspend()).toMatchObject({ __typename: "EmployerDetail", state: "SUSPENDED" });
    const answer = await act();
    expect(answer.code ?? null).toBe(suspended);
    if (suspended === null) return;
    await lift();
    expect((await act()).code).not.toBe("SUSPENDED");
  });

  it("the review page warns of it, and the employer reads why it cannot invite", async () => {
    const { id } = await anAgreement(on.platform, {
      graduate: await aPerson(),
      employer,
      status: "SCHOOL_REVIEW",
    });
    const warned = async () =>
      (await on.ask(school, NOTICES, { id })).notices.filter((notice) => notice.includes("暂停使用")).length;
    expect(await warned()).toBe(0);
    await suspend();
    expect(await warned()).toBe(1);
    expect((await on.ask(employer, SAYS)).notInvitingReason).toContain("暂停使用");
    await lift();
    expect(await warned()).toBe(0);
    expect((await on.ask(employer, SAYS)).notInvitingReason).toBeNull();
  });
});

describe("F-76: the operator's act", () => {
  it("says beforehand what it does, keeps reason and history, tells the employer, is audited", async () => {
    await anInvitation(on, employer, await aPerson());
    await signed(await aPerson());
    const before = await on.ask(operator, DESK.employer, { id: employer.id });
    expect(before.work).toEqual({ openInvitations: 1, inReview: 0, inForce: 1, terminationsToAnswer: 0 });
    expect(before.suspensionEffects.join()).toContain("1份尚未答复的邀请只能查看");
    await suspend(employer, "  多所学校反映虚假招聘 ");
    const after = await on.ask(operator, DESK.employer, { id: employer.id });
    expect(after).toMatchObject({ state: "SUSPENDED", suspensionReason: "多所学校反映虚假招聘" });
    expect(after.history[0]).toMatchObject({
      title: "暂停使用",
      actorName: operator.name,
      reason: "多所学校反映虚假招聘",
      note: before.suspensionEffects.join("；"),
    });
    expect(
      await on.row(
        "select title, body from message where recipient_kind = 'EMPLOYER' and recipient_id = $1",
        [employer.id],
      ),
    ).toMatchObject({ title: "单位已被平台暂停使用", body: expect.stringContaining("多所学校反映虚假招聘") });
    await lift();
    expect(
      await on.row(
        "select array_agg(act order by id) as acts from audit_entry where subject_kind = 'EMPLOYER' and subject_id = $1",
        [employer.id],
      ),
    ).toEqual({ acts: ["EMPLOYER_SUSPENDED", "EMPLOYER_SUSPENSION_LIFTED"] });
  });

  it("the same again is done already; another reason or operator is told so; lifting twice too", async () => {
    await suspend();
    expect(await suspend()).toMatchObject({ state: "SUSPENDED" });
    expect(await suspend(employer, "另一原因")).toMatchObject({ code: "ALREADY_SUSPENDED" });
    const other = await aStaffAccount(on.platform, { role: "OPERATOR" });
    expect(await suspend(employer, undefined, other)).toMatchObject({ code: "ALREADY_SUSPENDED" });
    await lift();
    expect(await lift()).toMatchObject({ state: "VERIFIED" });
    expect(await lift(employer, "另一原因")).toMatchObject({ code: "NOT_SUSPENDED" });
    expect((await on.ask(operator, DESK.employer, { id: employer.id })).history).toHaveLength(2);
  });

  it.each([
    ["", "请填写暂停原因"],
    ["长".repeat(501), "最多500个字"],
  ])("refuses the reason %s", async (reason, says) => {
    const answer = await suspend(employer, reason);
    expect(answer.fields).toEqual([{ field: "reason", message: expect.stringContaining(says) }]);
    expect((await on.ask(operator, DESK.employer, { id: employer.id })).state).toBe("VERIFIED");
  });

  it("an employer that was never verified, and one that there is not", async () => {
    expect(await suspend(await anEmployer(on.platform, { verified: false }))).toMatchObject({
      code: "NOT_VERIFIED",
    });
    expect(await suspend({ id: newId() })).toMatchObject({ __typename: "UnknownRecord" });
    expect(await suspend({ id: "7" })).toMatchObject({ __typename: "UnknownRecord" });
  });

  it("P-13: asks again who it is", async () => {
    const cookie = await on.cookieOf(operator);
    on.clock.advance(11 * 60);
    const { data } = await on.sendRaw(
      "admin",
      String(DESK.suspend),
      {
        input: { id: employer.id, reason: "核实中" },
      },
      { cookie },
    );
    expect(Object.values(data ?? {})[0]).toMatchObject({ code: "PROOF_BY_PASSWORD" });
  });
});

describe("suspension in the middle of a bulk invitation (F-29, F-76)", () => {
  it("each invitation is before or after it: none is sent once it stands, all others are told", async () => {
    let interrupted = 0;
    for (let round = 0; round < 3; round += 1) {
      const inviting = await anEmployer(on.platform);
      const invitations: { id: string; favouriteId: string }[] = [];
      for (let n = 0; n < 20; n += 1) {
        const favourite = await aFavourite(on.platform, { employer: inviting, graduate: await aPerson() });
        invitations.push({ id: newId(), favouriteId: favourite.id });
      }
      await on.cookieOf(operator);
      const bulk = on.ask(inviting, BULK, { invitations, terms: TERMS });
      await someSent(inviting.id, 1 + round * 3);
      const [answer, suspended] = await Promise.all([bulk, suspend(inviting)]);
      expect(suspended).toMatchObject({ state: "SUSPENDED" });
      expect(answer.sent + answer.refused).toBe(20);
      if (answer.refused > 0) interrupted += 1;
      const codes = answer.items.map(({ result }) => ("code" in result ? result.code : "SENT"));
      expect(codes).toEqual([
        ...Array.from({ length: answer.sent }, () => "SENT"),
        ...Array.from({ length: answer.refused }, () => "SUSPENDED"),
      ]);
      expect(
        await on.row("select count(*)::int as n from record where employer_id = $1", [inviting.id]),
      ).toEqual({ n: answer.sent });
    }
    expect(interrupted).toBeGreaterThan(0);
  }, 60_000);

  async function someSent(employerId: string, least: number): Promise<void> {
    for (;;) {
      const { n } = await on.row<{ n: number }>(
        "select count(*)::int as n from record where employer_id = $1",
        [employerId],
      );
      if (n >= least) return;
    }
  }
});
