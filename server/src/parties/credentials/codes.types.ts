import { createUnionType, Field, ObjectType, registerEnumType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, instant, text } from "../../words/fields.js";
import { InvalidInput, LimitReached } from "../../words/refusals.js";

export const CodePurposeEnum = { SIGN_IN: "SIGN_IN", RESET_PASSWORD: "RESET_PASSWORD" } as const;
export type CodePurpose = keyof typeof CodePurposeEnum;
registerEnumType(CodePurposeEnum, { name: "CodePurpose" });

@Access("ANONYMOUS")
@ObjectType("CodeSent", {
  description:
    "A code is on its way to the number of the account, if there is one: unknown names answer alike (P-07).",
})
export class CodeSent extends fields({
  ticket: text.saying("To be sent with the code; only who asked for it can use it."),
  expiresAt: instant,
  sentTo: text.orNull.saying("Masked; null where it would tell whether there is an account (P-07)."),
}) {}

@Access("ANONYMOUS")
@ObjectType("PasswordReset", {
  description: "The account's sessions have ended; sign in with the new password (P-12).",
})
export class PasswordReset {
  @Field(() => Boolean)
  readonly ok = true;
}

/** Members are told apart by their class. */
const resolveType = (value: object) => value.constructor.name;

export const SendCodeResult = createUnionType({
  name: "SendCodeResult",
  types: () => [CodeSent, InvalidInput, LimitReached] as const,
  resolveType,
});

export const ResetPasswordResult = createUnionType({
  name: "ResetPasswordResult",
  types: () => [PasswordReset, InvalidInput, LimitReached] as const,
  resolveType,
});

@Access("GRADUATE", "EMPLOYER")
@ObjectType("MobileChangeBegun", {
  description: "A code went to the account's number and one to the new number: both change it (P-12).",
})
export class MobileChangeBegun extends fields({
  oldTicket: text,
  newTicket: text,
  newSentTo: text.saying("The new number, masked."),
  expiresAt: instant,
}) {}

@Access("GRADUATE", "EMPLOYER")
@ObjectType("MobileChanged", { description: "The viewer's other sessions have ended (P-12)." })
export class MobileChanged {
  @Field(() => Boolean)
  readonly ok = true;
}

export const BeginMobileChangeResult = createUnionType({
  name: "BeginMobileChangeResult",
  types: () => [MobileChangeBegun, InvalidInput, LimitReached] as const,
  resolveType,
});

export const ChangeMobileResult = createUnionType({
  name: "ChangeMobileResult",
  types: () => [MobileChanged, InvalidInput, LimitReached] as const,
  resolveType,
});
