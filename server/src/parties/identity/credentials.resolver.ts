import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access, BeforeConfirmation, deniedError, SIGNED_IN, STAFF } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { isStaff } from "../../words/viewer.js";
import { browserOf, enteringStaff, knowAgain, shownStaff } from "./entering.js";
import { ChangePasswordResult, PasswordChanged, type StaffViewer } from "./identity.types.js";
import { appOf, changePassword } from "./own-password.js";
import {
  IdentityProven,
  ProveIdentityResult,
  SecondFactor,
  SecondFactorBeginResult,
  SecondFactorBegun,
  SecondFactorRemoveResult,
  SignInStaffResult,
  type SignInStep,
} from "./sign-in-step.types.js";
import {
  beginFactorOfTicket,
  changePasswordOfTicket,
  confirmFactorOfTicket,
  proveFactorOfTicket,
} from "./staff-entrance.js";
import { staffOf } from "./staff-policy.js";
import {
  beginOwnFactor,
  confirmOwnFactor,
  proveIdentity,
  removeOwnFactor,
  secondFactorOf,
} from "./step-up.js";

type Entered = StaffViewer | SignInStep | Refusal;

/** Passwords and second factors (P-12, P-13). */
@Resolver()
export class CredentialsResolver {
  @Access(...SIGNED_IN)
  @BeforeConfirmation()
  @Mutation(() => ChangePasswordResult, { description: "Ends the viewer's other sessions (P-12)." })
  async changePassword(
    @Arg("currentPassword", () => String) current: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<PasswordChanged | Refusal> {
    return await answering(async () => {
      const { platform, viewer } = context;
      if (viewer.role === "ANONYMOUS") throw new Error("Open to who is signed in only");
      await changePassword(platform, viewer, { current, password }, browserOf(context));
      await knowAgain(context, appOf(viewer), viewer.accountId);
      return new PasswordChanged();
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInStaffResult, { description: "Goes on with a sign-in that waits for a new password." })
  async changePasswordOfTicket(
    @Arg("ticket", () => String) ticket: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<Entered> {
    return await answering(() =>
      enteringStaff(context, () =>
        changePasswordOfTicket(context.platform, { ticket, password }, browserOf(context)),
      ),
    );
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInStaffResult, {
    description: "Goes on with a sign-in that waits for the second factor: its code, or a recovery code.",
  })
  async secondFactorProve(
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Ctx() context: Context,
  ): Promise<Entered> {
    return await answering(() =>
      enteringStaff(context, () =>
        proveFactorOfTicket(context.platform, { ticket, code }, browserOf(context)),
      ),
    );
  }

  @Access(...STAFF)
  @Query(() => SecondFactor)
  async secondFactor(@Ctx() { platform, viewer }: Context): Promise<SecondFactor> {
    return await secondFactorOf(platform.pool, staffOf(viewer));
  }

  @Access("ANONYMOUS")
  @Mutation(() => SecondFactorBeginResult, {
    description:
      "A factor for the viewer's account, or with `ticket` for one whose sign-in waits for its enrolment.",
  })
  async secondFactorBegin(
    @Arg("ticket", () => String, { nullable: true }) ticket: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<SecondFactorBegun | Refusal> {
    return await answering(async () => {
      const begun = ticket
        ? await beginFactorOfTicket(platform, ticket)
        : await beginOwnFactor(platform, signedIn(viewer));
      return Object.assign(new SecondFactorBegun(), begun);
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInStaffResult, {
    description: "Its first code makes a factor count; with `ticket` it goes on.",
  })
  async secondFactorConfirm(
    @Arg("ticket", () => String, { nullable: true }) ticket: string | null,
    @Arg("code", () => String) code: string,
    @Ctx() context: Context,
  ): Promise<Entered> {
    return await answering(async () => {
      const { platform, viewer } = context;
      if (ticket) {
        return await enteringStaff(context, () =>
          confirmFactorOfTicket(platform, { ticket, code }, browserOf(context)),
        );
      }
      const own = signedIn(viewer);
      await confirmOwnFactor(platform, own, code, context.address);
      return await shownStaff(platform, own.accountId);
    });
  }

  @Access(...STAFF)
  @Mutation(() => SecondFactorRemoveResult, {
    description: "Not where it is obligatory; asks again who it is.",
  })
  async secondFactorRemove(@Ctx() { platform, viewer, address }: Context): Promise<SecondFactor | Refusal> {
    return await answering(() => removeOwnFactor(platform, staffOf(viewer), address));
  }

  @Access(...STAFF)
  @Mutation(() => ProveIdentityResult, {
    description:
      "By a code where a factor is enrolled, else by the password: after PROOF_BY_CODE or PROOF_BY_PASSWORD.",
  })
  async proveIdentity(
    @Arg("passwordOrCode", () => String) proof: string,
    @Ctx() context: Context,
  ): Promise<IdentityProven | Refusal> {
    return await answering(async () => {
      const until = await proveIdentity(context.platform, staffOf(context.viewer), proof, browserOf(context));
      return Object.assign(new IdentityProven(), { until });
    });
  }
}

function signedIn(viewer: Context["viewer"]): ReturnType<typeof staffOf> {
  if (viewer.role === "ANONYMOUS") throw deniedError("ANONYMOUS");
  if (!isStaff(viewer)) throw deniedError(viewer.role);
  return viewer;
}
