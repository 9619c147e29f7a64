import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access, STAFF } from "../../words/access.js";
import { fields, flag, id, instant, instantText, listOf, text, whole, word } from "../../words/fields.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";

export const SignInOutcomeEnum = {
  SIGNED_IN: "SIGNED_IN",
  WRONG_PASSWORD: "WRONG_PASSWORD",
  WRONG_CODE: "WRONG_CODE",
  DISABLED: "DISABLED",
  NO_MODULE: "NO_MODULE",
} as const;
export type SignInOutcome = keyof typeof SignInOutcomeEnum;
registerEnumType(SignInOutcomeEnum, {
  name: "SignInOutcome",
  description: "NO_MODULE: the password was right, but no module is open to the account (P-02, P-06).",
});

@Access(...STAFF)
@ObjectType("StaffSignIn", { description: "A line of 登录记录 of a staff account." })
export class StaffSignIn extends fields({
  id: text,
  at: instantText,
  outcome: word<SignInOutcome>(SignInOutcomeEnum),
  address: text.orNull.saying("Where from, as the server saw it."),
  browser: text.orNull.saying("e.g. Chrome 128 · Windows; null where it did not say."),
}) {}

@Access(...STAFF)
@ObjectType("StaffSignInPage")
export class StaffSignInPage extends pageOf(StaffSignIn) {}

@Access(...STAFF)
@ObjectType("StaffSession", { description: "A browser that is signed in to a staff account now." })
export class StaffSession extends fields({
  id,
  current: flag.saying("The one that asks."),
  since: instant,
  lastSeenAt: instant.saying("Written at most every five minutes."),
  address: text.orNull,
  browser: text.orNull,
}) {}

@Access(...STAFF)
@ObjectType("SessionsEnded")
export class SessionsEnded extends fields({ count: whole }) {}

@Access("SCHOOL")
@ObjectType("UnattendedDepartment", {
  description: "A department that has graduates and no enabled 读写 account (F-10a).",
})
export class UnattendedDepartment extends fields({
  id,
  name: text,
  graduates: whole.saying("Of the cohorts that are not closed, as far as the viewer looks after them."),
  waiting: whole.saying("Records that wait for the department: a whole-school user may take its step."),
}) {}

@Access("SCHOOL")
@ObjectType("UnattendedDepartments")
export class UnattendedDepartments extends fields({
  departmentsReview: flag.saying(
    "A cohort that is not closed sends submissions to departments first (F-10).",
  ),
  departments: listOf(UnattendedDepartment),
}) {}

export const EndSessionsResult = createUnionType({
  name: "EndSessionsResult",
  types: () => [SessionsEnded, UnknownRecord, NotAllowed] as const,
});
