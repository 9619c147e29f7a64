import type { EntityManager, RequiredEntityData } from "@mikro-orm/postgresql";
import { query, sql } from "../database/sql.js";
import type { Employer } from "../parties/employers/index.js";
import type { Graduate } from "../parties/roster/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import { type ActDone, type Actor, begin, type FlowStart, type UsedBy } from "../workflow/index.js";
import { recordWriting } from "./act.js";
import { flowOf } from "./flows.js";
import { RecordHeader } from "./record.entity.js";
import { type AnyRecordSubject, type RecordSubject, subjectOf, subjectOfAny } from "./subject.js";

/** A beginning of a record of any kind: everything the engine needs to know of it. */
export interface Beginning<S extends AnyRecordSubject, Input extends object> {
  readonly kind: RecordKind;
  readonly act: string;
  readonly actor: Actor;
  /** Client address, for the audit log. */
  readonly address: string | null;
  /** What the start takes; each flow knows its own. */
  readonly input: Input;
  /** Locks by `lockForAct` and reads afresh; null when what it is about is not in the actor's sight (P-07). */
  lock(em: EntityManager): Promise<S | null>;
}

/**
 * Begins a record inside a transaction that is already open.
 *
 * @throws {Refusal} what the engine's `begin` refuses.
 */
export async function beginIn<S extends AnyRecordSubject, Input extends object>(
  platform: Platform,
  em: EntityManager,
  { kind, act, actor, address, input, lock }: Beginning<S, Input>,
): Promise<ActDone<S>> {
  const entry = flowOf(kind);
  const { write } = recordWriting(entry, address);
  return await begin({
    platform,
    em,
    act,
    actor,
    input,
    // What a flow's beginning reads goes to that very flow's starts: between them they are opaque.
    flow: { ...entry.flow, starts: entry.flow.starts as readonly FlowStart<string, S, Input>[] },
    store: {
      lock,
      usedBy,
      create: async (writing, subject) => {
        writing.persist(subject.record);
        await writing.flush();
      },
      write,
    },
  });
}

/** The same actor, and the same kind, graduate, employer and agreement: the very same act (F-06). */
async function usedBy(em: EntityManager, { record }: AnyRecordSubject, actor: Actor): Promise<UsedBy> {
  const [row] = await query<{ same: boolean }>(
    em,
    sql`select r.kind = ${record.kind} and r.graduate_id is not distinct from ${record.graduate?.id ?? null}::uuid
        and r.employer_id is not distinct from ${record.employer?.id ?? null}::uuid
        and r.ends_record_id is not distinct from ${record.endsRecordId}::uuid
        and e.actor_account is not distinct from ${actor.accountId}::uuid as same
      from record r left join record_event e on e.record_id = r.id and e.seq = 1 where r.id = ${record.id}`,
  );
  if (!row) return "NOBODY";
  return row.same ? "THE_SAME" : "ANOTHER";
}

/** What makes one beginning's header unlike another's. */
export interface NewHeader
  extends Pick<
    RequiredEntityData<RecordHeader>,
    "id" | "employer" | "counterpart" | "endsRecordId" | "submittedAt"
  > {
  kind: RecordKind;
  /** Read under lock, with its school. */
  graduate: Graduate;
  now: Date;
  /** Of its first state, where that has one (F-24). */
  deadline?: Date;
  /** 0 in a draft (F-06). */
  submission: 0 | 1;
}

/** The subject of a record that is about to be made, with the chain that holds now; the engine gives it its state. */
export async function subjectOfNew(
  em: EntityManager,
  { graduate, now, deadline, ...header }: NewHeader,
): Promise<RecordSubject> {
  const { school, department, level, cohort } = graduate;
  const record = em.create(
    RecordHeader,
    {
      ...header,
      graduate,
      school,
      department,
      level,
      cohort,
      reviewMode: "SCHOOL_ONLY",
      status: "",
      // What the state means is the engine's to say, from these.
      module: flowOf(header.kind).flow.module,
      holds: false,
      closesAt: deadline ?? null,
      createdAt: now,
      changedAt: now,
    },
    { persist: false },
  );
  const subject = await subjectOf(em, record, true);
  record.reviewMode = subject.review.mode;
  return subject;
}

/** The subject of a draft about an organisation, read under lock; what waits for operators has no chain. */
export async function subjectOfNewAbout(
  em: EntityManager,
  employer: Employer,
  { id, kind, now }: { id: string; kind: RecordKind; now: Date },
): Promise<AnyRecordSubject> {
  const record = em.create(
    RecordHeader,
    {
      id,
      kind,
      employer,
      counterpart: employer.name || null,
      submission: 0,
      reviewMode: "SCHOOL_ONLY",
      status: "",
      module: flowOf(kind).flow.module,
      holds: false,
      createdAt: now,
      changedAt: now,
    },
    { persist: false },
  );
  return await subjectOfAny(em, record);
}
