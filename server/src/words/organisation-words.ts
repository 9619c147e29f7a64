import { registerEnumType } from "type-graphql";

// The words of accounts and settings, as clients see them; their TypeScript types are those of the modules.

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

export const AgreementTypeEnum = { TWO_PARTY: "TWO_PARTY", THREE_PARTY: "THREE_PARTY" } as const;
registerEnumType(AgreementTypeEnum, { name: "AgreementType" });

export const ReviewModeEnum = {
  SCHOOL_ONLY: "SCHOOL_ONLY",
  DEPARTMENT_THEN_SCHOOL: "DEPARTMENT_THEN_SCHOOL",
} as const;
registerEnumType(ReviewModeEnum, { name: "ReviewMode" });
