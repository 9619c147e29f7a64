import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, flag, id, of, text, word } from "../../words/fields.js";
import { LevelScopeEnum, ModuleRightEnum, StaffRoleEnum } from "../../words/organisation-words.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { LevelScope, ModuleRight, StaffRole } from "../identity/index.js";

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("StaffAccount", {
  description: "An account of the registry: area, rights, level scope (P-01…P-04).",
})
export class StaffAccountView extends fields({
  id,
  username: text,
  name: text,
  role: word<StaffRole>(StaffRoleEnum),
  organisationName: text,
  departmentId: id.orNull,
  levelScope: word<LevelScope>(LevelScopeEnum),
  employmentRight: word<ModuleRight>(ModuleRightEnum),
  archiveRight: word<ModuleRight>(ModuleRightEnum),
  householdRight: word<ModuleRight>(ModuleRightEnum),
  disabled: flag,
  numberSearchClosed: flag.saying(
    "The account has looked for 20 ID numbers today that nobody has: the filter is closed to it until tomorrow (P-08).",
  ),
}) {}

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("StaffAccountPage")
export class StaffAccountPage extends pageOf(StaffAccountView) {}

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("StaffAccountChanged", { description: "`warning` names what waits for nobody now (F-10a)." })
export class StaffAccountChanged {
  @Field(() => StaffAccountView)
  readonly account: StaffAccountView;

  @Field(() => String, { nullable: true })
  readonly warning: string | null;

  constructor(account: StaffAccountView, warning: string | null) {
    this.account = account;
    this.warning = warning;
  }
}

@InputType()
export class RightsInput extends fields({
  employment: word<ModuleRight>(ModuleRightEnum).orElse("READ_WRITE"),
  archive: word<ModuleRight>(ModuleRightEnum).orElse("NONE"),
  household: word<ModuleRight>(ModuleRightEnum).orElse("NONE"),
}) {}

@InputType()
export class CreateStaffAccountInput extends fields({
  username: text,
  name: text,
  password: text,
  role: word<StaffRole>(StaffRoleEnum),
  provinceId: id.open,
  schoolId: id.open,
  departmentId: id.open,
  levelScope: word<LevelScope>(LevelScopeEnum).orElse("ALL"),
  rights: of(RightsInput),
}) {}

export const StaffAccountResult = createUnionType({
  name: "StaffAccountResult",
  types: () => [StaffAccountChanged, InvalidInput, UnknownRecord, NotAllowed] as const,
});

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("StaffPasswordReset", {
  description: "The generated password, told this once; it must be changed at the next sign-in (P-12).",
})
export class StaffPasswordReset extends fields({ password: text }) {}

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("SecondFactorReset", {
  description: "The account signs in by its password, and enrols anew (P-13).",
})
export class SecondFactorReset {
  @Field(() => Boolean)
  readonly ok = true;
}

export const ResetStaffPasswordResult = createUnionType({
  name: "ResetStaffPasswordResult",
  types: () => [StaffPasswordReset, UnknownRecord, NotAllowed] as const,
});

export const SecondFactorResetResult = createUnionType({
  name: "SecondFactorResetResult",
  types: () => [SecondFactorReset, UnknownRecord, NotAllowed] as const,
});

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("StaffContactsForgotten", {
  description: "The account has neither number nor mail address; its owner gives new ones (P-12).",
})
export class StaffContactsForgotten {
  @Field(() => Boolean)
  readonly ok = true;
}

export const ForgetStaffContactsResult = createUnionType({
  name: "ForgetStaffContactsResult",
  types: () => [StaffContactsForgotten, UnknownRecord, NotAllowed] as const,
});
