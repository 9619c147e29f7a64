import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aDestination, DESTINATIONS, doesDestination, FORM } from "../../../test/destinations.js";
import { aGraduate, anEmployer, newId } from "../../../test/factories.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { anInvitation, SIGNING, verdictOn } from "../../../test/signing.js";

let { on, department, school, graduate } = {} as SchoolWorld;
beforeAll(async () => {
  ({ on, department, school } = await openSchoolWorld("SCHOOL_ONLY"));
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department });
});
afterAll(() => on?.close());

const ROUNDS = 5;
const submit = (id: string, form: object = FORM) => on.ask(graduate, DESTINATIONS.submit, { id, form });
const typesOf = (answers: { __typename: string }[]) => answers.map(({ __typename }) => __typename).sort();
const commitments = async () =>
  (
    await on.row(
      `select count(*)::int as n from record where graduate_id = $1
         and status in ('DEPARTMENT_REVIEW','SCHOOL_REVIEW','WITHDRAWN','RETURNED','SIGNED','REGISTERED')`,
      [graduate.id],
    )
  ).n;

describe("races of destinations (F-01, F-02, F-06)", () => {
  it("the same form three times is one submission; another form meanwhile is told so", async () => {
    const id = newId();
    const answers = await Promise.all([submit(id), submit(id), submit(id)]);
    expect(typesOf(answers)).toEqual(Array(3).fill("RecordChanged"));
    expect(answers.filter((answer) => answer.alreadyDone)).toHaveLength(2);
    expect(await submit(id, { ...FORM, subType: "703" })).toMatchObject({ code: "RECORD_MOVED_ON" });
    expect(await on.row("select count(*)::int as n from submission where record_id = $1", [id])).toEqual({
      n: 1,
    });
  });

  it("two destinations of one graduate at once: one stands", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department });
      const answers = await Promise.all([submit(newId()), submit(newId())]);
      expect(answers.filter(({ __typename }) => __typename === "RecordChanged")).toHaveLength(1);
      const lost = answers.find(({ __typename }) => __typename !== "RecordChanged");
      expect(["COMMITTED_ELSEWHERE", "DRAFT_EXISTS"]).toContain(lost?.code);
      expect(await commitments()).toBe(1);
    }
  });

  it("a destination and the acceptances of two invitations at once: exactly one holds the graduate", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department });
      const invitations = [
        await anInvitation(on, await anEmployer(on.platform), graduate),
        await anInvitation(on, await anEmployer(on.platform), graduate),
      ];
      const answers = await Promise.all([
        submit(newId()),
        ...invitations.map((id) => on.ask(graduate, SIGNING.accept, { id })),
      ]);
      expect(answers.filter(({ __typename }) => /Changed$/.test(__typename))).toHaveLength(1);
      expect(typesOf(answers).filter((type) => type === "CommittedElsewhere")).toHaveLength(2);
      expect(await commitments()).toBe(1);
    }
  });

  it("作废 and an acceptance at once: the acceptance waits for the voiding or is told, never both in force", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department });
      const id = await aDestination(on, graduate);
      await doesDestination(on, school, "approve", verdictOn(id));
      const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
      const [voided, accepted] = await Promise.all([
        on.ask(graduate, DESTINATIONS.void, { id }),
        on.ask(graduate, SIGNING.accept, { id: invitation }),
      ]);
      expect(voided).toMatchObject({ __typename: "RecordChanged", record: { status: "VOIDED" } });
      expect(["AgreementChanged", "CommittedElsewhere"]).toContain(accepted.__typename);
      expect(await commitments()).toBe(accepted.__typename === "AgreementChanged" ? 1 : 0);
    }
  });

  it("作废 twice is once, and is reported once", async () => {
    const id = await aDestination(on, graduate);
    await doesDestination(on, school, "approve", verdictOn(id));
    const answers = await Promise.all([1, 2].map(() => on.ask(graduate, DESTINATIONS.void, { id })));
    expect(answers.map((answer) => answer.alreadyDone).sort()).toEqual([false, true]);
    const reports = "select count(*)::int as n from registry_report where record_id = $1";
    expect(await on.row(reports, [id])).toEqual({ n: 2 });
  });

  it("a verdict and a withdrawal at once: one of them, and the other is told", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department });
      const id = await aDestination(on, graduate);
      const answers = await Promise.all([
        on.ask(graduate, DESTINATIONS.withdraw, { id }),
        on.ask(school, DESTINATIONS.approve, verdictOn(id)),
      ]);
      expect(typesOf(answers)).toEqual(["RecordChanged", "RecordMovedOn"]);
    }
  });
});
