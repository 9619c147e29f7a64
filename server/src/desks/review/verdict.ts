import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { catalogue } from "../../catalogue/index.js";
import { inTransaction } from "../../database/transaction.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  type ActToPerform,
  type AnyRecordSubject,
  actorOf,
  afterDueVerdict,
  checkIn,
  HeldVerdict,
  isInSight,
  keepHeldVerdict,
  lastStepOf,
  movedOnOf,
  perform,
  publishToReviewers,
  readHeader,
  recordsInSight,
  saysTheSame,
  settle,
  UNDO_SECONDS,
  type VerdictAct,
  type VerdictGiven,
  withdrawHeldVerdict,
} from "../../records/index.js";
import { FieldProblem, InvalidInput, NotAllowed, Refusal, UnknownRecord } from "../../words/refusals.js";
import { type ActDone, VerdictHeld } from "../../workflow/index.js";

export interface VerdictToGive {
  recordId: string;
  submission: number;
  /** The state the reviewer saw, where the caller says so (F-06). */
  status?: string | null;
  act: VerdictAct;
  /** Mandatory for return and reject (F-11). */
  rejection: { reasonCategory: string; details: string } | null;
  /** 获取最新学生信息 (F-15). */
  takeRegistryData: boolean;
  /** The flow's own part of an approval, e.g. changed fields (F-62); survives JSON, since it may be held. */
  own?: object;
}

/**
 * Gives a verdict that takes effect at once.
 *
 * @throws {Refusal} InvalidInput · what `transition` refuses.
 */
export async function giveVerdict(
  platform: Platform,
  viewer: StaffIdentity,
  verdict: VerdictToGive,
  address: string | null,
): Promise<{ alreadyDone: boolean }> {
  return await perform(platform, requestOf(platform, viewer, verdict, address));
}

/**
 * Gives a verdict that takes effect in 10 seconds unless undone (F-18). It is kept in the database: a crash neither
 * loses nor doubles it. Giving the same again answers with the time it takes effect; null when it has done so already.
 */
export async function holdVerdict(
  platform: Platform,
  viewer: StaffIdentity,
  verdict: VerdictToGive,
  address: string | null,
): Promise<Date | null> {
  const request = requestOf(platform, viewer, verdict, address);
  return await afterDueVerdict(platform, verdict.recordId, () =>
    inTransaction(platform, (em) => holdIn(platform, em, viewer, verdict, request)),
  );
}

async function holdIn(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  verdict: VerdictToGive,
  request: ActToPerform,
): Promise<Date | null> {
  const { address } = request;
  const checked = await checkOrFindHeld(platform, em, viewer, verdict, request);
  if (checked instanceof Date) return checked;
  const { subject, alreadyDone } = checked;
  if (alreadyDone) return null;
  const now = platform.clock.now();
  const until = new Date(now.getTime() + UNDO_SECONDS * 1000);
  await keepHeldVerdict(platform, em, {
    recordId: verdict.recordId,
    viewer,
    act: verdict.act,
    submission: verdict.submission,
    reason: request.reason ?? null,
    input: request.input as VerdictGiven,
    until,
  });
  await audit(em, {
    at: now,
    by: viewer,
    act: "VERDICT_HELD",
    subject: { kind: "RECORD", id: verdict.recordId },
    address,
    detail: { act: verdict.act, submission: verdict.submission },
  });
  await publishToReviewers(em, subject.record);
  return until;
}

/** The same verdict held already by the same reviewer answers with its time: looked for once the record is locked. */
async function checkOrFindHeld(
  platform: Platform,
  em: EntityManager,
  viewer: StaffIdentity,
  verdict: VerdictToGive,
  request: ActToPerform,
): Promise<ActDone<AnyRecordSubject> | Date> {
  try {
    return await checkIn(platform, em, request);
  } catch (error) {
    if (!(error instanceof VerdictHeld)) throw error;
    const mine = await em.findOne(HeldVerdict, { record: request.recordId, accountId: viewer.accountId });
    const { submission } = verdict;
    const given = {
      act: verdict.act,
      submission,
      reason: request.reason ?? null,
      input: request.input ?? {},
    };
    if (mine && saysTheSame(platform, mine, given)) return mine.effectiveAt;
    throw error;
  }
}

/**
 * Takes one's own held verdict back: an audit entry, no step in the timeline (F-18).
 *
 * @throws {Refusal} UnknownRecord · RecordMovedOn when it has taken effect · NotAllowed when there is none of one's own.
 */
export async function undoVerdict(
  platform: Platform,
  viewer: StaffIdentity,
  recordId: string,
  address: string | null,
): Promise<void> {
  await settle(platform, recordId);
  await inTransaction(platform, async (em) => {
    if (!(await isInSight(em, recordsInSight(viewer), recordId))) throw new UnknownRecord();
    const held = await em.findOne(HeldVerdict, { record: recordId });
    // Gone in the meantime: it is taking effect, or was undone in another window.
    if (held?.accountId === viewer.accountId && (await withdrawHeldVerdict(em, recordId))) {
      await audit(em, {
        at: platform.clock.now(),
        by: viewer,
        act: "VERDICT_UNDONE",
        subject: { kind: "RECORD", id: recordId },
        address,
        detail: { act: held.act },
      });
      const record = await readHeader(em, recordId);
      if (record) await publishToReviewers(em, record);
      return;
    }
    if (held && held.accountId !== viewer.accountId)
      throw new NotAllowed("NOT_YOURS", "该审核决定不是您作出的，不能撤销");
    const last = await lastStepOf(em, recordId);
    const record = await readHeader(em, recordId);
    if (!record || last?.accountId !== viewer.accountId)
      throw new NotAllowed("NOTHING_HELD", "没有可以撤销的审核决定");
    throw await movedOnOf(em, record);
  });
}

/** One verdict for many records: each succeeds or fails by itself (F-17). */
export async function giveVerdicts(
  platform: Platform,
  viewer: StaffIdentity,
  verdicts: readonly VerdictToGive[],
  address: string | null,
): Promise<{ recordId: string; refusal: Refusal | null }[]> {
  const outcomes: { recordId: string; refusal: Refusal | null }[] = [];
  for (const verdict of verdicts) {
    try {
      await giveVerdict(platform, viewer, verdict, address);
      outcomes.push({ recordId: verdict.recordId, refusal: null });
    } catch (error) {
      outcomes.push({ recordId: verdict.recordId, refusal: refusalOfItem(platform, verdict.act, error) });
    }
  }
  return outcomes;
}

const LONGEST_DETAILS = 500;

/** What nobody foresaw concerns its record alone: it is logged, listed, and the others go on (F-17). */
function refusalOfItem(platform: Platform, act: VerdictAct, error: unknown): Refusal {
  // F-17: what an approval must say of a record alone nobody has said in bulk, such as how an agreement ends (F-54).
  if (act === "approve" && error instanceof InvalidInput) {
    const wanted = error.fields.map(({ message }) => message).join("；");
    return new NotAllowed("DECIDE_SINGLY", `不能批量通过：${wanted}，请打开该记录逐条审核`);
  }
  if (error instanceof Refusal) return error;
  platform.logger.error({ err: error }, "One record of a bulk verdict failed");
  return new NotAllowed("TRY_AGAIN", "系统繁忙，该记录未处理，请稍后再试");
}

/** @throws {InvalidInput} with paths below `rejection` (F-11). */
export function checkRejection(
  rejection: VerdictToGive["rejection"],
  act: "return" | "reject",
  { reasons, cohort }: { reasons: ReasonTable; cohort: number },
): void {
  const word = act === "return" ? "退回" : "不通过";
  const problems: FieldProblem[] = [];
  const details = rejection?.details.trim() ?? "";
  if (!rejection || !catalogue(reasons).valid(rejection.reasonCategory, cohort)) {
    problems.push(new FieldProblem("rejection.reasonCategory", `请选择${word}原因`));
  }
  if (!details) problems.push(new FieldProblem("rejection.details", `请填写${word}的具体问题`));
  const length = [...details].length;
  if (length > LONGEST_DETAILS) {
    problems.push(
      new FieldProblem(
        "rejection.details",
        `具体问题最多${LONGEST_DETAILS}个字，您填写了${length}个字，请删减`,
      ),
    );
  }
  if (problems.length > 0) throw new InvalidInput(problems);
}

type ReasonTable = "rejectionReason" | "verificationReason";

/** The categories that a reviewer gives a reason by: operators decide on organisations, and have their own (F-70). */
export function reasonsOf({ role }: StaffIdentity): ReasonTable {
  return role === "OPERATOR" ? "verificationReason" : "rejectionReason";
}

function requestOf(
  platform: Platform,
  viewer: StaffIdentity,
  verdict: VerdictToGive,
  address: string | null,
): ActToPerform {
  const { recordId, submission, status, act, rejection, takeRegistryData, own } = verdict;
  const shared = {
    recordId,
    submission,
    ...(status && { seen: status }),
    act,
    address,
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
  };
  if (act === "approve") return { ...shared, input: { ...own, takeRegistryData } };
  const reasons = reasonsOf(viewer);
  checkRejection(rejection, act, { reasons, cohort: currentCohort(platform.clock.now()) });
  if (!rejection) throw new Error("A verdict was checked without a reason");
  const details = rejection.details.trim();
  const categoryLabel = catalogue(reasons).label(rejection.reasonCategory);
  return {
    ...shared,
    input: { reason: { categoryLabel, details } },
    reason: { category: categoryLabel, text: details },
  };
}
