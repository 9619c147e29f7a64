import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { isStaff, type Viewer } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";
import { flowOf, statusLabel, toneOf, wordsOf } from "./flows.js";
import { stepsOf } from "./history.js";
import type { PastStep } from "./record.entity.js";
import { FlowStep, RecordView, TimelineEntry } from "./record.types.js";
import type { AnyRecordSubject } from "./subject.js";
import { usualWaitHours } from "./usual-wait.js";

/** What every record shows of its history; read where it is asked for. */
@Resolver(() => RecordView)
export class RecordFieldsResolver {
  @FieldResolver(() => [FlowStep])
  async steps(@Root() { subject }: RecordView, @Ctx() context: Context): Promise<FlowStep[]> {
    const { id, kind } = subject.record;
    const words = wordsOf(kind, subject.conditions?.agreementType ?? null);
    const steps = flowOf(kind).steps(subject, await stepsOf(context, id));
    return steps.map((step) => ({ ...step, title: step.state === "ENDED" ? step.title : words(step.title) }));
  }

  @FieldResolver(() => [TimelineEntry])
  async timeline(@Root() { subject }: RecordView, @Ctx() context: Context): Promise<TimelineEntry[]> {
    const steps = await stepsOf(context, subject.record.id);
    return steps.map((step) => timelineEntry(context.viewer, subject, step));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many hours records of this kind usually wait at this step at this school (median of the latest 300 verdicts); null where there are fewer than ten.",
  })
  async usualWaitHours(
    @Root() { subject }: RecordView,
    @Ctx() { platform }: Context,
  ): Promise<number | null> {
    return await usualWaitHours(platform, subject);
  }

  @FieldResolver(() => TimelineEntry, {
    nullable: true,
    description:
      "退回修改: the step that brought it back to its graduate, with what to put right (F-11, F-13).",
  })
  async returned(@Root() { subject }: RecordView, @Ctx() context: Context): Promise<TimelineEntry | null> {
    const { id, status } = subject.record;
    const steps = await stepsOf(context, id);
    const last = steps.findLast(({ fromStatus, toStatus }) => toStatus === status && fromStatus !== status);
    return last?.act === "return" ? timelineEntry(context.viewer, subject, last) : null;
  }
}

function timelineEntry(
  viewer: Viewer,
  { record, conditions }: AnyRecordSubject,
  event: PastStep,
): TimelineEntry {
  const note = event.note && !event.reason ? event.note : event.reason;
  return {
    id: event.id,
    at: event.at,
    title: wordsOf(record.kind, conditions?.agreementType ?? null)(event.title),
    actorRole: event.actorRole,
    actorOrganisation: event.actorOrganisation,
    actorName: isStaff(viewer) ? event.actorName : null,
    toStatus: event.toStatus,
    toStatusLabel: event.toStatus && statusLabel(record.kind, event.toStatus),
    toTone: event.toStatus === null ? null : toneOf(record.kind, event.toStatus),
    reasonCategory: event.reasonCategory,
    reason: note,
  };
}
