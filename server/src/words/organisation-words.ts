import { registerEnumType } from "type-graphql";

// The words of accounts and settings, as clients see them.

export const EducationLevelEnum = { UNDERGRADUATE: "UNDERGRADUATE", POSTGRADUATE: "POSTGRADUATE" } as const;
registerEnumType(EducationLevelEnum, { name: "EducationLevel" });

export const LevelScopeEnum = {
  ALL: "ALL",
  UNDERGRADUATE: "UNDERGRADUATE",
  POSTGRADUATE: "POSTGRADUATE",
} as const;
registerEnumType(LevelScopeEnum, { name: "LevelScope" });

export const StaffRoleEnum = {
  DEPARTMENT: "DEPARTMENT",
  SCHOOL: "SCHOOL",
  PROVINCE: "PROVINCE",
  MINISTRY: "MINISTRY",
  OPERATOR: "OPERATOR",
} as const;
registerEnumType(StaffRoleEnum, { name: "StaffRole" });

export const ModuleRightEnum = { READ_WRITE: "READ_WRITE", READ_ONLY: "READ_ONLY", NONE: "NONE" } as const;
registerEnumType(ModuleRightEnum, { name: "ModuleRight" });

/** P-10: what the province chose for the cohort. */
export const AgreementTypeEnum = { TWO_PARTY: "TWO_PARTY", THREE_PARTY: "THREE_PARTY" } as const;
export type AgreementType = keyof typeof AgreementTypeEnum;
registerEnumType(AgreementTypeEnum, { name: "AgreementType" });

/** What reviewing an agreement is called: 鉴证 where two parties sign, 审核 where the school is the third. */
export function reviewWord(type: AgreementType | null): "鉴证" | "审核" {
  return type === "TWO_PARTY" ? "鉴证" : "审核";
}

/** A text of ours about an agreement, in the word of its type; never a text that a person wrote. */
export function inWordsOf(type: AgreementType | null, text: string): string {
  return text.replaceAll("审核", reviewWord(type));
}

export const ReviewModeEnum = {
  SCHOOL_ONLY: "SCHOOL_ONLY",
  DEPARTMENT_THEN_SCHOOL: "DEPARTMENT_THEN_SCHOOL",
} as const;
export type ReviewMode = keyof typeof ReviewModeEnum;
registerEnumType(ReviewModeEnum, { name: "ReviewMode" });

/** How an organisation is called that has registered and not said its name yet (F-70). */
export const UNNAMED_ORGANISATION = "待认证单位";
