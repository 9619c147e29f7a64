import { randomInt } from "node:crypto";
import { OperationFailed } from "./conversation.js";
import type { Report } from "./scenario.js";
import type { DemoServer, Sides } from "./sides.js";
import { expectEqual, expectThere } from "./surprise.js";

/** School code of the demo country by what its review is like. */
export const DEPARTMENT_THEN_SCHOOL = "95301";
export const SCHOOL_ONLY = "93201";

/** A graduate of the school to whom nothing has happened yet, with an employer and everyone else around them. */
export async function takeSides(server: DemoServer, schoolCode: string, report: Report): Promise<Sides> {
  const graduate = await server.freeGraduate(schoolCode);
  const { employers } = server.country;
  const employer = expectThere("单位 employer", employers[randomInt(employers.length)]);
  const sides = await server.sides(graduate, employer);
  const self = await sides.graduate.self();
  expectEqual("毕业生可以签约 may sign", self.notOperatingReason, null);
  report.step(`—— ${sides.who.schoolName} · ${graduate.name}  与  ${employer.name} ——`);
  return sides;
}

/** Everyone at schools and departments: their names are for staff alone (F-05). */
export function staffNames({ country }: DemoServer): string[] {
  return country.staff.filter((account) => account.schoolCode !== null).map((account) => account.name);
}

export async function advanceClock(server: DemoServer, seconds: number): Promise<void> {
  await server
    .anyLine("student")
    .ask("mutation ($seconds: Int!) { advanceClock(seconds: $seconds) }", { seconds });
}

/** Moves a test clock, which stands still by itself, on by a second: for what tells earlier from later. */
export async function letTimePass(server: DemoServer): Promise<void> {
  try {
    await advanceClock(server, 1);
  } catch (error) {
    // The real time passes by itself.
    if (!(error instanceof OperationFailed)) throw error;
  }
}

/** False, and said in the report, where the server goes by the real time. */
export async function canMoveClock(server: DemoServer, report: Report, what: string): Promise<boolean> {
  try {
    await advanceClock(server, 0);
    return true;
  } catch (error) {
    if (!(error instanceof OperationFailed)) throw error;
    report.skipped(what, `服务器使用真实时间 (${error.code})`);
    return false;
  }
}
