import type { EntityManager } from "@mikro-orm/postgresql";
import { inTransaction } from "../../database/transaction.js";
import type { EmployerIdentity, GraduateIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  actorOf,
  type Beginning,
  beginIn,
  findRecord,
  lockRecord,
  readHeader,
  recordsInSight,
  refusingDoubles,
  settle,
  subjectOf,
  subjectOfNew,
} from "../../records/index.js";
import type { RecordKind } from "../../words/record-words.js";
import { UnknownRecord } from "../../words/refusals.js";
import type { AskGiven, AskSubject } from "./ask-start.js";
import { askFactsOf } from "./may-ask.js";
import type { TerminationRequest } from "./termination-subject.js";

export interface TerminationToAsk {
  /** uuid v7 of the client: the same id again is the same act. */
  id: string;
  agreementId: string;
  request: TerminationRequest;
  uploadIds: string[];
}

type Asker = GraduateIdentity | EmployerIdentity;

/**
 * Asks for the end of an agreement in force (F-50, F-53). The caller has checked the request.
 *
 * @throws {Refusal} InvalidInput · UnknownRecord · LimitReached · NotAllowed (TERMINATION_OPEN, NOT_IN_FORCE, ID_TAKEN,
 *   COHORT_CLOSED, SUSPENDED, FROZEN).
 */
export async function askTermination(
  platform: Platform,
  viewer: Asker,
  wish: TerminationToAsk,
  address: string | null,
): Promise<{ alreadyDone: boolean }> {
  await settle(platform, wish.agreementId);
  return await refusingDoubles(() =>
    inTransaction(platform, async (em) => {
      const agreement = await findRecord(em, wish.agreementId, recordsInSight(viewer));
      const kind = agreement && terminationOf(agreement.kind);
      if (!kind) throw new UnknownRecord();
      return await beginIn(platform, em, beginning(platform, viewer, kind, wish, address));
    }),
  );
}

/** How an agreement of this kind is ended; null for what is none. */
export function terminationOf(kind: RecordKind): "ONLINE_TERMINATION" | "OFFLINE_TERMINATION" | null {
  if (kind === "ONLINE_AGREEMENT") return "ONLINE_TERMINATION";
  return kind === "OFFLINE_AGREEMENT" || kind === "PAPER_AGREEMENT" ? "OFFLINE_TERMINATION" : null;
}

function beginning(
  platform: Platform,
  viewer: Asker,
  kind: "ONLINE_TERMINATION" | "OFFLINE_TERMINATION",
  { request, uploadIds, ...wish }: TerminationToAsk,
  address: string | null,
): Beginning<AskSubject, AskGiven> {
  return {
    kind,
    act: "ask",
    actor: actorOf(viewer),
    address,
    input: { content: request, uploadIds },
    lock: async (em) => await askSubject(platform, em, viewer, kind, wish),
  };
}

/** The request as it would be made, with its agreement under lock. */
async function askSubject(
  { clock }: Platform,
  em: EntityManager,
  viewer: Asker,
  kind: "ONLINE_TERMINATION" | "OFFLINE_TERMINATION",
  { id, agreementId }: { id: string; agreementId: string },
): Promise<AskSubject | null> {
  const sight = recordsInSight(viewer);
  const found = await findRecord(em, agreementId, sight);
  if (!found || !(await lockRecord(em, found, sight))) return null;
  const agreement = await readHeader(em, agreementId);
  if (!agreement) return null;
  const now = clock.now();
  const facts = await askFactsOf(em, await subjectOf(em, agreement, true), now);
  const { employer, counterpart } = agreement;
  const graduate = facts.graduate;
  const { record } = await subjectOfNew(em, {
    id,
    kind,
    graduate,
    employer,
    counterpart,
    endsRecordId: agreementId,
    submittedAt: kind === "OFFLINE_TERMINATION" ? now : null,
    submission: 1,
    now,
  });
  record.frozen = agreement.frozen;
  return { ...facts, record };
}
