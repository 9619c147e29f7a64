import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { LevelScopeEnum, ModuleRightEnum, StaffRoleEnum } from "../../words/organisation-words.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { LevelScope, ModuleRight, StaffRole } from "../identity/index.js";

@Access("SCHOOL", "PROVINCE", "MINISTRY")
@ObjectType("StaffAccount", {
  description: "An account of the registry: area, rights, level scope (P-01…P-04).",
})
export class StaffAccountView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  username!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StaffRoleEnum)
  role!: StaffRole;

  @Field(() => String)
  organisationName!: string;

  @Field(() => ID, { nullable: true })
  departmentId!: string | null;

  @Field(() => LevelScopeEnum)
  levelScope!: LevelScope;

  @Field(() => ModuleRightEnum)
  employmentRight!: ModuleRight;

  @Field(() => ModuleRightEnum)
  archiveRight!: ModuleRight;

  @Field(() => ModuleRightEnum)
  householdRight!: ModuleRight;

  @Field(() => Boolean)
  disabled!: boolean;
}

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
export class RightsInput {
  @Field(() => ModuleRightEnum, { defaultValue: "READ_WRITE" })
  employment!: ModuleRight;

  @Field(() => ModuleRightEnum, { defaultValue: "NONE" })
  archive!: ModuleRight;

  @Field(() => ModuleRightEnum, { defaultValue: "NONE" })
  household!: ModuleRight;
}

@InputType()
export class CreateStaffAccountInput {
  @Field(() => String)
  username!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  password!: string;

  @Field(() => StaffRoleEnum)
  role!: StaffRole;

  @Field(() => ID, { nullable: true })
  provinceId?: string | null;

  @Field(() => ID, { nullable: true })
  schoolId?: string | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => LevelScopeEnum, { defaultValue: "ALL" })
  levelScope!: LevelScope;

  @Field(() => RightsInput)
  rights!: RightsInput;
}

export const StaffAccountResult = createUnionType({
  name: "StaffAccountResult",
  types: () => [StaffAccountChanged, InvalidInput, UnknownRecord, NotAllowed] as const,
});
