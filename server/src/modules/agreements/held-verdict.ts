import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "../../database/sql.js";
import type { Platform } from "../../platform.js";
import type { Actor } from "../../workflow/index.js";
import type { StaffIdentity, StaffRole } from "../identity/index.js";
import type { SigningInput } from "./signing-input.js";

/** How long a verdict can be undone (F-18). */
export const UNDO_SECONDS = 10;

export interface HeldVerdictToKeep {
  recordId: string;
  viewer: StaffIdentity;
  act: "approve" | "reject";
  submission: number;
  reason: { category: string; text: string } | null;
  takeRegistryData: boolean;
  until: Date;
}

/** Keeps a checked verdict until its time is up; the caller holds the record's lock. */
export async function keepHeldVerdict(em: EntityManager, held: HeldVerdictToKeep): Promise<void> {
  await em.execute(
    ...sql`
      insert into held_verdict (record_id, account_id, organisation, act, submission, reason_category, reason,
        take_registry_data, effective_at)
      values (${held.recordId}, ${held.viewer.accountId}, ${held.viewer.organisation}, ${held.act},
        ${held.submission}, ${held.reason?.category ?? null}, ${held.reason?.text ?? null},
        ${held.takeRegistryData}, ${held.until})`.toOrm(),
  );
}

/** False when it is not there any more. */
export async function withdrawHeldVerdict(em: EntityManager, recordId: string): Promise<boolean> {
  const gone = await em.execute<unknown[]>(
    ...sql`delete from held_verdict where record_id = ${recordId} returning record_id`.toOrm(),
  );
  return gone.length > 0;
}

export interface DueVerdict {
  act: "approve" | "reject";
  actor: Actor;
  submission: number;
  input: SigningInput;
  reason: { category: string | null; text: string | null };
}

interface DueRow {
  act: "approve" | "reject";
  account_id: string;
  organisation: string;
  submission: number;
  reason_category: string | null;
  reason: string | null;
  take_registry_data: boolean;
  name: string;
  role: StaffRole;
  province_id: string | null;
  school_id: string | null;
  department_id: string | null;
}

/**
 * Takes the verdict whose time is up. Whoever else is carrying it out is waited for, and makes this answer null: an
 * act that went on beside them could overtake a verdict that was given before it.
 */
export async function heldVerdictDue(
  platform: Platform,
  em: EntityManager,
  recordId: string,
): Promise<DueVerdict | null> {
  const [row] = await em.execute<DueRow[]>(
    ...sql`
      select h.act, h.account_id, h.organisation, h.submission, h.reason_category, h.reason, h.take_registry_data,
        s.name, s.role, s.province_id, s.school_id, s.department_id
      from held_verdict h join staff_account s on s.id = h.account_id
      where h.record_id = ${recordId} and h.effective_at <= ${platform.clock.now()}
      for update of h`.toOrm(),
  );
  if (!row) return null;
  return {
    act: row.act,
    submission: row.submission,
    actor: reviewerOf(row),
    input: {
      takeRegistryData: row.take_registry_data,
      ...(row.reason_category && {
        rejection: { categoryLabel: row.reason_category, details: row.reason ?? "" },
      }),
    },
    reason: { category: row.reason_category, text: row.reason },
  };
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
    archiveRight: "NONE",
    householdRight: "NONE",
    openedModules: ["EMPLOYMENT"],
    name: row.name,
    organisation: row.organisation,
  };
  return {
    role: row.role,
    accountId: row.account_id,
    name: row.name,
    organisation: row.organisation,
    viewer,
  };
}
