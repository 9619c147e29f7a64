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
import { AgreementChanged, type AgreementView, seeAgreement } from "../agreements/index.js";
import {
  type BulkInvitationInput,
  BulkInvitations,
  type InvitationTermsInput,
  type OwnTermsInput,
} from "./invitation.types.js";
import { checkTerms } from "./invitation-terms.js";
import { sendInvitation } from "./invite.js";

const AT_MOST = 100;

/**
 * The same terms to many favourites; each is an act of its own that succeeds or fails by itself (F-29).
 *
 * @throws {InvalidInput} when the terms are wrong for all of them: then nothing is sent.
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
  refuseForAll(
    terms,
    [...new Set([...favourites.values()].map(({ cohort }) => cohort))],
    platform.clock.now(),
  );
  const seen = new SeenWhenAsked(context);
  const items: BulkInvitations["items"][number][] = [];
  for (const { id, favouriteId, own } of invitations) {
    const result = await answeringAlways(platform, async () => {
      if (!isId(id) || !favourites.has(favouriteId)) throw new UnknownRecord();
      const sent = await sendInvitation(
        platform,
        viewer as EmployerIdentity,
        { id, favouriteId, terms: termsFor(terms, own) },
        address,
      );
      return seen.changed(sent);
    });
    items.push({ favouriteId, name: favourites.get(favouriteId)?.name ?? "", result: result as never });
  }
  const refused = items.filter((item) => (item.result as unknown) instanceof Refusal).length;
  return Object.assign(new BulkInvitations(), { sent: items.length - refused, refused, items });
}

/**
 * Terms that are wrong for every graduate are wrong in themselves; what only the catalogue of one graduating year does not
 * know is said beside its graduates.
 *
 * @throws InvalidInput.
 */
function refuseForAll(terms: InvitationTermsInput, cohorts: readonly number[], now: Date): void {
  const refused: InvalidInput[] = [];
  for (const cohort of cohorts) {
    try {
      checkTerms(terms, cohort, now);
      return;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      refused.push(error);
    }
  }
  if (refused[0]) throw refused[0];
}

/** The terms to one graduate: those to all, but where its own say otherwise. */
function termsFor(terms: InvitationTermsInput, own: OwnTermsInput | null | undefined): InvitationTermsInput {
  const said = Object.entries(own ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return { ...terms, job: { ...terms.job, ...Object.fromEntries(said) } };
}

/**
 * Agreements are read where a document asks for them alone, and then all at once: hundreds are sent, and most senders ask
 * for none.
 */
class SeenWhenAsked {
  readonly #sent: string[] = [];
  #views: Promise<Map<string, AgreementView>> | null = null;

  constructor(private readonly context: Context) {}

  changed({ recordId, alreadyDone }: { recordId: string; alreadyDone: boolean }): AgreementChanged {
    this.#sent.push(recordId);
    const changed = new AgreementChanged(null as never, alreadyDone);
    const view = async () => (await this.#all()).get(recordId);
    Object.defineProperty(changed, "agreement", { get: view });
    return changed;
  }

  async #all(): Promise<Map<string, AgreementView>> {
    this.#views ??= this.#read();
    return await this.#views;
  }

  async #read(): Promise<Map<string, AgreementView>> {
    const { platform, viewer } = this.context;
    const views = new Map<string, AgreementView>();
    for (const id of this.#sent) {
      views.set(id, await seeAgreement(platform, platform.orm.em.fork(), viewer, id));
    }
    return views;
  }
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
