import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import type { RefusalCode } from "../../words/error-codes.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { requireWriting, type StaffIdentity } from "../identity/index.js";
import { openCohorts } from "./cohorts.js";
import { contactChanges } from "./contact-rules.js";
import { INITIAL_SETTINGS, readSigningSettings } from "./read-signing-settings.js";
import {
  departmentsWithoutReviewer,
  readSchoolFacts,
  type SchoolFacts,
  whyReviewModeLocked,
  whySwitchLocked,
} from "./school-facts.js";
import { AgreementContact, SigningSettings } from "./settings.entity.js";
import type { SigningSettingsInput, SigningSettingsView } from "./settings.types.js";

/** F-55 */
const MOST_TERMINATIONS = 99;

/**
 * Saves 签约设置 of the viewer's school (P-11): everything by whole-school accounts with 读写, the contact of their
 * level by level-scoped ones, for whom all else must stay as it is.
 *
 * @throws InvalidInput beside the fields; NotAllowed READ_ONLY, LEVEL_SCOPE, COHORT_CLOSED, AGREEMENT_TYPE,
 *   SWITCH_LOCKED, REVIEW_MODE_LOCKED, NO_REVIEWER.
 */
export async function saveSigningSettings(
  context: Context,
  viewer: StaffIdentity,
  input: SigningSettingsInput,
): Promise<SigningSettingsView> {
  requireWriting(viewer);
  const schoolId = viewer.schoolId;
  if (viewer.role !== "SCHOOL" || !schoolId) throw new NotAllowed("ROLE", "签约设置由学校设置");
  const now = context.platform.clock.now();
  if (!openCohorts(now).includes(input.cohort)) {
    throw new NotAllowed("COHORT_CLOSED", `${input.cohort}届不在可设置的毕业届别范围内，不能修改签约设置`);
  }
  return await inTransaction(context.platform, async (em) => {
    const settings = await lockSettings(em, schoolId, input.cohort);
    const contacts = await em.find(AgreementContact, { settings: settings.id });
    const changes = contactChanges(contacts, input.contacts, viewer.levelScope);
    const problems = [...limitProblems(input.terminationLimit), ...changes.problems];
    if (problems.length > 0) throw new InvalidInput(problems);
    const facts = await readSchoolFacts(em, schoolId, input.cohort);
    const changed = await changeTerms(em, viewer, settings, input, facts, now);
    for (const contact of changes.added) em.create(AgreementContact, { settings, ...contact });
    await em.flush();
    await audit(em, {
      at: now,
      by: viewer,
      act: "SIGNING_SETTINGS_SAVED",
      subject: { kind: "SCHOOL", id: schoolId },
      address: context.address,
      detail: { cohort: input.cohort, ...changed, contacts: changes.added.map((each) => each.levelScope) },
    });
    const saved = await readSigningSettings(em, viewer, input.cohort, now);
    if (!saved) throw new Error("Settings vanished while being saved");
    return saved;
  });
}

/** The row, made when missing, held against every act of the school's cohort; the province's choice shared. */
async function lockSettings(em: EntityManager, schoolId: string, cohort: number): Promise<SigningSettings> {
  await query(
    em,
    sql`select pc.id from province_cohort pc join school on school.province_id = pc.province_id
      where school.id = ${schoolId} and pc.cohort = ${cohort} for share of pc`,
  );
  await query(
    em,
    sql`insert into signing_settings (id, school_id, cohort, review_mode, termination_limit)
      values (${v7()}, ${schoolId}, ${cohort}, ${INITIAL_SETTINGS.reviewMode}, ${INITIAL_SETTINGS.terminationLimit})
      on conflict (school_id, cohort) do nothing`,
  );
  await query(
    em,
    sql`select id from signing_settings where school_id = ${schoolId} and cohort = ${cohort} for update`,
  );
  return await em.findOneOrFail(SigningSettings, { school: schoolId, cohort }, { refresh: true });
}

function limitProblems(limit: number): FieldProblem[] {
  return limit >= 0 && limit <= MOST_TERMINATIONS
    ? []
    : [new FieldProblem("terminationLimit", `解约申请最大次数应为0至${MOST_TERMINATIONS}的整数`)];
}

/** Moves switch, review mode and limit where the rules let them; answers what changed, for the audit log. */
async function changeTerms(
  em: EntityManager,
  viewer: StaffIdentity,
  settings: SigningSettings,
  input: SigningSettingsInput,
  facts: SchoolFacts,
  now: Date,
): Promise<Record<string, unknown>> {
  const wasOn = settings.signingOnAt !== null;
  const switched = input.signingOn !== wasOn;
  const modeChanged = input.reviewMode !== settings.reviewMode;
  const limitChanged = input.terminationLimit !== settings.terminationLimit;
  if (!switched && !modeChanged && !limitChanged) return {};
  if (viewer.levelScope !== "ALL") {
    throw new NotAllowed(
      "LEVEL_SCOPE",
      "仅负责全校的账号可以修改开关、审核方式和解约次数，您可以设置本层次的协议经办人",
    );
  }
  if (switched) refuse(wasOn ? "SWITCH_LOCKED" : "AGREEMENT_TYPE", whySwitchLocked(wasOn, facts));
  if (modeChanged) refuse("REVIEW_MODE_LOCKED", whyReviewModeLocked(facts));
  const departmentsComeIn = modeChanged || (switched && input.signingOn);
  if (input.reviewMode === "DEPARTMENT_THEN_SCHOOL" && departmentsComeIn) {
    await requireReviewers(em, viewer.schoolId ?? "", input.cohort);
  }
  if (switched) settings.signingOnAt = input.signingOn ? now : null;
  settings.reviewMode = input.reviewMode;
  settings.terminationLimit = input.terminationLimit;
  return {
    ...(switched ? { signingOn: input.signingOn } : {}),
    ...(modeChanged ? { reviewMode: input.reviewMode } : {}),
    ...(limitChanged ? { terminationLimit: input.terminationLimit } : {}),
  };
}

function refuse(code: RefusalCode, reason: string | null): void {
  if (reason) throw new NotAllowed(code, reason);
}

async function requireReviewers(em: EntityManager, schoolId: string, cohort: number): Promise<void> {
  const missing = await departmentsWithoutReviewer(em, schoolId, cohort);
  if (missing.length > 0) {
    throw new NotAllowed(
      "NO_REVIEWER",
      `先院系再校级审核要求每个有毕业生的院系至少有一个启用的读写账号，以下院系还没有：${missing.join("、")}`,
    );
  }
}
