import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { query, sql } from "../../database/sql.js";
import { modulesOf, rightIn, type StaffIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import { lookingForNumber } from "../../parties/staff/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import {
  everyFlow,
  findRecord,
  flowOf,
  OwnVerdictInput,
  partGiven,
  RecordChanged,
  recordsInSight,
  seeRecord,
  type VerdictAct,
} from "../../records/index.js";
import { Access, DECIDERS, DESKS, READERS } from "../../words/access.js";
import { fields, id, text } from "../../words/fields.js";
import { idOf, isId } from "../../words/ids.js";
import { RecordKind } from "../../words/record-words.js";
import {
  answering,
  FieldProblem,
  InvalidInput,
  NotAllowed,
  type Refusal,
  UnknownRecord,
} from "../../words/refusals.js";
import { listDepartments, listMajors } from "./filter-options.list.js";
import { findNextWaiting, reviewQueue } from "./queue.list.js";
import { QueueCounts, ReviewQueueFilter, ReviewQueuePage } from "./queue.types.js";
import { countQueues } from "./queue-counts.js";
import { revealPersonalData } from "./reveal.js";
import {
  BulkReview,
  BulkReviewResult,
  PersonalData,
  RejectionInput,
  RevealPersonalDataResult,
  type ReviewAnswer,
  ReviewPage,
  ReviewResult,
  UndoVerdictResult,
  Verdict,
  VerdictInput,
  VerdictScheduled,
  VerdictUndone,
} from "./review.types.js";
import { readReviewPage } from "./review-page.js";
import {
  checkRejection,
  giveVerdict,
  giveVerdicts,
  holdVerdict,
  reasonsOf,
  undoVerdict,
  type VerdictToGive,
} from "./verdict.js";

@Access(...READERS)
@ObjectType("DepartmentOption")
export class DepartmentOption extends fields({
  id,
  name: text,
}) {}

@Access(...READERS)
@ObjectType("MajorOption")
export class MajorOption {
  @Field(() => String)
  name!: string;
}

/** Most records of one bulk verdict (F-17). */
const BULK_AT_MOST = 100;

@Resolver()
export class ReviewResolver {
  @Access(...DESKS)
  @Query(() => QueueCounts)
  async queueCounts(@Ctx() { platform, viewer }: Context): Promise<QueueCounts> {
    return await countQueues(platform, viewer as StaffIdentity);
  }

  @Access(...DESKS)
  @Query(() => ReviewQueuePage)
  async reviewQueue(
    @Arg("filter", () => ReviewQueueFilter) filter: ReviewQueueFilter,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ): Promise<ReviewQueuePage> {
    const { platform, viewer } = context;
    const read = () => reviewQueue.page(platform, viewer as StaffIdentity, filter, { first, after });
    return await lookingForNumber(context, "reviewQueue", filter.idNumber, read);
  }

  @Access(...DESKS)
  @Query(() => ReviewPage, { nullable: true })
  async reviewPage(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() context: Context,
  ): Promise<ReviewPage | null> {
    if (!isId(recordId)) return null;
    const { platform, viewer, app } = context;
    return await readReviewPage(platform, context.em(), viewer as StaffIdentity, app, recordId);
  }

  @Access(...DESKS)
  @Query(() => ID, {
    nullable: true,
    description:
      "The next record that waits for the viewer after this one, in the order of the queue; null at the end. Of the same kind unless `kinds` says which.",
  })
  async nextWaiting(
    @Arg("after", () => ID) after: string,
    @Arg("kinds", () => [RecordKind], { nullable: true }) kinds: RecordKind[] | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<string | null> {
    return await findNextWaiting(platform, viewer as StaffIdentity, after, kinds ?? null);
  }

  @Access(...READERS)
  @Query(() => [DepartmentOption])
  async departmentOptions(@Ctx() { platform, viewer }: Context): Promise<DepartmentOption[]> {
    return await listDepartments(platform, viewer as StaffIdentity);
  }

  @Access(...READERS)
  @Query(() => [MajorOption])
  async majorOptions(@Ctx() { platform, viewer }: Context): Promise<MajorOption[]> {
    return (await listMajors(platform, viewer as StaffIdentity)).map((name) => ({ name }));
  }

  @Access(...DECIDERS)
  @Mutation(() => ReviewResult, {
    description:
      "`takeRegistryData`: 获取最新学生信息 (F-15), written when this approval takes effect. `hold`: undo period (F-18). `own`: what only this kind of record has, e.g. 修改去向 of a destination (F-62).",
  })
  async approveRecord(
    @Arg("verdict", () => VerdictInput) verdict: VerdictInput,
    @Arg("takeRegistryData", () => Boolean, { defaultValue: false }) takeRegistryData: boolean,
    @Arg("hold", () => Boolean, { defaultValue: false }) hold: boolean,
    @Arg("own", () => OwnVerdictInput, { nullable: true }) own: OwnVerdictInput | null,
    @Ctx() context: Context,
  ): Promise<ReviewAnswer> {
    return await answering(async () => {
      const part = own && (await ownPart(context, verdict.recordId, own));
      const approval = { ...verdict, act: "approve", rejection: null, takeRegistryData } as const;
      return await give(context, { ...approval, ...(part && { own: part }) }, hold);
    });
  }

  @Access(...DECIDERS)
  @Mutation(() => ReviewResult, { description: "退回修改: the graduate edits and submits again (F-11)." })
  async returnRecord(
    @Arg("verdict", () => VerdictInput) verdict: VerdictInput,
    @Arg("rejection", () => RejectionInput) rejection: RejectionInput,
    @Arg("hold", () => Boolean, { defaultValue: false }) hold: boolean,
    @Ctx() context: Context,
  ): Promise<ReviewAnswer> {
    return await answering(() =>
      give(context, { ...verdict, act: "return", rejection, takeRegistryData: false }, hold),
    );
  }

  @Access(...DECIDERS)
  @Mutation(() => ReviewResult)
  async rejectRecord(
    @Arg("verdict", () => VerdictInput) verdict: VerdictInput,
    @Arg("rejection", () => RejectionInput) rejection: RejectionInput,
    @Arg("hold", () => Boolean, { defaultValue: false }) hold: boolean,
    @Ctx() context: Context,
  ): Promise<ReviewAnswer> {
    return await answering(() =>
      give(context, { ...verdict, act: "reject", rejection, takeRegistryData: false }, hold),
    );
  }

  @Access(...DECIDERS)
  @Mutation(() => UndoVerdictResult)
  async undoVerdict(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<VerdictUndone | Refusal> {
    return await answering(async () => {
      const id = idOf(recordId);
      await undoVerdict(platform, viewer as StaffIdentity, id, address);
      return new VerdictUndone(id);
    });
  }

  @Access(...DECIDERS)
  @Mutation(() => BulkReviewResult, { description: "At most 100 records (F-17)." })
  async reviewRecords(
    @Arg("verdicts", () => [VerdictInput]) verdicts: VerdictInput[],
    @Arg("verdict", () => Verdict) verdict: Verdict,
    @Arg("rejection", () => RejectionInput, { nullable: true }) rejection: RejectionInput | null,
    @Ctx() context: Context,
  ): Promise<BulkReview | Refusal> {
    return await answering(() => giveInBulk(context, verdicts, verdict, rejection));
  }

  @Access(...READERS)
  @Mutation(() => RevealPersonalDataResult)
  async revealPersonalData(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<PersonalData | Refusal> {
    return await answering(() =>
      revealPersonalData(platform, viewer as StaffIdentity, idOf(recordId), address),
    );
  }
}

/** What comes with an approval is kept or refused, never left out (F-54, F-62). */
async function ownPart(context: Context, given: string, own: OwnVerdictInput): Promise<object> {
  const recordId = idOf(given);
  const { platform } = context;
  const viewer = context.viewer as StaffIdentity;
  const em = context.em();
  const found = await findRecord(em, recordId, recordsInSight(viewer));
  if (!found) throw new UnknownRecord();
  const [field, part] = partGiven(own);
  const { verdict } = flowOf(found.kind);
  if (verdict?.field === field) return await verdict.check(part, { platform, em, viewer, recordId });
  const other = everyFlow().find((entry) => entry.verdict?.field === field);
  throw other?.verdict?.elsewhere() ?? new UnknownRecord();
}

async function give(
  context: Context,
  verdict: VerdictToGive,
  hold: boolean,
): Promise<RecordChanged | VerdictScheduled> {
  const { platform, address } = context;
  const viewer = context.viewer as StaffIdentity;
  const known = { ...verdict, recordId: idOf(verdict.recordId) };
  if (hold) {
    const until = await holdVerdict(platform, viewer, known, address);
    return until ? new VerdictScheduled(known.recordId, until) : await seen(context, known.recordId, true);
  }
  const { alreadyDone } = await giveVerdict(platform, viewer, known, address);
  return await seen(context, known.recordId, alreadyDone);
}

async function seen(context: Context, recordId: string, alreadyDone: boolean): Promise<RecordChanged> {
  const { platform, viewer } = context;
  return new RecordChanged(await seeRecord(platform, context.em(), viewer, recordId), alreadyDone);
}

const ACTS = { APPROVE: "approve", RETURN: "return", REJECT: "reject" } as const satisfies Record<
  Verdict,
  VerdictAct
>;

const DONE: Readonly<Record<VerdictAct, string>> = {
  approve: "已通过",
  return: "已退回修改",
  reject: "已判为不通过",
};

async function giveInBulk(
  context: Context,
  verdicts: readonly VerdictInput[],
  verdict: Verdict,
  rejection: RejectionInput | null,
): Promise<BulkReview> {
  const { platform, address } = context;
  const viewer = context.viewer as StaffIdentity;
  if (verdicts.length < 1 || verdicts.length > BULK_AT_MOST) {
    throw new InvalidInput([new FieldProblem("verdicts", `一次请选择1至${BULK_AT_MOST}条记录`)]);
  }
  if (!modulesOf(viewer).some((module) => rightIn(viewer, module) === "READ_WRITE")) {
    throw new NotAllowed("READ_ONLY", "您的账号为只读权限，只能查看，不能审核或修改");
  }
  const act = ACTS[verdict];
  if (act !== "approve")
    checkRejection(rejection, act, {
      reasons: reasonsOf(viewer),
      cohort: currentCohort(platform.clock.now()),
    });
  const wanted = verdicts.map(({ recordId, submission, status }) => ({
    recordId: isId(recordId) ? recordId.toLowerCase() : NO_RECORD,
    submission,
    status: status ?? null,
    act,
    rejection,
    takeRegistryData: false,
  })) satisfies VerdictToGive[];
  const outcomes = await giveVerdicts(platform, viewer, wanted, address);
  const names = await namesOf(
    platform,
    viewer,
    outcomes.map(({ recordId }) => recordId),
  );
  const items = outcomes.map(({ recordId, refusal }) => ({
    recordId,
    graduateName: names.get(recordId) ?? "",
    ok: refusal === null,
    message: refusal?.message ?? DONE[act],
  }));
  const refused = items.filter((item) => !item.ok).length;
  return Object.assign(new BulkReview(), { done: items.length - refused, refused, items });
}

const NO_RECORD = "00000000-0000-0000-0000-000000000000";

/** Of records in the viewer's sight: whatever became of the others, they have no name here (P-07). */
async function namesOf(
  { pool }: Platform,
  viewer: StaffIdentity,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query<{ id: string; name: string }>(
    pool,
    sql`select r.id, coalesce(g.name, r.counterpart) as name
      from record r left join graduate g on g.id = r.graduate_id
      where r.id = any(${[...recordIds]}::uuid[]) and ${recordsInSight(viewer)}`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
