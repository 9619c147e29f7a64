import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { Employer, Favourite, OPEN_WITH_EMPLOYER, sentTodayOf } from "../../parties/employers/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import { Graduate } from "../../parties/roster/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  actorOf,
  type Beginning,
  beginIn,
  lockForAct,
  refusingDoubles,
  settleDeadlineIn,
  settleGraduate,
  subjectOfNew,
} from "../../records/index.js";
import { UnknownRecord } from "../../words/refusals.js";
import type { InvitationTermsInput } from "./invitation.types.js";
import type { InvitationGiven, InvitationSubject } from "./invitation-start.js";
import { checkTerms, deadlineOf, type InvitationTerms } from "./invitation-terms.js";
import { ONLINE } from "./online-signing.flow.js";

export interface InvitationToSend {
  /** uuid v7 of the client: the same id again is the same act. */
  id: string;
  favouriteId: string;
  terms: InvitationTermsInput;
}

/**
 * Sends an invitation to one of the employer's favourites (F-20…F-23). Everything about the employer is fixed now.
 *
 * @throws {Refusal} InvalidInput · UnknownRecord · NotAllowed (NOT_VERIFIED, SUSPENDED, ALREADY_INVITED, ID_TAKEN, and
 *   what `whyMayNotSign` says).
 */
export async function sendInvitation(
  platform: Platform,
  viewer: EmployerIdentity,
  { id, favouriteId, terms: entered }: InvitationToSend,
  address: string | null,
): Promise<{ recordId: string; alreadyDone: boolean }> {
  const em = platform.orm.em.fork();
  const own = { id: favouriteId, employer: viewer.employerId };
  const favourite = await em.findOne(Favourite, own, { populate: ["graduate"] });
  if (!favourite) throw new UnknownRecord();
  const graduate = favourite.graduate.getEntity();
  const terms = checkTerms(entered, graduate.cohort, platform.clock.now());
  // What the clock has decided stands in no new invitation's way (F-23, F-24).
  await settleGraduate(platform, graduate.id);
  const invitation = beginning(platform, viewer, { id, graduate, terms }, address);
  const { alreadyDone } = await refusingDoubles(() =>
    inTransaction(platform, (within) => beginIn(platform, within, invitation)),
  );
  return { recordId: id, alreadyDone };
}

function beginning(
  platform: Platform,
  viewer: EmployerIdentity,
  { id, graduate: found, terms }: { id: string; graduate: Graduate; terms: InvitationTerms },
  address: string | null,
): Beginning<InvitationSubject, InvitationGiven> {
  const [kind] = ONLINE;
  const { employerId } = viewer;
  const { id: graduateId, cohort } = found;
  const schoolId = found.school.id;
  return {
    kind,
    act: "invite",
    actor: actorOf(viewer),
    address,
    input: { terms },
    lock: async (em) => {
      await lockForAct(em, { employerId, schoolId, cohort, graduateId });
      const graduate = await em.findOneOrFail(Graduate, graduateId, { populate: ["school"] });
      const employer = await em.findOneOrFail(Employer, employerId);
      const now = platform.clock.now();
      const subject = await subjectOfNew(em, {
        id,
        kind,
        graduate,
        employer,
        counterpart: employer.name,
        deadline: deadlineOf(now, terms.validDays, cohort),
        submission: 1,
        now,
      });
      const openBetween = await readOpen(platform, em, employerId, graduateId);
      const sentToday = await countSentToday(em, employerId, graduateId, now);
      return { ...subject, employer, openBetween, sentToday };
    },
  };
}

/** F-23; an open invitation past its deadline has lapsed, whether or not the sweep has been there (F-24). */
async function readOpen(
  platform: Platform,
  em: EntityManager,
  employerId: string,
  graduateId: string,
): Promise<string | null> {
  const [open] = await query<{ id: string; waits_for: string | null; closes_at: Date | null }>(
    em,
    sql`
      select r.id, r.waits_for, r.closes_at from record r
      where r.employer_id = ${employerId} and r.graduate_id = ${graduateId} and ${OPEN_WITH_EMPLOYER}`,
  );
  if (!open) return null;
  const unanswered = open.waits_for === "GRADUATE";
  if (unanswered && open.closes_at && new Date(open.closes_at) <= platform.clock.now()) {
    await settleDeadlineIn(platform, em, open.id);
    return null;
  }
  return open.waits_for ?? "NOBODY";
}

async function countSentToday(
  em: EntityManager,
  employerId: string,
  graduateId: string,
  now: Date,
): Promise<number> {
  const sent = sentTodayOf(sql`${employerId}`, sql`${graduateId}`, now);
  const [row] = await query<{ sent: number }>(em, sql`select ${sent} as sent`);
  return row?.sent ?? 0;
}
