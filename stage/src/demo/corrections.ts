import { query, sql } from "@gd/server/database/sql.js";
import type { EmployerIdentity } from "@gd/server/parties/identity/index.js";
import { TestClock } from "@gd/server/platform/clock.js";
import type { Platform } from "@gd/server/platform/platform.js";
import type { DemoCountry, DemoEmployer } from "../country/index.js";
import { inProcessLine } from "../history/in-process-line.js";
import { finishJobs } from "../history/play.js";
import { Corrector, type Operator } from "../people/index.js";
import { isPlayed, operatorOf } from "./operator-of.js";

const DAY_MS = 86_400_000;
const VERDICT_AFTER_S = 3 * 3600;

/** How far a request has come; the last organisations of the country make them, one each. */
const ENDS = [
  "DRAFT",
  "OPERATOR_REVIEW",
  "OPERATOR_REVIEW",
  "WITHDRAWN",
  "ABANDONED",
  "RETURNED",
  "REJECTED",
  "CORRECTED",
] as const;
type End = (typeof ENDS)[number];

/** 单位信息变更 in every state, each brought there by the real acts, in the last days (F-73). */
export async function playCorrections(platform: Platform, { employers }: DemoCountry): Promise<void> {
  const asking = employers.slice(-ENDS.length);
  for (const [index, end] of ENDS.entries()) {
    const employer = asking[index];
    if (!employer) throw new Error("The demo country has too few employers");
    const daysAgo = ENDS.length - index;
    const clock = new TestClock(new Date(platform.clock.now().getTime() - daysAgo * DAY_MS));
    const then: Platform = { ...platform, clock };
    const corrector = new Corrector(inProcessLine(then, "employer", await inChargeOf(then, employer)));
    await brought(then, clock, corrector, employer, end);
    await finishJobs(then);
  }
}

async function brought(
  platform: Platform,
  clock: TestClock,
  corrector: Corrector,
  { name }: DemoEmployer,
  end: End,
): Promise<void> {
  const form = { newName: `${name}（集团）`, reason: "经登记机关核准变更名称" };
  const played = (asked: Parameters<typeof isPlayed>[0]) => isPlayed(asked, name);
  await played(corrector.saves(form));
  if (end === "DRAFT") return;
  await played(corrector.submits(form));
  if (end === "WITHDRAWN" || end === "ABANDONED") await played(corrector.withdraws());
  if (end === "ABANDONED") await played(corrector.abandons());
  clock.advance(VERDICT_AFTER_S);
  const decided = decide(await operatorOf(platform), corrector.recordId, end);
  if (decided) await played(decided);
}

function decide(operator: Operator, id: string, end: End) {
  switch (end) {
    case "RETURNED":
      return operator.returns(id, 1, "LICENCE", "变更通知书不完整，请上传全部页面");
    case "REJECTED":
      return operator.rejects(id, 1, "REGISTER_MISMATCH", "变更后的名称与登记信息不一致");
    case "CORRECTED":
      return operator.approves(id, 1);
    default:
      return null;
  }
}

async function inChargeOf({ pool }: Platform, { uscc }: DemoEmployer): Promise<EmployerIdentity> {
  const [row] = await query<{ id: string; name: string; employer_id: string; employer_name: string }>(
    pool,
    sql`select a.id, a.name, a.employer_id, e.name as employer_name from employer e
      join employer_account a on a.employer_id = e.id and a.in_charge where e.uscc = ${uscc}`,
  );
  if (!row) throw new Error(`Nobody is in charge of ${uscc}`);
  return {
    ...({ role: "EMPLOYER", sessionId: row.id, accountId: row.id, inCharge: true } as const),
    ...{ mayInvite: true, mayTerminate: true, employerId: row.employer_id },
    ...{ name: row.name, organisation: row.employer_name },
  };
}
