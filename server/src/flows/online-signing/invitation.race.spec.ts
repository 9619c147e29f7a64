import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestGraduate,
} from "../../../test/factories.js";
import { WAITING_COUNTS } from "../../../test/looks.js";
import { anInvitation, invite, SIGNING } from "../../../test/signing.js";
import { foldCounts } from "../../desks/review/queue-counts.js";
import { settleAllDue } from "../../records/index.js";

let on: TestApp;
let department: TestDepartment;
beforeAll(async () => {
  on = await openTestApp();
  department = await aDepartment(on.platform);
});
afterAll(() => on?.close());

const long = process.env.LONG === "1";
const ROUNDS = long ? 15 : 5;
const PAIRS = long ? 200 : 24;

const accept = (graduate: TestGraduate, id: string) => on.ask(graduate, SIGNING.accept, { id });

interface Answered {
  __typename: string;
  code?: string;
  alreadyDone?: boolean;
}

function kinds(answers: readonly Answered[]): string[] {
  return answers
    .map(({ __typename, code, alreadyDone }) => (alreadyDone ? "done already" : (code ?? __typename)))
    .sort();
}

describe("F-01, F-02: one graduate, one commitment, over parallel connections", () => {
  it(`${PAIRS} graduates accept two invitations each at the same moment: one of each stands, the other is told`, async () => {
    const employers = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const pairs = await Promise.all(
      Array.from({ length: PAIRS }, async () => {
        const graduate = await aGraduate(on.platform, { department });
        const ids: string[] = [];
        for (const employer of employers)
          ids.push((await anAgreement(on.platform, { graduate, employer })).id);
        await on.cookieOf(graduate);
        return { graduate, ids };
      }),
    );
    const answers: Awaited<ReturnType<typeof accept>>[][] = [];
    // Forty acts at once are more than there are connections; all at once would measure patience alone.
    for (let from = 0; from < pairs.length; from += 20) {
      const wave = pairs.slice(from, from + 20).map(async ({ graduate, ids }) => {
        return await Promise.all(ids.map((id) => accept(graduate, id)));
      });
      answers.push(...(await Promise.all(wave)));
    }
    for (const [index, both] of answers.entries()) {
      expect(kinds(both)).toEqual(["AgreementChanged", "COMMITTED_ELSEWHERE"]);
      const winner = both.findIndex((answer) => answer.__typename === "AgreementChanged");
      expect(both[1 - winner]?.counterpart).toBe(employers[winner]?.name);
      expect(both[winner]?.agreement.id).toBe(pairs[index]?.ids[winner]);
    }
    const held = await on.row(
      `select count(*)::int as commitments, count(distinct graduate_id)::int as graduates,
         (select count(*)::int from record where status = 'INVITED') as open
       from record where status = 'SCHOOL_REVIEW'`,
    );
    expect(held).toEqual({ commitments: PAIRS, graduates: PAIRS, open: PAIRS });
    await expectCountsOf(PAIRS, pairs);
  }, 120_000);

  /** Counters and messages say what happened: before and after folding. */
  async function expectCountsOf(number: number, pairs: { graduate: TestGraduate }[]): Promise<void> {
    const school = await aStaffAccount(on.platform, {
      school: {
        id: department.schoolId,
        name: department.schoolName,
        provinceId: department.provinceId,
        code: "",
      },
    });
    const count = () => on.ask(school, WAITING_COUNTS);
    expect((await count()).kinds).toContainEqual({ kind: "ONLINE_AGREEMENT", waitingForMe: number });
    await Promise.all([foldCounts(on.platform), foldCounts(on.platform), foldCounts(on.platform)]);
    expect((await count()).kinds).toContainEqual({ kind: "ONLINE_AGREEMENT", waitingForMe: number });
    await on.runOutbox();
    const told = await on.row("select count(*)::int as told from message where title = '学生已同意签约'");
    expect(told).toEqual({ told: pairs.length });
  }
});

describe("F-23: invitations sent at once", () => {
  it("two employers invite the same graduate: both succeed, neither learns of the other", async () => {
    const employers = [await anEmployer(on.platform), await anEmployer(on.platform)];
    for (let round = 0; round < ROUNDS; round += 1) {
      const graduate = await aGraduate(on.platform, { department });
      const answers = await Promise.all(employers.map((employer) => invite(on, employer, graduate)));
      expect(kinds(answers)).toEqual(["AgreementChanged", "AgreementChanged"]);
    }
  });

  it("one employer invites twice with different ids: one stands, the other reads ALREADY_INVITED", async () => {
    const employer = await anEmployer(on.platform);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { graduate } = await aFavourite(on.platform, {
        employer,
        graduate: await aGraduate(on.platform, { department }),
      });
      const answers = await Promise.all([invite(on, employer, graduate), invite(on, employer, graduate)]);
      expect(kinds(answers)).toEqual(["ALREADY_INVITED", "AgreementChanged"]);
    }
  });

  it("the same id sent twice is one act: one record, one step, both answered", async () => {
    const employer = await anEmployer(on.platform);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { graduate } = await aFavourite(on.platform, {
        employer,
        graduate: await aGraduate(on.platform, { department }),
      });
      const id = newId();
      const answers = await Promise.all([
        invite(on, employer, graduate, { id }),
        invite(on, employer, graduate, { id }),
      ]);
      expect(kinds(answers)).toEqual(["AgreementChanged", "done already"]);
      const steps = await on.row("select count(*)::int as steps from record_event where record_id = $1", [
        id,
      ]);
      expect(steps).toEqual({ steps: 1 });
    }
  });
});

it("one id for two graduates at once: one invitation, the other refused", async () => {
  const employer = await anEmployer(on.platform);
  for (let round = 0; round < ROUNDS; round += 1) {
    const graduates = [
      await aGraduate(on.platform, { department }),
      await aGraduate(on.platform, { department }),
    ] as const;
    const id = newId();
    const answers = await Promise.all(graduates.map((graduate) => invite(on, employer, graduate, { id })));
    expect(kinds(answers)).toEqual(["AgreementChanged", "ID_TAKEN"]);
  }
});

describe("F-24, F-29: the answer against everything else that ends an invitation", () => {
  async function stepsOf(id: string): Promise<string[]> {
    const { rows } = await on.platform.pool.query<{ act: string }>(
      "select act from record_event where record_id = $1 order by seq",
      [id],
    );
    return rows.map((row) => row.act);
  }

  it("accepting while the employer takes back: one happens, the other is told by whom", async () => {
    const employer = await anEmployer(on.platform);
    for (let round = 0; round < ROUNDS; round += 1) {
      const graduate = await aGraduate(on.platform, { department });
      const id = await anInvitation(on, employer, graduate);
      const answers = await Promise.all([
        on.ask(graduate, SIGNING.accept, { id }),
        on.ask(employer, SIGNING.takeBack, { id }),
      ]);
      expect(kinds(answers)).toEqual(["AgreementChanged", "RECORD_MOVED_ON"]);
      const accepted = answers[0].__typename === "AgreementChanged";
      expect(answers[accepted ? 1 : 0].by).toBe(accepted ? department.schoolName : employer.name);
      expect(await stepsOf(id)).toEqual(["invite", accepted ? "accept" : "takeBack"]);
    }
  });

  it("accepting while the deadline passes and two sweeps run: accepted or lapsed, never both", async () => {
    const employer = await anEmployer(on.platform);
    const invited = await Promise.all(
      Array.from({ length: ROUNDS }, async () => {
        const graduate = await aGraduate(on.platform, { department });
        return { graduate, id: await anInvitation(on, employer, graduate, { validDays: 1 }) };
      }),
    );
    on.clock.advance(86_400 - 0.001);
    for (const { graduate } of invited) await on.cookieOf(graduate);
    const answering = Promise.all(
      invited.map(({ graduate, id }) => on.ask(graduate, SIGNING.accept, { id })),
    );
    on.clock.advance(0.001);
    const [answers] = await Promise.all([answering, settleAllDue(on.platform), settleAllDue(on.platform)]);
    await settleAllDue(on.platform);
    for (const [index, answer] of answers.entries()) {
      const accepted = answer.__typename === "AgreementChanged";
      expect(await stepsOf(invited[index]?.id ?? "")).toEqual(["invite", accepted ? "accept" : "lapse"]);
      if (!accepted) expect(["RECORD_MOVED_ON", "DEADLINE_PASSED"]).toContain(answer.code);
    }
  });

  it("two sweeps at once lapse each invitation once, and tell each side once", async () => {
    const employer = await anEmployer(on.platform);
    for (let number = 0; number < ROUNDS; number += 1) {
      const graduate = await aGraduate(on.platform, { department });
      await anInvitation(on, employer, graduate, { validDays: 1 });
    }
    await on.runOutbox();
    on.clock.advance(86_400);
    await Promise.all([settleAllDue(on.platform), settleAllDue(on.platform), settleAllDue(on.platform)]);
    await on.runOutbox();
    const found = await on.row(
      `select (select count(*)::int from record where employer_id = $1 and status = 'LAPSED') as lapsed,
         (select count(*)::int from record_event e join record r on r.id = e.record_id
           where r.employer_id = $1 and e.act = 'lapse') as steps,
         (select count(*)::int from message m join record r on r.id = m.record_id
           where r.employer_id = $1 and m.title = '学生逾期未回应') as employer_told,
         (select count(*)::int from message m join record r on r.id = m.record_id
           where r.employer_id = $1 and m.title = '签约邀请已失效') as graduate_told`,
      [employer.id],
    );
    expect(found).toEqual({ lapsed: ROUNDS, steps: ROUNDS, employer_told: ROUNDS, graduate_told: ROUNDS });
  });
});
