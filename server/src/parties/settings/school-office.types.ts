import { createUnionType, InputType, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, text } from "../../words/fields.js";
import { InvalidInput, NotAllowed } from "../../words/refusals.js";

/** Public, as on the school's own pages: whoever cannot sign in needs it most. */
@Access("ANONYMOUS")
@ObjectType("SchoolOffice", { description: "Whom the graduates of a school ask (就业办公室)." })
export class SchoolOffice extends fields({
  schoolName: text,
  name: text,
  phone: text,
  hours: text.orNull.saying("办公时间, as the school writes it; null: not said."),
}) {}

@InputType()
export class SchoolOfficeInput extends fields({ name: text, phone: text, hours: text }) {}

export const SchoolOfficeResult = createUnionType({
  name: "SchoolOfficeResult",
  types: () => [SchoolOffice, InvalidInput, NotAllowed] as const,
});
