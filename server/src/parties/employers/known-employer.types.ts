import { ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, text } from "../../words/fields.js";

@Access("GRADUATE")
@ObjectType("KnownEmployer", {
  description: "An employer as its business licence tells it, for filling in a form.",
})
export class KnownEmployer extends fields({
  name: text,
  uscc: text,
  natureCode: text,
  natureLabel: text,
  industryCode: text,
  industryLabel: text,
  divisionCode: text,
  divisionName: text,
}) {}
