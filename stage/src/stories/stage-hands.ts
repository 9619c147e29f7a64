import { randomInt } from "node:crypto";
import { fromBeijing } from "@gd/server/platform/clock.js";
import { OperationFailed } from "../client/conversation.js";
import { expectEqual, expectThere } from "../client/surprise.js";
import { graphql } from "../gql/index.js";
import type { Report } from "./scenario.js";
import type { DemoServer, Sides } from "./sides.js";

/** A graduate of the school to whom nothing has happened yet, an employer, and everybody around them. */
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

const AdvanceClock = graphql(`
  mutation AdvanceClock($seconds: Int!) {
    advanceClock(seconds: $seconds)
  }
`);

/** The server moves its clock by at most 400 days at once. */
const MOST_SECONDS = 300 * 86_400;

export async function advanceClock(server: DemoServer, seconds: number): Promise<void> {
  const line = server.anyLine("student");
  for (let left = seconds; left >= 0; left -= MOST_SECONDS) {
    await line.send(AdvanceClock, { seconds: Math.min(left, MOST_SECONDS) });
  }
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

/** Whether the server's clock is one that stands still unless moved; says what is left out where it is not. */
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

/** Moves the clock to the closing (F-90a): everyone signs in again, and graduates confirm their data (F-93). */
export async function whenTheCohortHasClosed(server: DemoServer, sides: Sides): Promise<Sides> {
  await advanceClock(server, await secondsToClosing(sides));
  const later = await server.sides(sides.who.graduate, sides.who.employer);
  await later.graduate.confirmsData();
  await later.strangers.graduate.confirmsData();
  return later;
}

/** Until 31 January, 24:00 Beijing time, after the graduate's year has just been reached (F-90). */
async function secondsToClosing({ graduate }: Sides): Promise<number> {
  const { cohort } = await graduate.self();
  const now = expectThere("服务器时间 server time", graduate.line.serverTime);
  return Math.ceil((fromBeijing(cohort + 1, 2, 1).getTime() - now.getTime()) / 1000) + 1;
}
