import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import type { AgreementType } from "../../words/organisation-words.js";
import { AgreementTypeEnum } from "../../words/organisation-words.js";
import { answering } from "../../words/refusals.js";
import { staffOf } from "../identity/index.js";
import { readProvinceSettings, setAgreementType } from "./agreement-type.js";
import { readAgreementContacts, readSigningSettings } from "./read-signing-settings.js";
import { saveSigningSettings } from "./save-signing-settings.js";
import {
  AgreementContactView,
  ProvinceSettings,
  ProvinceSettingsResult,
  SigningSettingsInput,
  SigningSettingsResult,
  SigningSettingsView,
} from "./settings.types.js";

@Resolver()
export class SettingsResolver {
  @Access("SCHOOL")
  @Query(() => SigningSettingsView, { nullable: true })
  async signingSettings(
    @Arg("cohort", () => Int) cohort: number,
    @Ctx() context: Context,
  ): Promise<SigningSettingsView | null> {
    const { viewer, platform } = context;
    return await readSigningSettings(context.em(), staffOf(viewer), cohort, platform.clock.now());
  }

  @Access("DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY")
  @Query(() => [AgreementContactView])
  async agreementContacts(@Ctx() context: Context): Promise<AgreementContactView[]> {
    const { viewer, platform } = context;
    return await readAgreementContacts(context.em(), staffOf(viewer), platform.clock.now());
  }

  @Access("PROVINCE", "MINISTRY")
  @Query(() => [ProvinceSettings])
  async provinceSettings(
    @Arg("cohort", () => Int) cohort: number,
    @Ctx() context: Context,
  ): Promise<ProvinceSettings[]> {
    const { viewer, platform } = context;
    return await readProvinceSettings(context.em(), staffOf(viewer), cohort, platform.clock.now());
  }

  @Access("SCHOOL")
  @Mutation(() => SigningSettingsResult)
  async saveSigningSettings(
    @Arg("input", () => SigningSettingsInput) input: SigningSettingsInput,
    @Ctx() context: Context,
  ): Promise<typeof SigningSettingsResult> {
    return await answering(() => saveSigningSettings(context, staffOf(context.viewer), input));
  }

  @Access("PROVINCE")
  @Mutation(() => ProvinceSettingsResult)
  async setAgreementType(
    @Arg("provinceId", () => ID) provinceId: string,
    @Arg("cohort", () => Int) cohort: number,
    @Arg("agreementType", () => AgreementTypeEnum) agreementType: AgreementType,
    @Ctx() context: Context,
  ): Promise<typeof ProvinceSettingsResult> {
    const choice = { provinceId, cohort, agreementType };
    return await answering(() => setAgreementType(context, staffOf(context.viewer), choice));
  }
}
