import { GraphQLError } from "graphql";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import {
  browserOf,
  type EmployerViewer,
  embeddedSignIn,
  employerViewerOf,
  enterAsEmployer,
  enterAsGraduate,
  entering,
  type GraduateViewer,
  graduateViewerOf,
  required,
  SignInEmployerResult,
  SignInGraduateResult,
  SignInRefused,
} from "../identity/index.js";
import {
  type CodePurpose,
  CodePurposeEnum,
  CodeSent,
  PasswordReset,
  ResetPasswordResult,
  SendCodeResult,
} from "./codes.types.js";
import { resetPassword } from "./reset-password.js";
import { type CodeApp, sendCode } from "./sent-code.js";
import { useCode } from "./use-code.js";

/** Codes by SMS, of the graduates' and the employers' app: each is of the app that it was asked for in (P-12). */
@Resolver()
export class CodesResolver {
  @Access("ANONYMOUS")
  @Mutation(() => SendCodeResult, { description: "`account`: whatever the app signs in with." })
  async sendCode(
    @Arg("purpose", () => CodePurposeEnum) purpose: CodePurpose,
    @Arg("account", () => String) account: string,
    @Ctx() context: Context,
  ): Promise<CodeSent | Refusal> {
    return await answering(async () => {
      const sent = await sendCode(context.platform, appOf(context), purpose, account, browserOf(context));
      return Object.assign(new CodeSent(), sent, { sentTo: null });
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => ResetPasswordResult)
  async resetPassword(
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<PasswordReset | Refusal> {
    return await answering(async () => {
      const given = { ticket, code, password };
      await resetPassword(context.platform, appOf(context), given, browserOf(context));
      return new PasswordReset();
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInGraduateResult)
  async signInGraduateByCode(
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Ctx() context: Context,
  ): Promise<GraduateViewer | Refusal> {
    return await answering(async () => {
      const { platform, address } = context;
      const { graduateId } = await entering(context, "student", async () => {
        const { accountId } = await useCode(platform, "student", "SIGN_IN", { ticket, code });
        const person = await embeddedSignIn(platform).graduate.ofAccount(accountId);
        if (!person) throw new SignInRefused();
        return await enterAsGraduate(platform, person, address);
      });
      return required(await graduateViewerOf(platform, graduateId ?? ""));
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInEmployerResult)
  async signInEmployerByCode(
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Ctx() context: Context,
  ): Promise<EmployerViewer | Refusal> {
    return await answering(async () => {
      const { platform, address } = context;
      const { accountId } = await entering(context, "employer", async () => {
        const proven = await useCode(platform, "employer", "SIGN_IN", { ticket, code });
        return await enterAsEmployer(platform, proven.accountId, address);
      });
      return required(await employerViewerOf(platform, accountId));
    });
  }
}

function appOf({ app }: Context): CodeApp {
  if (app === "student" || app === "employer") return app;
  const message = "该账号不支持验证码，忘记密码请联系上级账号管理员";
  throw new GraphQLError(message, { extensions: { code: "FORBIDDEN" } });
}
