import { createUnionType, InputType, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, text } from "../../words/fields.js";
import { InvalidInput, LimitReached, Refusal } from "../../words/refusals.js";
import { GraduateViewer, SignInRefused } from "../identity/index.js";
import { CodeSent } from "./codes.types.js";

@InputType({
  description: "What a graduate proves with that a roster row is theirs, and the account they wish for.",
})
export class RegisterGraduateInput extends fields({
  name: text,
  idNumber: text,
  studentNumber: text.saying("学号 as on the school's roster."),
  candidateNumber: text.saying("考生号 as on the school's roster."),
  mobile: text.open.saying(
    "The one that the school knows (P-12): the code goes there; signs in from then on, beside the ID number.",
  ),
  email: text.open.saying(
    "In its place, of who has no mainland mobile: the address that the school knows. Exactly one of both is sent.",
  ),
  password: text,
}) {}

@Access("ANONYMOUS")
@ObjectType("RegistrationRefused", {
  implements: Refusal,
  description:
    "No account was made. Whoever is on no roster and whoever typed something wrong read the same (P-07); after all four fit come ALREADY_REGISTERED, and NO_MOBILE, OTHER_MOBILE, NO_EMAIL or OTHER_EMAIL where the school has to enter the number or address first (P-12).",
})
export class RegistrationRefused extends Refusal {
  constructor(
    code = "NOT_MATCHED",
    message = "所填信息与学校上报的生源信息不一致，或学校尚未上报您的生源信息，请核对后重试；仍不一致的，请联系学校就业部门",
  ) {
    super(code, message);
  }
}

/** Members are told apart by their class. */
const resolveType = (value: object) => value.constructor.name;

export const RegisterGraduateResult = createUnionType({
  name: "RegisterGraduateResult",
  description: "Since 2026-12-01 never a GraduateViewer: the code comes first, with confirmRegistration.",
  types: () => [CodeSent, GraduateViewer, InvalidInput, RegistrationRefused, LimitReached] as const,
  resolveType,
});

export const ConfirmRegistrationResult = createUnionType({
  name: "ConfirmRegistrationResult",
  types: () => [GraduateViewer, InvalidInput, LimitReached, RegistrationRefused, SignInRefused] as const,
  resolveType,
});
