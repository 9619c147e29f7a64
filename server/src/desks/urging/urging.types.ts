import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { Access, READERS, REVIEWERS } from "../../words/access.js";
import { fields, flag, id, instant, text, whole, word } from "../../words/fields.js";
import { InvalidInput, NotAllowed } from "../../words/refusals.js";
import type { UrgedStep } from "./send-urges.js";

export const UrgedStepEnum = { RECORD: "RECORD", CONFIRM: "CONFIRM", DESTINATION: "DESTINATION" } as const;
registerEnumType(UrgedStepEnum, {
  name: "UrgedStep",
  description:
    "What a graduate was urged for: a record to be done, data to be confirmed, a destination (A-48).",
});

@Access(...REVIEWERS)
@ObjectType("UrgeRun", { description: "催办 of one or many graduates, carried out by the worker (A-48)." })
export class UrgeRun extends fields({
  id,
  total: whole,
  decided: whole,
  done: flag,
  urged: whole,
  noStep: whole.saying("Nothing waits for them."),
  tooSoon: whole.saying("Urged within the last three days."),
  fiveTimes: whole.saying("Urged five times for all that waits for them."),
}) {}

@Access(...READERS)
@ObjectType("Urge", { description: "One urging of a graduate, as staff of their area read it." })
export class UrgeEntry extends fields({
  id,
  step: word<UrgedStep>(UrgedStepEnum),
  matter: text,
  byOrganisation: text,
  byName: text.orNull.saying("Of the viewer's own school alone."),
  at: instant,
  sentAt: instant.orNull.saying("Null: waits for the morning, or was not needed any more."),
  dropped: flag.saying("The graduate had done it before it was sent."),
}) {}

export const UrgeGraduatesResult = createUnionType({
  name: "UrgeGraduatesResult",
  types: () => [UrgeRun, InvalidInput, NotAllowed] as const,
});
