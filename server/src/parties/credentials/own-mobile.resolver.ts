import { Arg, Ctx, InputType, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access, BeforeConfirmation, deniedError } from "../../words/access.js";
import { fields, text } from "../../words/fields.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { browserOf } from "../identity/index.js";
import { beginMobileChange, changeMobile, type NumberHolder } from "./change-mobile.js";
import {
  BeginMobileChangeResult,
  ChangeMobileResult,
  MobileChangeBegun,
  MobileChanged,
} from "./codes.types.js";

@InputType("ChangeMobileInput")
export class ChangeMobileInput extends fields({
  oldTicket: text,
  oldCode: text,
  newTicket: text,
  newCode: text,
}) {}

/** 更换手机号码 (P-12). */
@Resolver()
export class OwnMobileResolver {
  @Access("GRADUATE", "EMPLOYER")
  @BeforeConfirmation()
  @Mutation(() => BeginMobileChangeResult)
  async beginMobileChange(
    @Arg("mobile", () => String) mobile: string,
    @Ctx() context: Context,
  ): Promise<MobileChangeBegun | Refusal> {
    return await answering(async () => {
      const begun = await beginMobileChange(context.platform, holderOf(context), mobile, browserOf(context));
      return Object.assign(new MobileChangeBegun(), begun);
    });
  }

  @Access("GRADUATE", "EMPLOYER")
  @BeforeConfirmation()
  @Mutation(() => ChangeMobileResult)
  async changeMobile(
    @Arg("input", () => ChangeMobileInput) input: ChangeMobileInput,
    @Ctx() context: Context,
  ): Promise<MobileChanged | Refusal> {
    return await answering(async () => {
      const { oldTicket, oldCode, newTicket, newCode } = input;
      const given = {
        old: { ticket: oldTicket, code: oldCode },
        new: { ticket: newTicket, code: newCode },
      };
      await changeMobile(context.platform, holderOf(context), given, browserOf(context));
      return new MobileChanged();
    });
  }
}

function holderOf({ viewer }: Context): NumberHolder {
  if (viewer.role === "GRADUATE" || viewer.role === "EMPLOYER") return viewer;
  throw deniedError(viewer.role);
}
