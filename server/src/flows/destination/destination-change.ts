import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { contactOfGraduate } from "../../parties/roster/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  keepForm,
  readInSight,
  readSubmissions,
  reviewerOf,
  tellGraduate,
  type VerdictAbout,
  type VerdictPart,
} from "../../records/index.js";
import { textTo } from "../../services/notifications/index.js";
import { purposesOf } from "../../services/uploads/index.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { writeValues } from "./destination.effects.js";
import { DestinationChange } from "./destination.entity.js";
import { type DestinationMoment, type DestinationSubject, standing } from "./destination.subject.js";
import { DestinationChangeInput } from "./destination.types.js";
import {
  type CompleteDestination,
  changesBetween,
  counterpartOf,
  type EnteredDestination,
  formsOfConditions,
  missingProofs,
  proofKeysOf,
  readComplete,
  unmasked,
} from "./destination-content.js";

/** 修改去向 as a reviewer gives it with an approval. */
interface ChangeGiven extends EnteredDestination {
  /** F-62: the reviewer has agreed it with the graduate. */
  agreedWithGraduate: boolean;
}

/**
 * 修改去向 as a part of an approval: checked before it is given or held, so that its problems stand beside the form; the
 * approval itself checks once more under lock. Problems are named below `changes`.
 */
export const destinationVerdict: VerdictPart = {
  field: "changes",
  description: "修改去向 of a destination, saved with the approval (F-62).",
  input: () => DestinationChangeInput,
  check: async (given, about) => await changesToGive(given as ChangeGiven, about),
  elsewhere: () => new NotAllowed("NO_SUCH_ACT", "只有其他毕业去向登记可以由审核人修改，请刷新页面后重试"),
};

/** @throws {Refusal} UnknownRecord · InvalidInput below `changes` · NotAllowed PROOF_MISSING. */
async function changesToGive(
  given: ChangeGiven,
  { platform, em, viewer, recordId }: VerdictAbout,
): Promise<{ changes: CompleteDestination }> {
  const read = await readInSight(platform, em, viewer, recordId);
  if (!read) throw new UnknownRecord();
  if (!given.agreedWithGraduate) {
    throw new InvalidInput([
      new FieldProblem("changes.agreedWithGraduate", "请先与毕业生沟通一致，并勾选确认后再修改去向"),
    ]);
  }
  return { changes: await checkedChange(platform, em, read.subject as DestinationSubject, given) };
}

/** Complete for the new type (F-62), of a type that this graduate may use (F-64), and proved. */
async function checkedChange(
  platform: Platform,
  em: EntityManager,
  subject: DestinationSubject,
  given: EnteredDestination,
): Promise<CompleteDestination> {
  const before = standing(platform, subject);
  if (!before) throw new Error("A destination under review was never submitted");
  const after = readComplete(unmasked(given, before), formsOfConditions(subject.conditions), "changes");
  const [last] = await readSubmissions(platform, em, subject.record.id, 1);
  const purposes = await purposesOf(em, subject.record.id, last?.uploadIds ?? []);
  const wanted = proofKeysOf(after);
  const missing = missingProofs(
    after,
    purposes.filter((purpose) => wanted.includes(purpose)),
  );
  if (missing.length > 0) {
    const lacks = missing.map(({ message }) => message).join("；");
    throw new NotAllowed(
      "PROOF_MISSING",
      `修改后的毕业去向缺少证明材料（${lacks}），请退回修改，由学生补充后重新提交`,
    );
  }
  return after;
}

/**
 * Effect of an approval, the department's as well as the school's: what the reviewer changed stands from now on, the
 * graduate reads before and after, and is told by message and SMS (F-62, F-94).
 */
export async function applyChanges(moment: DestinationMoment): Promise<void> {
  const { platform, em, subject, input, actor, now } = moment;
  const before = standing(platform, subject);
  if (!input.changes || !before) return;
  const { typeCode, subType, values } = input.changes;
  const fields = Object.entries(values).map(([key, value]) => ({ key, value }));
  const after = await checkedChange(platform, em, subject, { typeCode, subType, fields });
  const changed = changesBetween(before, after, "PARTY");
  if (changed.length === 0) return;
  const { record } = subject;
  const seal = (place: "before" | "after", what: CompleteDestination) =>
    platform.keys.seal(`destination_change.${place}_sealed`, JSON.stringify(what));
  em.create(DestinationChange, {
    id: uuidv7(),
    record,
    submission: record.submission,
    at: now,
    actorRole: actor.role,
    organisation: actor.organisation,
    beforeSealed: seal("before", before),
    afterSealed: seal("after", after),
  });
  writeValues(moment, after);
  record.counterpart = counterpartOf(after);
  await keepAsForm(moment, after);
  await tellAboutChanges(
    moment,
    changed.map(({ label }) => label),
  );
}
applyChanges.refuses = [InvalidInput, NotAllowed];

/** What the school returns later is edited from what stands, not from what it was before the department's change. */
async function keepAsForm(
  { platform, em, subject }: DestinationMoment,
  after: CompleteDestination,
): Promise<void> {
  const { id, kind } = subject.record;
  await keepForm(platform, em, { kind, recordId: id, content: { ...after, uploadIds: [] } });
}

async function tellAboutChanges(moment: DestinationMoment, labels: readonly string[]): Promise<void> {
  const { platform, em, now, subject } = moment;
  const reviewer = reviewerOf(moment);
  const fields = labels.join("、");
  await tellGraduate(
    moment,
    "去向登记信息已修改",
    `${reviewer}在审核您的去向登记时修改了${fields}，请查看修改前后的内容。如有疑问，请联系学校就业部门。`,
  );
  const to = contactOfGraduate(platform.keys, subject.graduate);
  if (!to) return;
  await textTo(platform, em, now, {
    to,
    template: "DESTINATION_CHANGED",
    variables: { reviewer, fields },
    recordId: subject.record.id,
    dedupeKey: `destination-change:${uuidv7()}`,
  });
}
