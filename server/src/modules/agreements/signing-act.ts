import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import type { Sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import { NotAllowed, Refusal } from "../../graphql/refusals.js";
import type { Platform } from "../../platform.js";
import {
  type ActDone,
  type Actor,
  check,
  type FlowStore,
  SYSTEM,
  transition,
  VerdictHeld,
} from "../../workflow/index.js";
import { EVERY_RECORD, lastStepOf, writeStep } from "../records/index.js";
import { heldVerdictDue, withdrawHeldVerdict } from "./held-verdict.js";
import { onlineSigning, type SigningAct } from "./online-signing.flow.js";
import { CommittedElsewhere } from "./refusals.js";
import type { SigningInput } from "./signing-input.js";
import { lockSigningSubject, type SigningSubject } from "./signing-subject.js";

/** One act on an online agreement: everything the engine needs to know of it. */
export interface SigningRequest {
  recordId: string;
  act: SigningAct;
  actor: Actor;
  /** Rows the actor may see: the others do not exist (P-07). */
  sight: Sql;
  /** Client address, for the audit log. */
  address: string | null;
  submission?: number;
  /** The state that the caller saw. */
  seen?: string;
  input?: SigningInput;
  reason?: { category: string | null; text: string | null };
  note?: string;
  decidedAt?: Date;
  throughHeldVerdict?: true;
}

/**
 * Does an act in a transaction of its own, after settling what the clock has already decided for the record (F-24).
 *
 * @throws {Refusal} what `transition` refuses.
 */
export async function performSigningAct(
  platform: Platform,
  request: SigningRequest,
): Promise<ActDone<SigningSubject>> {
  try {
    return await afterDueVerdict(platform, request.recordId, () =>
      inTransaction(platform, (em) => transitionIn(platform, em, request)),
    );
  } catch (error) {
    throw refusalFor(violatedConstraint(error)) ?? error;
  }
}

/**
 * Settles, then acts. A verdict whose time came while the act waited for the record's lock is carried out before the
 * act is tried once more: what was given first takes effect first (F-18).
 */
export async function afterDueVerdict<T>(
  platform: Platform,
  recordId: string,
  act: () => Promise<T>,
): Promise<T> {
  await settle(platform, recordId);
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof VerdictHeld) || error.until > platform.clock.now()) throw error;
    await settle(platform, recordId);
    return await act();
  }
}

/** What the database alone can refuse: locks make the first rare, the index makes it impossible to slip through. */
function refusalFor(constraint: string | null): Refusal | null {
  if (constraint === "record_one_commitment") return new CommittedElsewhere("其他用人单位");
  if (constraint === "graduate_school_id_cohort_student_number_key") {
    return new NotAllowed(
      "STUDENT_NUMBER_TAKEN",
      "就业管理系统中该毕业生的学号与本校同届另一名毕业生重复，请先在就业管理系统中更正，再审核",
    );
  }
  return null;
}

/** The same inside a transaction that is already open. */
export async function transitionIn(
  platform: Platform,
  em: EntityManager,
  request: SigningRequest,
): Promise<ActDone<SigningSubject>> {
  return await transition(engineRequest(platform, em, request));
}

/** Locks and checks as the act would, and changes nothing (F-18). */
export async function checkIn(
  platform: Platform,
  em: EntityManager,
  request: SigningRequest,
): Promise<ActDone<SigningSubject>> {
  return await check(engineRequest(platform, em, request));
}

function engineRequest(platform: Platform, em: EntityManager, request: SigningRequest) {
  const { recordId, sight, address, input, ...rest } = request;
  return {
    ...rest,
    platform,
    em,
    flow: onlineSigning,
    store: storeOf(recordId, sight, address),
    input: input ?? {},
  };
}

function storeOf(recordId: string, sight: Sql, address: string | null): FlowStore<SigningSubject> {
  return {
    lock: (em) => lockSigningSubject(em, recordId, sight),
    lastStep: (em, subject) => lastStepOf(em, subject.record.id),
    write: async (em, subject, step) => {
      await writeStep(em, subject.record, step);
      await audit(em, {
        at: step.at,
        by: { kind: step.actor.role, accountId: step.actor.accountId },
        act: "RECORD_CHANGED",
        subject: { kind: "RECORD", id: subject.record.id },
        address,
        detail: { act: step.act, from: step.from, to: step.to, submission: step.submission },
      });
    },
  };
}

/**
 * Brings a record up to what the clock has decided: a held verdict whose time is up takes effect, an invitation past
 * its deadline lapses. Asked for by acts before they begin and by the sweep for everything else; doing it twice
 * changes nothing.
 */
export async function settle(platform: Platform, recordId: string): Promise<void> {
  const due = await whatIsDue(platform, recordId);
  if (due === "VERDICT") await carryOutHeldVerdict(platform, recordId);
  if (due === "LAPSE") {
    await inTransaction(platform, (em) => lapseIn(platform, em, recordId));
  }
}

/** Lapses an invitation past its deadline; nothing when another was first. */
export async function lapseIn(platform: Platform, em: EntityManager, recordId: string): Promise<void> {
  const subject = await lockSigningSubject(em, recordId, EVERY_RECORD);
  const { status, dueAt, frozen } = subject?.record ?? {};
  if (status !== "INVITED" || frozen || !dueAt || dueAt > platform.clock.now()) return;
  await transitionIn(platform, em, {
    recordId,
    act: "lapse",
    decidedAt: dueAt,
    actor: SYSTEM,
    sight: EVERY_RECORD,
    address: null,
  });
}

async function whatIsDue(platform: Platform, recordId: string): Promise<"VERDICT" | "LAPSE" | null> {
  const now = platform.clock.now();
  const { rows } = await platform.pool.query<{ verdict: boolean; lapse: boolean }>({
    name: "record-due",
    text: `select h.record_id is not null as verdict, r.status = 'INVITED' and r.due_at <= $2 as lapse
      from record r left join held_verdict h on h.record_id = r.id and h.effective_at <= $2
      where r.id = $1 and not r.frozen`,
    values: [recordId, now],
  });
  if (rows[0]?.verdict) return "VERDICT";
  return rows[0]?.lapse ? "LAPSE" : null;
}

/** A verdict that can take effect no more, since what it rested on has changed, is dropped: nothing waits for it. */
async function carryOutHeldVerdict(platform: Platform, recordId: string): Promise<void> {
  try {
    await inTransaction(platform, (em) => carryOutIn(platform, em, recordId));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : refusalFor(violatedConstraint(error));
    if (!refusal) throw error;
    await inTransaction(platform, (em) => dropHeldVerdict(platform, em, recordId, refusal.code));
  }
}

async function carryOutIn(platform: Platform, em: EntityManager, recordId: string): Promise<void> {
  const held = await heldVerdictDue(platform, em, recordId);
  if (!held) return;
  await withdrawHeldVerdict(em, recordId);
  await transitionIn(platform, em, {
    recordId,
    act: held.act,
    actor: held.actor,
    sight: EVERY_RECORD,
    address: null,
    submission: held.submission,
    input: held.input,
    reason: held.reason,
    throughHeldVerdict: true,
  });
}

async function dropHeldVerdict(
  platform: Platform,
  em: EntityManager,
  recordId: string,
  code: string,
): Promise<void> {
  const held = await heldVerdictDue(platform, em, recordId);
  if (!held) return;
  await withdrawHeldVerdict(em, recordId);
  await audit(em, {
    at: platform.clock.now(),
    by: { kind: held.actor.role, accountId: held.actor.accountId },
    act: "VERDICT_DROPPED",
    subject: { kind: "RECORD", id: recordId },
    detail: { act: held.act, code },
  });
}

/** Records that the clock has decided about, oldest first. */
export async function findDue(platform: Platform, limit: number): Promise<string[]> {
  const now = platform.clock.now();
  const { rows } = await platform.pool.query<{ id: string }>({
    name: "records-due",
    text: `select id from (
        select id, due_at as at from record where due_at <= $1 and not frozen
        union all
        select h.record_id, h.effective_at from held_verdict h join record r on r.id = h.record_id
        where h.effective_at <= $1 and not r.frozen
      ) due order by at limit $2`,
    values: [now, limit],
  });
  return rows.map((row) => row.id);
}
