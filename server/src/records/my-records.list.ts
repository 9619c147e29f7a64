import { query, sql } from "../database/sql.js";
import type { GraduateIdentity } from "../parties/identity/index.js";
import type { ReviewMode } from "../parties/settings/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind, RecordStatus } from "../words/record-words.js";
import type { EducationLevel, RecordModule } from "../words/viewer.js";
import type { ActorRole } from "../workflow/index.js";
import { flowOf, statusLabel, toneOf } from "./flows.js";
import type { MyRecordCard } from "./my-records.types.js";
import { actionsFor, nextStepFor } from "./next-step.js";
import type { AvailableAction } from "./record.types.js";
import { AROUND_COLUMNS, AROUND_JOINS, type Around, factsFrom, type HeaderFacts } from "./subject.js";

interface CardRow extends Around {
  id: string;
  kind: RecordKind;
  counterpart: string | null;
  position_name: string | null;
  status: RecordStatus;
  submission: number;
  module: RecordModule;
  holds: boolean;
  waits_for: ActorRole | null;
  frozen: boolean;
  changed_at: Date;
  submitted_at: Date | null;
  closes_at: Date | null;
  cohort: number;
  level: EducationLevel;
  review_mode: ReviewMode;
  graduate_id: string;
  employer_id: string | null;
  school_id: string;
  department_id: string;
  returned_category: string | null;
  returned_reason: string | null;
}

/** The records of the graduate's present row: what can be answered first, nearest deadline first; then newest first. */
export async function listMyRecords(platform: Platform, viewer: GraduateIdentity): Promise<MyRecordCard[]> {
  const cards = await readCards(platform, viewer, [viewer.graduateId]);
  return answerableFirst(cards.map(({ card }) => card));
}

/**
 * What waits for the person on each of their rows (F-01a), as {@link listMyRecords} orders it; drafts, which nobody waits
 * for, left out.
 */
export async function listWaiting(
  platform: Platform,
  viewer: GraduateIdentity,
): Promise<Map<string, MyRecordCard[]>> {
  const cards = await readCards(platform, viewer, viewer.graduateIds);
  const byRow = Map.groupBy(
    cards.filter(({ waits }) => waits),
    ({ graduateId }) => graduateId,
  );
  return new Map([...byRow].map(([id, of]) => [id, answerableFirst(of.map(({ card }) => card))]));
}

interface CardOfRow {
  graduateId: string;
  waits: boolean;
  card: MyRecordCard;
}

/** One statement, whatever the number of rows. */
async function readCards(
  platform: Platform,
  viewer: GraduateIdentity,
  graduateIds: readonly string[],
): Promise<CardOfRow[]> {
  const rows = await query<CardRow>(
    platform.pool,
    sql`
      select r.id, r.kind, r.counterpart, a.position_name, r.status, r.submission, r.module, r.holds, r.waits_for,
        r.closes_at, r.frozen, r.changed_at, r.submitted_at, r.cohort, r.level, r.review_mode, r.graduate_id,
        r.employer_id, r.school_id, r.department_id, back.reason_category as returned_category,
        back.reason as returned_reason, ${AROUND_COLUMNS}
      from record r
      left join agreement a on a.record_id = r.id
      ${AROUND_JOINS}
      -- The step that brought it into its state, as RecordView.returned has it.
      left join lateral (
        select e.act, e.reason_category, e.reason from record_event e
        where r.waits_for = 'GRADUATE' and e.record_id = r.id and e.to_status = r.status
          and e.from_status is distinct from e.to_status
        order by e.seq desc limit 1
      ) back on back.act = 'return'
      where r.graduate_id = any(${graduateIds}::uuid[])
      order by r.changed_at desc, r.id desc`,
    { name: "my-records" },
  );
  const now = platform.clock.now();
  return rows.map((row) => ({
    graduateId: row.graduate_id,
    waits: row.waits_for === "GRADUATE" && row.submission > 0 && !row.frozen,
    card: cardOf(row, viewer, now),
  }));
}

function answerableFirst(cards: readonly MyRecordCard[]): MyRecordCard[] {
  return [
    ...cards.filter((card) => card.answerable).sort(byDeadline),
    ...cards.filter((card) => !card.answerable),
  ];
}

function cardOf(row: CardRow, viewer: GraduateIdentity, now: Date): MyRecordCard {
  const entry = flowOf(row.kind);
  const facts = factsFrom(headerOf(row), row, row.waits_for === "GRADUATE");
  const actions = actionsFor(entry, viewer, facts, now);
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: entry.flow.name,
    counterpart: row.counterpart ?? "",
    initiatorLabel: entry.initiator.home,
    positionName: row.position_name,
    status: row.status,
    statusLabel: statusLabel(row.kind, row.status, row.frozen),
    tone: toneOf(row.kind, row.status, row.frozen),
    changedAt: row.changed_at,
    deadline: row.closes_at,
    nextStep: nextStepFor(entry, viewer, facts, actions),
    answerable: isAnswerable(row, actions, now),
    waitsForMe: row.waits_for === "GRADUATE" && actions.some(({ allowed }) => allowed),
    returnedReason: [row.returned_category, row.returned_reason].filter(Boolean).join("：") || null,
    holds: row.holds,
    frozen: row.frozen,
  };
}

function headerOf(row: CardRow): HeaderFacts {
  return {
    id: row.id,
    status: row.status,
    submission: row.submission,
    module: row.module,
    holds: row.holds,
    waitsFor: row.waits_for,
    closesAt: row.closes_at,
    frozen: row.frozen,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
    cohort: row.cohort,
    level: row.level,
    reviewMode: row.review_mode,
    graduate: { id: row.graduate_id },
    employer: row.employer_id === null ? null : { id: row.employer_id },
    school: { id: row.school_id },
    department: { id: row.department_id },
  };
}

/** Another side asks: an invitation, or the end of an agreement (F-50); until the clock decides (F-24, F-90a). */
function isAnswerable(
  { closes_at: closesAt }: CardRow,
  actions: readonly AvailableAction[],
  now: Date,
): boolean {
  const accept = actions.find(({ act }) => act === "ACCEPT");
  return accept?.allowed === true && (closesAt === null || now < closesAt);
}

function byDeadline(one: MyRecordCard, other: MyRecordCard): number {
  return (one.deadline?.getTime() ?? 0) - (other.deadline?.getTime() ?? 0);
}
