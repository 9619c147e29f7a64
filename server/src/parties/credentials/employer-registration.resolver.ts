import { Arg, Ctx, createUnionType, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, InvalidInput, LimitReached, type Refusal } from "../../words/refusals.js";
import {
  browserOf,
  EmployerViewer,
  employerViewerOf,
  entering,
  requireApp,
  required,
  SignInRefused,
} from "../identity/index.js";
import { CodeSent } from "./codes.types.js";
import { registerEmployer, sendEmployerCode } from "./register-employer.js";

const resolveType = (value: object) => value.constructor.name;

const EmployerCodeResult = createUnionType({
  name: "EmployerCodeResult",
  types: () => [CodeSent, InvalidInput, LimitReached] as const,
  resolveType,
});

const RegisterEmployerResult = createUnionType({
  name: "RegisterEmployerResult",
  types: () => [EmployerViewer, InvalidInput, SignInRefused, LimitReached] as const,
  resolveType,
});

/** 单位注册: the account of whoever registers for an organisation (F-70). */
@Resolver()
export class EmployerRegistrationResolver {
  @Access("ANONYMOUS")
  @Mutation(() => EmployerCodeResult, {
    description: "A code to the number, whether or not an account has it (P-07).",
  })
  async sendEmployerCode(
    @Arg("mobile", () => String) mobile: string,
    @Ctx() context: Context,
  ): Promise<CodeSent | Refusal> {
    return await answering(async () => {
      requireApp(context, "employer");
      const sent = await sendEmployerCode(context.platform, mobile, browserOf(context));
      return Object.assign(new CodeSent(), sent);
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => RegisterEmployerResult, {
    description: "Makes the account and signs in; its organisation is to be verified next (F-70).",
  })
  async registerEmployer(
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Arg("password", () => String) password: string,
    @Arg("consentTo", () => Int, {
      nullable: true,
      description: "The version of the privacy notice (portalText) that is agreed to (A-49).",
    })
    consentTo: number | null,
    @Ctx() context: Context,
  ): Promise<EmployerViewer | Refusal> {
    return await answering(async () => {
      const { platform, address } = context;
      const { accountId } = await entering(context, "employer", () =>
        registerEmployer(platform, { ticket, code, password, consentTo }, address),
      );
      return required(await employerViewerOf(platform, accountId));
    });
  }
}
