import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, id, listOf, text, whole, word } from "../../words/fields.js";
import type { AgreementType, ReviewMode } from "../../words/organisation-words.js";
import { AgreementTypeEnum, LevelScopeEnum, ReviewModeEnum } from "../../words/organisation-words.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { LevelScope } from "../identity/index.js";
import type { ContactDetails } from "./signing-conditions.js";

@Access(...READERS)
@ObjectType("AgreementContact", { description: "协议经办人, printed on agreements (P-11)." })
export class AgreementContactView implements ContactDetails {
  @Field(() => LevelScopeEnum)
  levelScope!: LevelScope;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  phone!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String)
  postcode!: string;

  static of(contact: ContactDetails): AgreementContactView {
    const { levelScope, name, phone, address, postcode } = contact;
    return Object.assign(new AgreementContactView(), { levelScope, name, phone, address, postcode });
  }
}

@Access("DEPARTMENT", "SCHOOL")
@ObjectType("SigningSettings", { description: "签约设置 of a school's cohort (P-11)." })
export class SigningSettingsView {
  @Field(() => ID)
  schoolId!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => AgreementTypeEnum, { nullable: true })
  agreementType!: AgreementType | null;

  @Field(() => Boolean)
  signingOn!: boolean;

  @Field(() => ReviewModeEnum)
  reviewMode!: ReviewMode;

  @Field(() => Int)
  terminationLimit!: number;

  @Field(() => [AgreementContactView])
  contacts!: AgreementContactView[];

  @Field(() => String, {
    nullable: true,
    description: "Why the switch cannot be moved; null when it can.",
  })
  switchLockedReason!: string | null;

  @Field(() => String, { nullable: true })
  reviewModeLockedReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why this viewer can move neither switch, review mode nor limit; null for those who may.",
  })
  lockedReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why this viewer can submit no 协议经办人; null for those who may, if only for their level.",
  })
  contactsLockedReason!: string | null;

  @Field(() => [String], {
    description:
      "Departments with graduates but no enabled 读写 account: 先院系再校级审核 needs one in each.",
  })
  departmentsWithoutReviewer!: string[];

  /** P-11: 补登 and 去向登记 are on with 在线签约. */
  @Field(() => Boolean)
  get paperRegistrationOn(): boolean {
    return this.signingOn;
  }

  @Field(() => Boolean)
  get destinationOn(): boolean {
    return this.signingOn;
  }
}

@InputType()
export class AgreementContactInput implements ContactDetails {
  @Field(() => LevelScopeEnum)
  levelScope!: LevelScope;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  phone!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String)
  postcode!: string;
}

@InputType()
export class SigningSettingsInput extends fields({
  cohort: whole,
  signingOn: flag,
  reviewMode: word<ReviewMode>(ReviewModeEnum),
  terminationLimit: whole,
  contacts: listOf(AgreementContactInput),
}) {}

export const SigningSettingsResult = createUnionType({
  name: "SigningSettingsResult",
  types: () => [SigningSettingsView, InvalidInput, NotAllowed] as const,
});

@Access("PROVINCE", "MINISTRY")
@ObjectType("ProvinceSettings")
export class ProvinceSettings extends fields({
  provinceId: id,
  cohort: whole,
  agreementType: word<AgreementType>(AgreementTypeEnum).orNull,
  lockedReason: text.orNull,
}) {}

export const ProvinceSettingsResult = createUnionType({
  name: "ProvinceSettingsResult",
  types: () => [ProvinceSettings, InvalidInput, UnknownRecord, NotAllowed] as const,
});
