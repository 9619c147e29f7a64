import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../audit/index.js";
import { Sealed } from "../database/sealed.js";
import { query, sql } from "../database/sql.js";
import type { StaffIdentity, StaffRole } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import type { Refusal } from "../words/refusals.js";
import type { Actor } from "../workflow/index.js";
import { noteFallenVerdict } from "./fallen-verdict.js";
import { publishToReviewers } from "./history.js";
import type { HeldVerdict } from "./record.entity.js";
import { EVERY_RECORD } from "./sight.js";
import { findRecord, lockRecord, readHeader } from "./subject.js";
import type { VerdictAct, VerdictGiven } from "./verdict-given.js";

/** How long a verdict can be undone (F-18). */
export const UNDO_SECONDS = 10;

export interface HeldVerdictToKeep {
  recordId: string;
  viewer: StaffIdentity;
  act: VerdictAct;
  submission: number;
  reason: { category: string | null; text: string | null } | null;
  input: VerdictGiven;
  until: Date;
}

/** Keeps a checked verdict until its time is up; the caller holds the record's lock. */
export async function keepHeldVerdict(
  platform: Platform,
  em: EntityManager,
  held: HeldVerdictToKeep,
): Promise<void> {
  const { takeRegistryData, reason: _kept, ...own } = held.input;
  const sealed =
    Object.keys(own).length > 0
      ? platform.keys.seal("held_verdict.input_sealed", JSON.stringify(own)).bytes
      : null;
  await query(
    em,
    sql`
      insert into held_verdict (record_id, account_id, organisation, act, submission, reason_category, reason,
        take_registry_data, input_sealed, effective_at)
      values (${held.recordId}, ${held.viewer.accountId}, ${held.viewer.organisation}, ${held.act},
        ${held.submission}, ${held.reason?.category ?? null}, ${held.reason?.text ?? null},
        ${takeRegistryData ?? false}, ${sealed}, ${held.until})`,
  );
}

/** Whether a held verdict says the very same, whatever it is about (F-06): a repeat is told when it takes effect. */
export function saysTheSame(
  platform: Platform,
  held: HeldVerdict,
  given: Pick<HeldVerdictToKeep, "act" | "submission" | "reason" | "input">,
): boolean {
  const { takeRegistryData, reason: _kept, ...own } = given.input;
  return (
    held.act === given.act &&
    held.submission === given.submission &&
    held.reasonCategory === (given.reason?.category ?? null) &&
    held.reason === (given.reason?.text ?? null) &&
    held.takeRegistryData === (takeRegistryData ?? false) &&
    // As it was kept: through JSON.
    isDeepStrictEqual(openInput(platform, held.inputSealed), JSON.parse(JSON.stringify(own)))
  );
}

/** Whose it was; null when it is not there any more. */
export async function withdrawHeldVerdict(
  em: EntityManager,
  recordId: string,
): Promise<{ accountId: string; act: VerdictAct } | null> {
  const [gone] = await query<{ accountId: string; act: VerdictAct }>(
    em,
    sql`delete from held_verdict where record_id = ${recordId} returning account_id as "accountId", act`,
  );
  return gone ?? null;
}

export interface DueVerdict {
  act: VerdictAct;
  actor: Actor;
  submission: number;
  input: VerdictGiven;
  reason: { category: string | null; text: string | null };
}

interface DueRow {
  act: VerdictAct;
  account_id: string;
  organisation: string;
  submission: number;
  reason_category: string | null;
  reason: string | null;
  take_registry_data: boolean;
  input_sealed: Buffer | null;
  name: string;
  role: StaffRole;
  province_id: string | null;
  school_id: string | null;
  department_id: string | null;
}

/**
 * Locks the record as acts do, before the verdict about it, so that nobody waits for the other way round; false when
 * there is no such record any more.
 */
export async function lockAboutVerdict(em: EntityManager, recordId: string): Promise<boolean> {
  const found = await findRecord(em, recordId, EVERY_RECORD);
  return found !== null && (await lockRecord(em, found, EVERY_RECORD));
}

/**
 * Takes the verdict whose time is up; the caller has locked the record. Whoever else is carrying it out is waited for, and makes this answer null: an
 * act that went on beside them could overtake a verdict that was given before it.
 */
export async function heldVerdictDue(
  platform: Platform,
  em: EntityManager,
  recordId: string,
): Promise<DueVerdict | null> {
  const [row] = await query<DueRow>(
    em,
    sql`
      select h.act, h.account_id, h.organisation, h.submission, h.reason_category, h.reason, h.take_registry_data,
        h.input_sealed, s.name, s.role, s.province_id, s.school_id, s.department_id
      from held_verdict h join staff_account s on s.id = h.account_id
      where h.record_id = ${recordId} and h.effective_at <= ${platform.clock.now()}
      for update of h`,
  );
  if (!row) return null;
  return {
    act: row.act,
    submission: row.submission,
    actor: reviewerOf(row),
    input: {
      ...openInput(platform, row.input_sealed && new Sealed(row.input_sealed)),
      takeRegistryData: row.take_registry_data,
      ...(row.reason_category && {
        reason: { categoryLabel: row.reason_category, details: row.reason ?? "" },
      }),
    },
    reason: { category: row.reason_category, text: row.reason },
  };
}

function openInput({ keys }: Platform, sealed: Sealed | null): object {
  return sealed ? (JSON.parse(keys.open("held_verdict.input_sealed", sealed)) as object) : {};
}

/** Drops a verdict that can take effect no more, since what it rested on has changed; its giver is told. */
export async function dropHeldVerdict(
  platform: Platform,
  em: EntityManager,
  recordId: string,
  { code, message }: Refusal,
): Promise<void> {
  if (!(await lockAboutVerdict(em, recordId))) return;
  const held = await heldVerdictDue(platform, em, recordId);
  if (!held) return;
  await withdrawHeldVerdict(em, recordId);
  const at = platform.clock.now();
  const { accountId } = held.actor;
  if (accountId) await noteFallenVerdict(em, { recordId, accountId, act: held.act, why: message, at });
  await audit(em, {
    at,
    by: { kind: held.actor.role, accountId: held.actor.accountId },
    act: "VERDICT_DROPPED",
    subject: { kind: "RECORD", id: recordId },
    detail: { act: held.act, code },
  });
  const record = await readHeader(em, recordId);
  if (record) await publishToReviewers(em, record);
}

/** Takes effect as if given now, by who gave it with the rights held then: they were checked when it was given. */
function reviewerOf(row: DueRow): Actor {
  const viewer: StaffIdentity = {
    role: row.role,
    sessionId: "",
    accountId: row.account_id,
    provinceId: row.province_id,
    schoolId: row.school_id,
    departmentId: row.department_id,
    levelScope: "ALL",
    employmentRight: "READ_WRITE",
    archiveRight: "READ_WRITE",
    householdRight: "READ_WRITE",
    openedModules: ["EMPLOYMENT", "ARCHIVE", "HOUSEHOLD"],
    standsIn: [],
    asksAgain: null,
    name: row.name,
    organisation: row.organisation,
  };
  return {
    role: row.role,
    accountId: row.account_id,
    name: row.name,
    organisation: row.organisation,
    viewer,
    turnDecided: true,
  };
}
