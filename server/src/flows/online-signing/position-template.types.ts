import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, id, instant, of, text, whole } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { JobTerms } from "../agreements/index.js";
import { JobTermsInput } from "./invitation.types.js";

@InputType("PositionTermsInput", {
  description: "What a 岗位模板 fills in; the contact is of each invitation.",
})
export class PositionTermsInput extends fields({
  validDays: whole.saying("应约有效期, whole days 1–30"),
  job: of(JobTermsInput),
}) {}

@Access("EMPLOYER")
@ObjectType("PositionTemplate", {
  description:
    "岗位模板: default terms of a position, as an invitation takes them; what was sent never follows it.",
})
export class PositionTemplate extends fields({
  id,
  name: text,
  validDays: whole,
  job: of(JobTerms),
  changedAt: instant,
}) {}

@Access("EMPLOYER")
@ObjectType("PositionTemplateRemoved")
export class PositionTemplateRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(removed: string) {
    this.id = removed;
  }
}

const resolveType = (value: object) => value.constructor.name;

export const SavePositionTemplateResult = createUnionType({
  name: "SavePositionTemplateResult",
  types: () => [PositionTemplate, InvalidInput, UnknownRecord, LimitReached, NotAllowed] as const,
  resolveType,
});

export const RemovePositionTemplateResult = createUnionType({
  name: "RemovePositionTemplateResult",
  types: () => [PositionTemplateRemoved, UnknownRecord] as const,
  resolveType,
});
