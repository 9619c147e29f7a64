import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Access, READERS, SIGNED_IN } from "../../words/access.js";
import { fields, listOf, text, whole } from "../../words/fields.js";
import { LevelScopeEnum, ModuleRightEnum, StaffRoleEnum } from "../../words/organisation-words.js";
import { InvalidInput, LimitReached, NotAllowed, Refusal } from "../../words/refusals.js";
import type { LevelScope, ModuleRight, StaffRole } from "../../words/viewer.js";

// The three viewers answer to people who are only just signing in, and hold nothing but the viewer's own: which
// viewer anyone gets is decided by the session, so their types are open.

@Access("ANONYMOUS")
@ObjectType("GraduateViewer")
export class GraduateViewer {
  /** Not in the schema: for fields that other modules answer. */
  readonly graduateId!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly schoolName!: string;

  @Field(() => String)
  readonly departmentName!: string;

  @Field(() => String)
  readonly educationLevelLabel!: string;

  @Field(() => String)
  readonly majorName!: string;

  @Field(() => Int)
  readonly cohort!: number;

  @Field(() => ID, { description: "The roster row that acts now (F-01a): the id of its MyIdentity." })
  readonly identity!: string;

  @Field(() => Int, {
    description: "How many roster rows the person has (F-01a): with more than one, there is a choice.",
  })
  readonly identities!: number;

  @Field(() => Date, {
    nullable: true,
    description: "When the graduate confirmed their data (F-93); null: must confirm before anything else.",
  })
  readonly confirmedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "The version of the privacy notice to agree to with the confirmation (A-49); null: agreed.",
  })
  readonly consentDue!: number | null;

  constructor(viewer: GraduateViewer) {
    Object.assign(this, viewer);
  }
}

@Access("ANONYMOUS")
@ObjectType("EmployerViewer")
export class EmployerViewer {
  /** Not in the schema: for fields that other modules answer. */
  readonly employerId!: string;

  @Field(() => String)
  readonly accountName!: string;

  @Field(() => String)
  readonly employerName!: string;

  @Field(() => String)
  readonly uscc!: string;

  @Field(() => Boolean)
  readonly inCharge!: boolean;

  @Field(() => Boolean, {
    description: "Whether the account may find and invite graduates (F-72); who is in charge may.",
  })
  readonly mayInvite!: boolean;

  @Field(() => Boolean, { description: "Whether the account may ask for and answer terminations (F-72)." })
  readonly mayTerminate!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether the operator has verified the organisation; until then nobody is looked for or invited (F-70).",
  })
  readonly verified!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why this account cannot invite at present (F-70, F-72, F-76); null when it can.",
  })
  readonly notInvitingReason!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The version of the privacy notice to agree to with agreeToNotice (A-49); null: agreed.",
  })
  readonly consentDue!: number | null;

  constructor(viewer: EmployerViewer) {
    Object.assign(this, viewer);
  }
}

@Access("ANONYMOUS")
@ObjectType("StaffViewer")
export class StaffViewer {
  @Field(() => String)
  readonly accountName!: string;

  @Field(() => String)
  readonly username!: string;

  @Field(() => StaffRoleEnum)
  readonly role!: StaffRole;

  @Field(() => String, { description: "e.g. 江东理工大学 · 计算机学院" })
  readonly organisationName!: string;

  @Field(() => LevelScopeEnum)
  readonly levelScope!: LevelScope;

  @Field(() => ModuleRightEnum, { description: "Right for 基本信息和就业信息 (P-02)." })
  readonly employmentRight!: ModuleRight;

  @Field(() => ModuleRightEnum)
  readonly archiveRight!: ModuleRight;

  @Field(() => ModuleRightEnum)
  readonly householdRight!: ModuleRight;

  @Field(() => Boolean, {
    description: "Whether acts of review are this account's at all (role, right, module opened).",
  })
  readonly mayReview!: boolean;

  @Field(() => String, {
    description: "鉴证 where the province uses two-party agreements, else 审核 (docs/glossary.md).",
  })
  readonly reviewWord!: string;

  constructor(viewer: StaffViewer) {
    Object.assign(this, viewer);
  }
}

/** Wrong account and wrong password answer alike (P-07); other codes come only after the right password. */
@Access("ANONYMOUS")
@ObjectType("SignInRefused", {
  implements: Refusal,
  description: "Nobody was signed in. Wrong account and wrong password answer alike (P-07).",
})
export class SignInRefused extends Refusal {
  constructor(code = "WRONG_CREDENTIALS", message = "账号或密码错误，请重新输入") {
    super(code, message);
  }
}

@Access("ANONYMOUS")
@ObjectType("SignedOut")
export class SignedOut {
  @Field(() => Boolean)
  readonly ok = true;
}

@Access("GRADUATE", ...READERS)
@ObjectType("ProfileField")
export class ProfileField extends fields({
  label: text,
  value: text,
}) {}

@Access("GRADUATE", ...READERS)
@ObjectType("ProfileGroup")
export class ProfileGroup extends fields({
  title: text,
  fields: listOf(ProfileField),
}) {}

@Access("GRADUATE")
@ObjectType("MyProfile", {
  description: "The graduate's own data, in the order of the form; each view is in the audit log (P-08).",
})
export class MyProfile extends fields({
  name: text,
  cohort: whole,
  groups: listOf(ProfileGroup),
}) {}

const refusals = [InvalidInput, SignInRefused, LimitReached] as const;
/** Members are told apart by their class. */
const byClass = (value: object) => value.constructor.name;

export const SignInGraduateResult = createUnionType({
  name: "SignInGraduateResult",
  types: () => [GraduateViewer, ...refusals] as const,
  resolveType: byClass,
});

export const SignInEmployerResult = createUnionType({
  name: "SignInEmployerResult",
  types: () => [EmployerViewer, ...refusals] as const,
  resolveType: byClass,
});

@Access(...SIGNED_IN)
@ObjectType("PasswordChanged", { description: "The viewer's other sessions have ended (P-12)." })
export class PasswordChanged {
  @Field(() => Boolean)
  readonly ok = true;
}

export const ChangePasswordResult = createUnionType({
  name: "ChangePasswordResult",
  types: () => [PasswordChanged, InvalidInput, LimitReached] as const,
  resolveType: byClass,
});

export const ConfirmMyDataResult = createUnionType({
  name: "ConfirmMyDataResult",
  types: () => [GraduateViewer, NotAllowed] as const,
  resolveType: byClass,
});

export const AgreeToNoticeResult = createUnionType({
  name: "AgreeToNoticeResult",
  types: () => [EmployerViewer, NotAllowed] as const,
  resolveType: byClass,
});
