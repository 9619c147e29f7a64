import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { Access, SIGNED_IN } from "../../words/access.js";
import { fields, instant, text } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed } from "../../words/refusals.js";

@Access(...SIGNED_IN)
@ObjectType("MyContacts", { description: "What the viewer's account is reached by, masked (P-12)." })
export class MyContacts extends fields({
  mobile: text.orNull,
  email: text.orNull.saying("Proven by a code; what a roster says is no way in."),
}) {}

@Access(...SIGNED_IN)
@ObjectType("ContactChangeBegun", {
  description:
    "A code went to what the account has, where it has anything, and one to the new contact (P-12).",
})
export class ContactChangeBegun extends fields({
  oldTicket: text.orNull.saying("Null of staff without a number or address: there is no old code then."),
  oldSentTo: text.orNull,
  newTicket: text,
  newSentTo: text,
  expiresAt: instant,
}) {}

@InputType("ChangeContactInput")
export class ChangeContactInput extends fields({
  oldTicket: text.open,
  oldCode: text.open,
  newTicket: text,
  newCode: text,
}) {}

@Access(...SIGNED_IN)
@ObjectType("ContactChanged", { description: "The viewer's other sessions have ended (P-12)." })
export class ContactChanged {
  @Field(() => Boolean)
  readonly ok = true;
}

@Access("ANONYMOUS")
@ObjectType("UsernameAsked", {
  description: "Answered alike whether any account has the number or address (P-07).",
})
export class UsernameAsked {
  @Field(() => Boolean)
  readonly ok = true;
}

/** Members are told apart by their class. */
const resolveType = (value: object) => value.constructor.name;

export const BeginContactChangeResult = createUnionType({
  name: "BeginContactChangeResult",
  types: () => [ContactChangeBegun, InvalidInput, LimitReached, NotAllowed] as const,
  resolveType,
});

export const ChangeContactResult = createUnionType({
  name: "ChangeContactResult",
  types: () => [ContactChanged, InvalidInput, LimitReached, NotAllowed] as const,
  resolveType,
});

export const FindUsernameResult = createUnionType({
  name: "FindUsernameResult",
  types: () => [UsernameAsked, InvalidInput, LimitReached] as const,
  resolveType,
});
