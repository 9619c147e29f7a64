import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { type AuditEntry, auditing } from "../audit/index.js";
import { query, sql } from "../database/sql.js";
import { LEVELS, type LiveEventToPublish, publish, publishing, topic } from "../live/live.js";
import { batched } from "../platform/batched.js";
import type { AgreementType } from "../words/organisation-words.js";
import type { RecordKind } from "../words/record-words.js";
import { type HistoryEntry, type LastStep, RecordMovedOn } from "../workflow/index.js";
import { statusLabel, wordsOf } from "./flows.js";
import type { PastStep, RecordHeader } from "./record.entity.js";

/**
 * Appends a step to the record's history, kept for ever (F-05), with its entry in the audit log, and tells those
 * who watch the record: one statement.
 */
export async function writeStep(
  em: EntityManager,
  record: RecordHeader,
  step: HistoryEntry,
  noted: AuditEntry,
): Promise<void> {
  // The header first: the numbering below relies on its row being locked.
  await em.flush();
  await query(
    em,
    sql`with step as (
      insert into record_event (id, record_id, seq, at, act, title, from_status, to_status, submission, actor_role,
        actor_account, actor_name, actor_organisation, reason_category, reason, note, said)
      select ${uuidv7()}::uuid, ${record.id}::uuid, coalesce(max(seq), 0) + 1, ${step.at}, ${step.act}, ${step.title}, ${step.from}, ${step.to},
        ${step.submission}, ${step.actor.role}, ${step.actor.accountId}::uuid, ${step.actor.name},
        ${step.actor.organisation}, ${step.reasonCategory ?? null}, ${step.reason ?? null}, ${step.note ?? null}, ${step.said ?? null}
      from record_event where record_id = ${record.id}
    ), waited as (
      insert into step_wait (school_id, kind, status, until, seconds)
      select ${record.school?.id ?? null}::uuid, ${record.kind}, ${step.from}, ${step.at}, extract(epoch from ${step.at}::timestamptz - began.at)
      from record_event began
      where began.record_id = ${record.id}::uuid and began.to_status = ${step.from}
        and began.from_status is distinct from began.to_status and ${endsReview(step)}
      order by began.seq desc limit 1
    ), entry as (${auditing(noted)}) ${publishing(changeOf(record))}`,
    { name: "write-step" },
  );
}

/** A verdict that ends the step where the record stood: how long that took is kept beside it (`usualWaitHours`). */
function endsReview({ act, from, to }: HistoryEntry): boolean {
  return VERDICTS.has(act) && from !== to;
}

const VERDICTS: ReadonlySet<string> = new Set(["approve", "return", "reject"]);

/** Everyone who may see the record reads it again; the queues of its reviewers too. */
export async function publishChange(em: EntityManager, record: RecordHeader): Promise<void> {
  await publish(em, changeOf(record));
}

function changeOf(record: RecordHeader): LiveEventToPublish[] {
  const reviewers = reviewersOf(record);
  const parties = [
    ...(record.graduate ? [topic.graduate(record.graduate.id)] : []),
    ...(record.employer ? [topic.employer(record.employer.id)] : []),
  ];
  return [
    { topics: [...parties, ...reviewers], kind: "RECORD", recordId: record.id },
    { topics: reviewers, kind: "QUEUE" },
  ];
}

/** What only its reviewers may know of, such as a verdict being held (F-18). */
export async function publishToReviewers(em: EntityManager, record: RecordHeader): Promise<void> {
  const topics = reviewersOf(record);
  await publish(em, [
    { topics, kind: "RECORD", recordId: record.id },
    { topics, kind: "QUEUE" },
  ]);
}

function reviewersOf({ school, department, level, module }: RecordHeader): string[] {
  if (!school) return [topic.operators()];
  const levels = level ? [level] : LEVELS;
  return [
    ...(department ? levels.map((each) => topic.department(department.id, each, module)) : []),
    ...levels.map((each) => topic.school(school.id, each, module)),
    topic.province(school.getEntity().province.id, module),
  ];
}

export async function lastStepOf(em: EntityManager, recordId: string): Promise<LastStep | null> {
  const [row] = await query<{
    act: string;
    actor_account: string | null;
    submission: number;
    actor_organisation: string;
    at: Date;
    title: string;
    said: string | null;
    kind: RecordKind;
    agreement_type: AgreementType | null;
  }>(
    em,
    sql`
      select e.act, e.actor_account, e.submission, e.actor_organisation, e.at, e.title, e.said, r.kind, pc.agreement_type
      from record_event e join record r on r.id = e.record_id left join school sc on sc.id = r.school_id
        left join province_cohort pc on pc.province_id = sc.province_id and pc.cohort = r.cohort
      where e.record_id = ${recordId} order by e.seq desc limit 1`,
    { name: "last-step" },
  );
  if (!row) return null;
  return {
    act: row.act,
    accountId: row.actor_account,
    submission: row.submission,
    organisation: row.actor_organisation,
    at: new Date(row.at),
    title: wordsOf(row.kind, row.agreement_type)(row.title),
    said: row.said,
  };
}

/** What a record that stands elsewhere than somebody thought is answered with: where it is, and who brought it there (F-06). */
export async function movedOnOf(
  em: EntityManager,
  { id, kind, status }: Pick<RecordHeader, "id" | "kind" | "status">,
): Promise<RecordMovedOn> {
  return new RecordMovedOn(status, statusLabel(kind, status), await lastStepOf(em, id));
}

/** All steps of a record, in their order. */
export const stepsOf = batched<readonly PastStep[]>(async ({ platform }, recordIds) => {
  const rows = await query<PastStep & { recordId: string }>(
    platform.pool,
    sql`select record_id as "recordId", id, seq, at, act, title, from_status as "fromStatus", to_status as "toStatus", submission,
        actor_role as "actorRole", actor_account as "actorAccount", actor_name as "actorName",
        actor_organisation as "actorOrganisation", reason_category as "reasonCategory", reason, note
      from record_event where record_id = any(${recordIds}::uuid[]) order by record_id, seq`,
    { name: "read-steps" },
  );
  return Map.groupBy(rows, ({ recordId }) => recordId);
}, []);
