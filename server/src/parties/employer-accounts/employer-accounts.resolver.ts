import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { CodeSent } from "../credentials/index.js";
import {
  type EmployerIdentity,
  type EmployerViewer,
  employerViewerOf,
  entering,
  requireApp,
  required,
} from "../identity/index.js";
import {
  type AccountWish,
  offerAccount,
  sendAccountOfferAgain,
  takeBackAccountOffer,
} from "./account-offer.js";
import { setEmployerAccountDisabled, setEmployerRights } from "./change-account.js";
import {
  ChangeEmployerAccountResult,
  EmployerAccounts,
  EmployerAccountsChanged,
  OfferedAccount,
  SendOfferCodeResult,
  SignInPage,
  TakeAccountOfferResult,
} from "./employer-accounts.types.js";
import { employerSignIns, readEmployerAccounts } from "./read-accounts.js";
import { offeredAccount, sendOfferCode, takeAccountOffer } from "./take-offer.js";

/** 账号管理 of an employer (F-72). */
@Resolver()
export class EmployerAccountsResolver {
  @Access("EMPLOYER")
  @Query(() => EmployerAccounts)
  async employerAccounts(@Ctx() { platform, viewer }: Context): Promise<EmployerAccounts> {
    return await readEmployerAccounts(platform, employerOf(viewer));
  }

  @Access("EMPLOYER")
  @Query(() => SignInPage, {
    description: "登录记录, newest first: the viewer's own; the person in charge reads those of any account.",
  })
  async employerSignIns(
    @Arg("accountId", () => ID) accountId: string,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<SignInPage> {
    return await employerSignIns.page(platform, employerOf(viewer), { accountId }, { first, after });
  }

  @Access("EMPLOYER")
  @Mutation(() => ChangeEmployerAccountResult, {
    description: "Sends a colleague a link by SMS, with which they set a password: then there is an account.",
  })
  async offerAccount(
    @Arg("name", () => String) name: string,
    @Arg("mobile", () => String) mobile: string,
    @Arg("mayInvite", () => Boolean) mayInvite: boolean,
    @Arg("mayTerminate", () => Boolean) mayTerminate: boolean,
    @Ctx() context: Context,
  ): Promise<EmployerAccountsChanged | Refusal> {
    const wish: AccountWish = { name, mobile, mayInvite, mayTerminate };
    return await changed(context, (viewer) => offerAccount(context, viewer, wish));
  }

  @Access("EMPLOYER")
  @Mutation(() => ChangeEmployerAccountResult, { description: "A new link; the older one dies." })
  async sendAccountOfferAgain(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<EmployerAccountsChanged | Refusal> {
    return await changed(context, (viewer) => sendAccountOfferAgain(context, viewer, id));
  }

  @Access("EMPLOYER")
  @Mutation(() => ChangeEmployerAccountResult)
  async takeBackAccountOffer(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<EmployerAccountsChanged | Refusal> {
    return await changed(context, (viewer) => takeBackAccountOffer(context, viewer, id));
  }

  @Access("EMPLOYER")
  @Mutation(() => ChangeEmployerAccountResult, {
    description: "Of a colleague, whose sessions end; neither right: may only look.",
  })
  async setEmployerRights(
    @Arg("id", () => ID) id: string,
    @Arg("mayInvite", () => Boolean) mayInvite: boolean,
    @Arg("mayTerminate", () => Boolean) mayTerminate: boolean,
    @Ctx() context: Context,
  ): Promise<EmployerAccountsChanged | Refusal> {
    const rights = { mayInvite, mayTerminate };
    return await changed(context, (viewer) => setEmployerRights(context, viewer, id, rights));
  }

  @Access("EMPLOYER")
  @Mutation(() => ChangeEmployerAccountResult, { description: "Of a colleague, whose sessions end at once." })
  async setEmployerAccountDisabled(
    @Arg("id", () => ID) id: string,
    @Arg("disabled", () => Boolean) disabled: boolean,
    @Ctx() context: Context,
  ): Promise<EmployerAccountsChanged | Refusal> {
    return await changed(context, (viewer) => setEmployerAccountDisabled(context, viewer, id, disabled));
  }

  @Access("ANONYMOUS")
  @Query(() => OfferedAccount, {
    nullable: true,
    description: "Behind the link of an offer; null for one that is unknown, over, replaced or taken, alike.",
  })
  async offeredAccount(
    @Arg("token", () => String) token: string,
    @Ctx() { platform }: Context,
  ): Promise<OfferedAccount | null> {
    return await offeredAccount(platform, token);
  }

  @Access("ANONYMOUS")
  @Mutation(() => SendOfferCodeResult, { description: "A code to the number of the offer." })
  async sendOfferCode(
    @Arg("token", () => String) token: string,
    @Ctx() context: Context,
  ): Promise<CodeSent | Refusal> {
    return await answering(async () => {
      requireApp(context, "employer");
      return Object.assign(new CodeSent(), await sendOfferCode(context, token), { sentTo: null });
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => TakeAccountOfferResult, { description: "Makes the account and signs in." })
  async takeAccountOffer(
    @Arg("token", () => String) token: string,
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<EmployerViewer | Refusal> {
    return await answering(async () => {
      const { accountId } = await entering(context, "employer", () =>
        takeAccountOffer(context, token, { ticket, code, password }),
      );
      return required(await employerViewerOf(context.platform, accountId));
    });
  }
}

/** The access check has let employers in only. */
function employerOf(viewer: Context["viewer"]): EmployerIdentity {
  if (viewer.role !== "EMPLOYER") throw new Error(`An employer's field was opened to ${viewer.role}`);
  return viewer;
}

/** Does it, and answers the accounts as they stand. */
async function changed(
  { platform, viewer }: Context,
  act: (viewer: EmployerIdentity) => Promise<void>,
): Promise<EmployerAccountsChanged | Refusal> {
  return await answering(async () => {
    const employer = employerOf(viewer);
    await act(employer);
    const accounts = await readEmployerAccounts(platform, employer);
    return Object.assign(new EmployerAccountsChanged(), { accounts });
  });
}
