import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { Access, STAFF } from "../../words/access.js";
import { fields, flag, instant, text, texts, whole, word } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed } from "../../words/refusals.js";
import { SignInRefused, StaffViewer } from "./identity.types.js";

export const SignInStepKind = {
  PROVE_SECOND_FACTOR: "PROVE_SECOND_FACTOR",
  CHANGE_PASSWORD: "CHANGE_PASSWORD",
  ENROL_SECOND_FACTOR: "ENROL_SECOND_FACTOR",
} as const;
registerEnumType(SignInStepKind, {
  name: "SignInStepKind",
  description:
    "secondFactorProve · changePasswordOfTicket, since the password was set by somebody else · secondFactorBegin, then secondFactorConfirm.",
});

@Access("ANONYMOUS")
@ObjectType("SignInStep", {
  description:
    "The password was right, and there is no session yet: what comes next, with the ticket (P-12, P-13).",
})
export class SignInStep extends fields({
  step: word<keyof typeof SignInStepKind>(SignInStepKind),
  ticket: text.saying("To be sent with the next step; lives 15 minutes."),
}) {}

@Access("ANONYMOUS")
@ObjectType("SecondFactorBegun", {
  description: "Told once. It counts when its first code was confirmed; until then the present one does.",
})
export class SecondFactorBegun extends fields({
  secret: text.saying("Base32, for authenticators that read no picture."),
  uri: text.saying("otpauth://…, to be shown as a QR code."),
  recoveryCodes: texts.saying("Each replaces one code, once."),
}) {}

@Access(...STAFF)
@ObjectType("SecondFactor", { description: "What the viewer's account has of a second factor (P-13)." })
export class SecondFactor extends fields({
  enrolled: flag,
  obligatory: flag.saying("For ministry, province and operator."),
  recoveryCodesLeft: whole,
}) {}

@Access(...STAFF)
@ObjectType("IdentityProven", { description: "Acts that ask again who it is may be done until then (P-13)." })
export class IdentityProven extends fields({ until: instant }) {}

/** Members are told apart by their class. */
const resolveType = (value: object) => value.constructor.name;

export const SignInStaffResult = createUnionType({
  name: "SignInStaffResult",
  types: () => [StaffViewer, SignInStep, InvalidInput, SignInRefused, LimitReached] as const,
  resolveType,
});

export const SecondFactorBeginResult = createUnionType({
  name: "SecondFactorBeginResult",
  types: () => [SecondFactorBegun, SignInRefused, NotAllowed] as const,
  resolveType,
});

export const SecondFactorRemoveResult = createUnionType({
  name: "SecondFactorRemoveResult",
  types: () => [SecondFactor, NotAllowed] as const,
  resolveType,
});

export const ProveIdentityResult = createUnionType({
  name: "ProveIdentityResult",
  types: () => [IdentityProven, InvalidInput, LimitReached] as const,
  resolveType,
});
