import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, aStaffAccount, type TestGraduate, type TestStaff } from "../../../test/factories.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../../test/signing-country.js";
import {
  aFile,
  aSignedAgreement,
  ask,
  aTermination,
  doesTermination,
  TERMINATION,
} from "../../../test/terminations.js";

const ROUNDS = 4;

let on: TestApp;
let at: Inhabitants;
let graduate: TestGraduate;
let colleague: TestStaff;

beforeAll(async () => {
  on = await openTestApp();
  at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  colleague = await aStaffAccount(on.platform, {
    school: { id: at.department.schoolId, name: "", provinceId: at.department.provinceId, code: "" },
  });
});
afterAll(() => on?.close());

const signed = () => aSignedAgreement(on, at, graduate);
const codes = (answers: { code: string }[]) => answers.map((answer) => answer.code ?? "done").sort();
const stateOf = async (id: string) => {
  return await on.row(
    `select t.status, a.status as agreement,
       (select count(*)::int from registry_report where record_id = t.id) as reports,
       (select count(*)::int from record_event where record_id = a.id and act = 'end') as ends
     from record t join record a on a.id = t.ends_record_id where t.id = $1`,
    [id],
  );
};
const over = { status: "TERMINATION_DONE", agreement: "TERMINATED", reports: 1, ends: 1 };
const forcing = async (id: string) => {
  const evidenceIds = [await aFile(on, id, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];
  return { id, justification: { statement: "无回应", evidenceIds, employerConsulted: true } };
};

describe("terminations over parallel connections (F-06, F-50, F-52, F-56, F-97)", () => {
  it("both ask at once: one wins, the other finds a request to answer (F-50)", async () => {
    for (let round = 0; round < 4; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const agreement = await signed();
      const answers = await Promise.all([ask(on, graduate, agreement), ask(on, at.employer, agreement)]);
      expect(answers.map((answer) => answer.code ?? "done").sort()).toEqual(["TERMINATION_OPEN", "done"]);
    }
  });

  it("answered and taken back at once: exactly one is done", async () => {
    for (let round = 0; round < 4; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const id = await aTermination(on, graduate, await signed());
      const answers = await Promise.all([
        on.ask(at.employer, TERMINATION.accept, { id }),
        on.ask(graduate, TERMINATION.takeBack, { id }),
      ]);
      expect(answers.map((answer) => answer.code ?? "done").sort()).toEqual(["RECORD_MOVED_ON", "done"]);
    }
  });

  it("the employer accepts while the school forces: one of both, and the other is told", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const id = await aTermination(on, graduate, await signed());
      const given = await forcing(id);
      const answers = await Promise.all([
        on.ask(at.employer, TERMINATION.accept, { id }),
        on.ask(at.doers.school, TERMINATION.force, given),
      ]);
      expect(codes(answers)).toEqual(["RECORD_MOVED_ON", "done"]);
      const accepted = { status: "TERMINATION_DEPARTMENT_REVIEW", agreement: "SIGNED", reports: 0, ends: 0 };
      expect(await stateOf(id)).toEqual(answers[0].code ? over : accepted);
    }
  });

  it("two of the school force at once: it ends once, and is reported once", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const id = await aTermination(on, graduate, await signed());
      const given = await forcing(id);
      const answers = await Promise.all(
        [at.doers.school, colleague].map((staff) => on.ask(staff, TERMINATION.force, given)),
      );
      expect(codes(answers)).toEqual(["RECORD_MOVED_ON", "done"]);
      expect(await stateOf(id)).toEqual(over);
    }
  });

  it("approved and rejected at once: one verdict stands, the agreement follows it", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const id = await aTermination(on, graduate, await signed());
      await doesTermination(on, at.employer, "accept", { id });
      await doesTermination(on, at.doers.department, "approve", verdictOn(id));
      const answers = await Promise.all([
        on.ask(at.doers.school, TERMINATION.approve, verdictOn(id)),
        on.ask(colleague, TERMINATION.reject, { ...verdictOn(id), rejection: REJECTION }),
      ]);
      expect(codes(answers)).toEqual(["RECORD_MOVED_ON", "done"]);
      const stands = { status: "TERMINATION_REJECTED", agreement: "SIGNED", reports: 0, ends: 0 };
      expect(await stateOf(id)).toEqual(answers[0].code ? stands : over);
    }
  });

  it("an amendment and a request at once: whichever comes first, none is amended while one is open (F-28)", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const agreement = await signed();
      const [amended, asked] = await Promise.all([
        on.ask(at.doers.school, TERMINATION.amend, { id: agreement, categoryCode: "29" }),
        ask(on, graduate, agreement),
      ]);
      expect(asked.__typename).toBe("RecordChanged");
      expect(["TERMINATION_OPEN", undefined]).toContain(amended.code);
    }
  });
});
