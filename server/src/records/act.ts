import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditEntry, audit } from "../audit/index.js";
import { query, type Sql, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import { NotAllowed, type Refusal, UnknownRecord } from "../words/refusals.js";
import {
  type ActDone,
  type Actor,
  check,
  type FlowStore,
  type HistoryEntry,
  transition,
} from "../workflow/index.js";
import { flowOf, type RecordFlow } from "./flows.js";
import { graduateFreed } from "./freed.js";
import { lastStepOf, publishChange, writeStep } from "./history.js";
import { CommittedElsewhere, TerminationOpen } from "./refusals.js";
import { type AnyRecordSubject, type FoundRecord, findRecord, lockRecord } from "./subject.js";

/** One act on a record of any kind: everything the engine needs to know of it. */
export interface ActToPerform {
  recordId: string;
  /** Where only these kinds are meant: others answer as unknown. */
  kinds?: readonly RecordKind[];
  act: string;
  actor: Actor;
  /** Rows the actor may see: the others do not exist (P-07). */
  sight: Sql;
  /** Client address, for the audit log. */
  address: string | null;
  submission?: number;
  /** The state that the caller saw. */
  seen?: string;
  /** What the flow's rows take; each flow knows its own. */
  input?: object;
  reason?: { category: string | null; text: string | null };
  note?: string;
  decidedAt?: Date;
  throughHeldVerdict?: true;
}

/** Another organisation has been verified under this 统一社会信用代码 (F-70). */
export function usccTaken(): NotAllowed {
  return new NotAllowed(
    "USCC_TAKEN",
    "该统一社会信用代码已有单位通过认证，请申请加入该单位，由其网签负责人确认",
  );
}

/** What the database alone can refuse: locks make the first rare, the index makes it impossible to slip through. */
export function refusalFor(constraint: string | null): Refusal | null {
  if (constraint === "record_one_commitment") {
    return new CommittedElsewhere({
      counterpart: "其他用人单位",
      kind: "ONLINE_AGREEMENT",
      inForce: false,
    });
  }
  if (constraint === "record_one_draft") {
    return new NotAllowed("DRAFT_EXISTS", "您已有一份暂存的同类申请，请在首页打开后继续填写");
  }
  if (constraint === "record_one_verification") {
    return new NotAllowed("DRAFT_EXISTS", "本单位已有一份正在办理的认证，请刷新页面后继续");
  }
  if (constraint === "record_one_correction") {
    return new NotAllowed("DRAFT_EXISTS", "本单位已有一份正在办理的变更申请，请刷新页面后继续");
  }
  if (constraint === "employer_uscc_key") return usccTaken();
  if (constraint === "record_one_termination") return new TerminationOpen();
  if (constraint === "graduate_school_id_cohort_student_number_key") {
    return new NotAllowed(
      "STUDENT_NUMBER_TAKEN",
      "就业管理系统中该毕业生的学号与本校同届另一名毕业生重复，请先在就业管理系统中更正，再审核",
    );
  }
  return null;
}

/**
 * Does an act inside a transaction that is already open.
 *
 * @throws {Refusal} what `transition` refuses.
 */
export async function performIn(
  platform: Platform,
  em: EntityManager,
  request: ActToPerform,
): Promise<ActDone<AnyRecordSubject>> {
  return await transition(await engineRequest(platform, em, request));
}

/** Locks and checks as the act would, and changes nothing (F-18). */
export async function checkIn(
  platform: Platform,
  em: EntityManager,
  request: ActToPerform,
): Promise<ActDone<AnyRecordSubject>> {
  return await check(await engineRequest(platform, em, request));
}

async function engineRequest(platform: Platform, em: EntityManager, request: ActToPerform) {
  const { recordId, kinds, sight, address, input, ...rest } = request;
  const found = await findRecord(em, recordId, sight);
  if (!found || (kinds && !kinds.includes(found.kind))) throw new UnknownRecord();
  const entry = flowOf(found.kind);
  return {
    ...rest,
    platform,
    em,
    flow: entry.flow,
    store: storeOf(entry, found, sight, address),
    input: input ?? {},
  };
}

function storeOf(
  entry: RecordFlow,
  found: FoundRecord,
  sight: Sql,
  address: string | null,
): FlowStore<AnyRecordSubject> {
  return {
    lock: async (em) => ((await lockRecord(em, found, sight)) ? await entry.read(em, found.id) : null),
    lastStep: (em, subject) => lastStepOf(em, subject.record.id),
    ...recordWriting(entry, address),
  };
}

/** How a step of a record of this flow is written, be it a beginning or a change of state. */
export function recordWriting(
  entry: RecordFlow,
  address: string | null,
): Pick<FlowStore<AnyRecordSubject>, "write" | "remove"> {
  return {
    write: async (em, subject, step) => {
      await writeStep(em, subject.record, step, entryOf(subject, step, address));
      const held = (state: string | null) => state !== null && entry.flow.states[state]?.holds === true;
      const { graduate } = subject.record;
      if (graduate && held(step.from) && !held(step.to)) await graduateFreed(em, graduate.id);
    },
    remove: async (em, subject, step) => {
      await publishChange(em, subject.record);
      await audit(em, entryOf(subject, step, address));
      await removeDraft(em, subject.record.id);
    },
  };
}

function entryOf({ record }: AnyRecordSubject, step: HistoryEntry, address: string | null): AuditEntry {
  return {
    at: step.at,
    by: { kind: step.actor.role, accountId: step.actor.accountId },
    act: "RECORD_CHANGED",
    subject: { kind: "RECORD", id: record.id },
    address,
    detail: { act: step.act, from: step.from, to: step.to, submission: step.submission },
  };
}

/** F-07: a draft goes with its form and its one step; it was never anybody's but the graduate's. */
async function removeDraft(em: EntityManager, recordId: string): Promise<void> {
  await query(em, sql`delete from record_event where record_id = ${recordId}`);
  await query(em, sql`delete from record where id = ${recordId} and submission = 0`);
}
