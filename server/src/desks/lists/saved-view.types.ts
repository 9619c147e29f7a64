import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { Access, STAFF } from "../../words/access.js";
import { fields, flag, id, of, text, whole } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { ListQuery } from "./every-list.js";

/** Whose lists can be kept as views. */
export const VIEWERS = STAFF;

@Access(...VIEWERS)
@ObjectType("SavedView", {
  description: "常用查询: a list as it was asked for, the viewer's own or shared by the school.",
})
export class SavedView extends fields({
  id,
  name: text,
  list: text.saying("The root field of the list."),
  address: text.saying("Where the app shows it, with sort and columns."),
  shared: flag,
  mine: flag,
  mayChange: flag,
  pinned: flag.saying("On the home page, with its count."),
  version: whole,
  problem: text.orNull.saying(
    "Why the viewer cannot read the list so any more, e.g. its department is gone.",
  ),
}) {
  @Field(() => Int, {
    nullable: true,
    description:
      "Rows now, in the viewer's own scope; null where there is a problem, or they are not counted.",
  })
  count!: Promise<number | null>;
}

@InputType("SavedViewInput")
export class SavedViewInput extends fields({
  id: id.saying("Made by the client; of a view that there is, to change it."),
  seen: whole.open.saying("The version that was read; absent for a new view."),
  name: text,
  query: of(ListQuery).open.saying("With the address; both absent: as they were kept."),
  address: text.open,
  shared: flag.orElse(false),
  pinned: flag.orElse(false),
}) {}

@Access(...VIEWERS)
@ObjectType("SavedViewRemoved")
export class SavedViewRemoved extends fields({ id }) {}

export const SaveViewResult = createUnionType({
  name: "SaveViewResult",
  types: () => [SavedView, InvalidInput, LimitReached, NotAllowed, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});

export const RemoveSavedViewResult = createUnionType({
  name: "RemoveSavedViewResult",
  types: () => [SavedViewRemoved, NotAllowed, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});
