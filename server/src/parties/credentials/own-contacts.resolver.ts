import { Arg, Ctx, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access, BeforeConfirmation, deniedError, SIGNED_IN } from "../../words/access.js";
import { fields, text } from "../../words/fields.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { browserOf, requireApp } from "../identity/index.js";
import { beginContactChange, changeContact, myContacts } from "./change-contact.js";
import {
  BeginMobileChangeResult,
  ChangeMobileResult,
  MobileChangeBegun,
  MobileChanged,
} from "./codes.types.js";
import {
  BeginContactChangeResult,
  ChangeContactInput,
  ChangeContactResult,
  ContactChangeBegun,
  ContactChanged,
  FindUsernameResult,
  MyContacts,
  UsernameAsked,
} from "./contacts.types.js";
import { findUsername } from "./find-username.js";

@InputType("ChangeMobileInput")
export class ChangeMobileInput extends fields({
  oldTicket: text,
  oldCode: text,
  newTicket: text,
  newCode: text,
}) {}

/** 更换手机号码, 更换邮箱, 找回用户名 (P-12). */
@Resolver()
export class OwnContactsResolver {
  @Access(...SIGNED_IN)
  @BeforeConfirmation()
  @Query(() => MyContacts)
  async myContacts(@Ctx() context: Context): Promise<MyContacts> {
    return await myContacts(context.platform, signedIn(context));
  }

  @Access(...SIGNED_IN)
  @BeforeConfirmation()
  @Mutation(() => BeginContactChangeResult, { description: "`contact`: a mobile number or a mail address." })
  async beginContactChange(
    @Arg("contact", () => String) contact: string,
    @Ctx() context: Context,
  ): Promise<ContactChangeBegun | Refusal> {
    return await answering(async () => {
      const { platform } = context;
      const typed = { typed: contact, field: "contact" };
      const begun = await beginContactChange(platform, signedIn(context), typed, browserOf(context));
      return Object.assign(new ContactChangeBegun(), begun);
    });
  }

  @Access(...SIGNED_IN)
  @BeforeConfirmation()
  @Mutation(() => ChangeContactResult)
  async changeContact(
    @Arg("input", () => ChangeContactInput) input: ChangeContactInput,
    @Ctx() context: Context,
  ): Promise<ContactChanged | Refusal> {
    return await answering(async () => {
      await changeContact(context.platform, signedIn(context), givenCodes(input), browserOf(context));
      return new ContactChanged();
    });
  }

  @Access("GRADUATE", "EMPLOYER")
  @BeforeConfirmation()
  @Mutation(() => BeginMobileChangeResult, { deprecationReason: "beginContactChange, also for mail" })
  async beginMobileChange(
    @Arg("mobile", () => String) mobile: string,
    @Ctx() context: Context,
  ): Promise<MobileChangeBegun | Refusal> {
    return await answering(async () => {
      const typed = { typed: mobile, field: "mobile" };
      const begun = await beginContactChange(context.platform, signedIn(context), typed, browserOf(context));
      return Object.assign(new MobileChangeBegun(), begun);
    });
  }

  @Access("GRADUATE", "EMPLOYER")
  @BeforeConfirmation()
  @Mutation(() => ChangeMobileResult, { deprecationReason: "changeContact" })
  async changeMobile(
    @Arg("input", () => ChangeMobileInput) input: ChangeMobileInput,
    @Ctx() context: Context,
  ): Promise<MobileChanged | Refusal> {
    return await answering(async () => {
      await changeContact(context.platform, signedIn(context), givenCodes(input), browserOf(context));
      return new MobileChanged();
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => FindUsernameResult, {
    description: "Sends the user names of a number or a mail address there; of staff, who alone have any.",
  })
  async findUsername(
    @Arg("contact", () => String) contact: string,
    @Ctx() context: Context,
  ): Promise<UsernameAsked | Refusal> {
    return await answering(async () => {
      requireApp(context, "admin");
      await findUsername(context.platform, contact, browserOf(context));
      return new UsernameAsked();
    });
  }
}

function givenCodes({ oldTicket, oldCode, newTicket, newCode }: ChangeContactInput) {
  return {
    old: oldTicket ? { ticket: oldTicket, code: oldCode ?? "" } : null,
    new: { ticket: newTicket, code: newCode },
  };
}

function signedIn({ viewer }: Context) {
  if (viewer.role === "ANONYMOUS") throw deniedError("ANONYMOUS");
  return viewer;
}
