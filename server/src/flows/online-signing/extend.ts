import { beijingText } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import { aboutGraduate, actorOf, isInSight, perform, recordsInSight } from "../../records/index.js";
import { InvalidInput, UnknownRecord } from "../../words/refusals.js";
import { Agreement } from "../agreements/index.js";
import { checkValidDays, deadlineOf } from "./invitation-terms.js";
import { ONLINE } from "./online-signing.flow.js";

/**
 * Extends an unanswered invitation to `validDays` from its sending, never shorter, at most 30 days (F-29).
 *
 * @throws {Refusal} InvalidInput beside `validDays`, and what `transition` refuses.
 */
export async function extendInvitation(
  context: Context,
  recordId: string,
  validDays: number,
): Promise<{ recordId: string; alreadyDone: boolean }> {
  const { platform, viewer, address } = context;
  const problems = checkValidDays(validDays, "validDays");
  if (problems.length > 0) throw new InvalidInput(problems);
  const em = context.em();
  if (!(await isInSight(em, recordsInSight(viewer), recordId))) throw new UnknownRecord();
  const agreement = await em.findOne(Agreement, { record: recordId }, { populate: ["record"] });
  if (!agreement?.sentAt) throw new UnknownRecord();
  const deadline = deadlineOf(
    agreement.sentAt,
    validDays,
    aboutGraduate(agreement.record.getEntity()).cohort,
  );
  const { alreadyDone } = await perform(platform, {
    recordId,
    kinds: ONLINE,
    act: "extend",
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
    input: { deadline },
    note: `应约截止时间延长至${beijingText(deadline)}`,
  });
  return { recordId, alreadyDone };
}
