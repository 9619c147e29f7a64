import { createUnionType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, flag, id, instant, instantText, listOf, of, text } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { CodeSent } from "../credentials/index.js";
import { EmployerViewer } from "../identity/index.js";

@Access("EMPLOYER")
@ObjectType("EmployerAccount", { description: "One person acting for the viewer's employer (F-72)." })
export class EmployerAccountView extends fields({
  id,
  name: text,
  mobileMasked: text,
  inCharge: flag.saying("网签负责人: may do everything, and looks after the other accounts."),
  mayInvite: flag,
  mayTerminate: flag.saying("May ask for and answer terminations."),
  disabled: flag,
  mine: flag.saying("The viewer's own."),
  signedInAt: instant.orNull.saying("The last time; null before the first."),
}) {}

@Access("EMPLOYER")
@ObjectType("AccountOffer", {
  description:
    "An account whose owner has not set a password yet; its link went to the number by SMS (F-72).",
})
export class AccountOfferView extends fields({
  id,
  name: text,
  mobileMasked: text,
  mayInvite: flag,
  mayTerminate: flag,
  offeredAt: instant,
  expiresAt: instant,
  expired: flag,
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerAccounts")
export class EmployerAccounts extends fields({
  accounts: listOf(EmployerAccountView),
  offers: listOf(AccountOfferView).saying("Open ones; read by the person in charge alone, empty for others."),
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerAccountsChanged", { description: "As the accounts stand after the act." })
export class EmployerAccountsChanged extends fields({
  accounts: of(EmployerAccounts),
}) {}

@Access("EMPLOYER")
@ObjectType("SignInEntry", { description: "A line of 登录记录." })
export class SignInEntry extends fields({
  id,
  at: instantText,
  refused: flag.saying("The password or code was right, but the account is disabled."),
  address: text.orNull.saying("Where from, as the server saw it."),
}) {}

@Access("EMPLOYER")
@ObjectType("SignInPage")
export class SignInPage extends pageOf(SignInEntry) {}

@Access("ANONYMOUS")
@ObjectType("OfferedAccount", { description: "What the holder of an offer's link reads before taking it." })
export class OfferedAccount extends fields({
  employerName: text,
  name: text,
  mobileMasked: text.saying("Where the code goes."),
  expiresAt: instant,
}) {}

/** Members are told apart by their class. */
const resolveType = (value: object) => value.constructor.name;

export const ChangeEmployerAccountResult = createUnionType({
  name: "ChangeEmployerAccountResult",
  types: () => [EmployerAccountsChanged, InvalidInput, UnknownRecord, LimitReached, NotAllowed] as const,
  resolveType,
});

export const SendOfferCodeResult = createUnionType({
  name: "SendOfferCodeResult",
  types: () => [CodeSent, UnknownRecord, LimitReached] as const,
  resolveType,
});

export const TakeAccountOfferResult = createUnionType({
  name: "TakeAccountOfferResult",
  types: () => [EmployerViewer, InvalidInput, UnknownRecord, LimitReached] as const,
  resolveType,
});
