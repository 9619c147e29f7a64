import { Arg, Ctx, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import {
  browserOf,
  entering,
  type GraduateViewer,
  graduateViewerOf,
  requireApp,
  required,
} from "../identity/index.js";
import { CodeSent } from "./codes.types.js";
import { confirmRegistration, registerGraduate } from "./register-graduate.js";
import {
  ConfirmRegistrationResult,
  RegisterGraduateInput,
  RegisterGraduateResult,
} from "./registration.types.js";

/** A graduate's account of the embedded identity provider is made (docs/adr/0008, P-12). */
@Resolver()
export class RegistrationResolver {
  @Access("ANONYMOUS")
  @Mutation(() => RegisterGraduateResult, {
    description:
      "Sends a code to the mobile or mail address that the school knows; confirmRegistration makes the account with it.",
  })
  async registerGraduate(
    @Arg("input", () => RegisterGraduateInput) input: RegisterGraduateInput,
    @Ctx() context: Context,
  ): Promise<CodeSent | Refusal> {
    return await answering(async () => {
      requireApp(context, "student");
      const sent = await registerGraduate(context.platform, input, browserOf(context));
      return Object.assign(new CodeSent(), sent);
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => ConfirmRegistrationResult, { description: "Makes the account and signs in." })
  async confirmRegistration(
    @Arg("ticket", () => String) ticket: string,
    @Arg("code", () => String) code: string,
    @Arg("consentTo", () => Int, {
      nullable: true,
      description:
        "The version of the privacy notice (portalText) that is agreed to: needed, the one that stands (A-49).",
    })
    consentTo: number | null,
    @Ctx() context: Context,
  ): Promise<GraduateViewer | Refusal> {
    return await answering(async () => {
      const { platform, address } = context;
      const { graduateId } = await entering(context, "student", () =>
        confirmRegistration(platform, { ticket, code, consentTo }, address),
      );
      return required(await graduateViewerOf(platform, graduateId ?? ""));
    });
  }
}
