import { Favourite } from "../../parties/employers/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import {
  answering,
  FieldProblem,
  InvalidInput,
  NotAllowed,
  Refusal,
  UnknownRecord,
} from "../../words/refusals.js";
import { AgreementChanged, seeAgreement } from "../agreements/index.js";
import { type BulkInvitationInput, BulkInvitations, type InvitationTermsInput } from "./invitation.types.js";
import { checkTerms } from "./invitation-terms.js";
import { sendInvitation } from "./invite.js";

const AT_MOST = 100;

/**
 * The same terms to many favourites; each is an act of its own that succeeds or fails by itself (F-29).
 *
 * @throws {InvalidInput} when the terms themselves are wrong: then nothing is sent.
 */
export async function sendInvitations(
  context: Context,
  invitations: readonly BulkInvitationInput[],
  terms: InvitationTermsInput,
): Promise<BulkInvitations> {
  if (invitations.length < 1 || invitations.length > AT_MOST) {
    throw new InvalidInput([new FieldProblem("invitations", `一次请选择1至${AT_MOST}名毕业生`)]);
  }
  const { platform, viewer, address } = context;
  const favourites = await namesOf(context, invitations);
  const cohort = favourites.values().next().value?.cohort;
  if (cohort !== undefined) checkTerms(terms, cohort, platform.clock.now());
  const items: BulkInvitations["items"][number][] = [];
  for (const { id, favouriteId } of invitations) {
    const result = await answeringAlways(platform, async () => {
      if (!isId(id) || !favourites.has(favouriteId)) throw new UnknownRecord();
      const sent = await sendInvitation(
        platform,
        viewer as EmployerIdentity,
        { id, favouriteId, terms },
        address,
      );
      const view = await seeAgreement(platform, platform.orm.em.fork(), viewer, sent.recordId);
      return new AgreementChanged(view, sent.alreadyDone);
    });
    items.push({ favouriteId, name: favourites.get(favouriteId)?.name ?? "", result: result as never });
  }
  const refused = items.filter((item) => (item.result as unknown) instanceof Refusal).length;
  return Object.assign(new BulkInvitations(), { sent: items.length - refused, refused, items });
}

/** What nobody foresaw concerns its graduate alone: it is logged, listed, and the others go on (F-29). */
async function answeringAlways<T>(platform: Platform, act: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await answering(act);
  } catch (error) {
    platform.logger.error({ err: error }, "One invitation of several failed");
    return new NotAllowed("TRY_AGAIN", "系统繁忙，该邀请未发出，请稍后再试");
  }
}

async function namesOf(
  context: Context,
  invitations: readonly BulkInvitationInput[],
): Promise<Map<string, { name: string; cohort: number }>> {
  const employerId = (context.viewer as EmployerIdentity).employerId;
  const ids = invitations.map((each) => each.favouriteId).filter(isId);
  const found = await context.em().find(Favourite, { id: { $in: ids }, employer: employerId });
  return new Map(found.map((each) => [each.id, { name: each.name, cohort: each.cohort }]));
}
