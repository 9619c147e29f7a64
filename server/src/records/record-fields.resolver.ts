import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isStaff, type Viewer } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";
import { flowOf, statusLabel } from "./flows.js";
import { type PastStep, stepsOf } from "./history.js";
import { FlowStep, RecordView, TimelineEntry } from "./record.types.js";
import type { AnyRecordSubject } from "./subject.js";

/** What every record shows of its history; read where it is asked for. */
@Resolver(() => RecordView)
export class RecordFieldsResolver {
  @FieldResolver(() => [FlowStep])
  async steps(@Root() { subject }: RecordView, @Ctx() context: Context): Promise<FlowStep[]> {
    const { id, kind } = subject.record;
    return flowOf(kind).steps(subject, await stepsOf(context, id));
  }

  @FieldResolver(() => [TimelineEntry])
  async timeline(@Root() { subject }: RecordView, @Ctx() context: Context): Promise<TimelineEntry[]> {
    const steps = await stepsOf(context, subject.record.id);
    return steps.map((step) => timelineEntry(context.viewer, subject, step));
  }
}

function timelineEntry(viewer: Viewer, { record }: AnyRecordSubject, event: PastStep): TimelineEntry {
  const note = event.note && !event.reason ? event.note : event.reason;
  return {
    id: event.id,
    at: event.at,
    title: event.title,
    actorRole: event.actorRole,
    actorOrganisation: event.actorOrganisation,
    actorName: isStaff(viewer) ? event.actorName : null,
    toStatus: event.toStatus,
    toStatusLabel: event.toStatus && statusLabel(record.kind, event.toStatus),
    reasonCategory: event.reasonCategory,
    reason: note,
  };
}
