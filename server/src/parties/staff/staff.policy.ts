import { type Sql, sql } from "../../database/sql.js";
import { FieldProblem, NotAllowed } from "../../words/refusals.js";
import {
  isWithinRight,
  isWithinScope,
  type LevelScope,
  type ModuleRight,
  type StaffIdentity,
  type StaffRole,
} from "../identity/index.js";

/** P-01: each level manages the accounts of the level below it and of its own; departments and operators none (P-05). */
const MANAGED_ROLES: Record<StaffRole, readonly StaffRole[]> = {
  MINISTRY: ["MINISTRY", "PROVINCE", "OPERATOR"],
  PROVINCE: ["PROVINCE", "SCHOOL"],
  SCHOOL: ["SCHOOL", "DEPARTMENT"],
  DEPARTMENT: [],
  OPERATOR: [],
};

/** @throws NotAllowed ROLE where this viewer may not make accounts of the role. */
export function requireManagedRole(viewer: StaffIdentity, role: StaffRole): void {
  if (!MANAGED_ROLES[viewer.role].includes(role)) {
    throw new NotAllowed("ROLE", "您只能管理本级和下一级的账号，不能创建该类账号");
  }
}

/** The accounts in the viewer's care, as a condition on `staff_account a`: text fixed per role (P-01, P-07). */
export function accountsInCare(viewer: StaffIdentity): Sql {
  switch (viewer.role) {
    case "MINISTRY":
      return sql`a.role in ('MINISTRY', 'PROVINCE', 'OPERATOR')`;
    case "PROVINCE":
      return sql`a.role in ('PROVINCE', 'SCHOOL') and a.province_id = ${viewer.provinceId}`;
    case "SCHOOL":
      return sql`a.role in ('SCHOOL', 'DEPARTMENT') and a.school_id = ${viewer.schoolId}`;
    case "DEPARTMENT":
    case "OPERATOR":
      return sql`false`;
  }
}

/** What an account may do, as far as nobody may raise it above their own (P-01). */
export interface AccountRights {
  levelScope: LevelScope;
  employmentRight: ModuleRight;
  archiveRight: ModuleRight;
  householdRight: ModuleRight;
}

const RIGHTS = [
  ["employmentRight", "rights.employment", "基本信息和就业信息"],
  ["archiveRight", "rights.archive", "档案信息"],
  ["householdRight", "rights.household", "户口信息"],
] as const;

/**
 * Where wished rights go beyond those of who gives them (P-01), beside the fields. What the account has already may
 * stay or be lowered: leaving a right as it is raises nothing.
 */
export function raisedRights(
  giver: AccountRights,
  wished: AccountRights,
  present: AccountRights | null,
): FieldProblem[] {
  return RIGHTS.filter(
    ([right]) =>
      !isWithinRight(wished[right], giver[right]) &&
      !(present && isWithinRight(wished[right], present[right])),
  ).map(([, field, label]) => new FieldProblem(field, `${label}的权限不能高于您自己的权限`));
}

/** P-03: only school accounts are scoped to a level, and never wider than the account that scopes them. */
export function scopeProblems(giver: AccountRights, role: StaffRole, scope: LevelScope): FieldProblem[] {
  if (role !== "SCHOOL" && scope !== "ALL") {
    return [new FieldProblem("levelScope", "仅学校账号可以限定学历层次，其他账号请选择全部")];
  }
  return isWithinScope(scope, giver.levelScope)
    ? []
    : [new FieldProblem("levelScope", "学历层次范围不能超出您自己的范围")];
}

/**
 * P-01, P-03: who looks after one level does not decide about accounts that look after more.
 *
 * @throws NotAllowed LEVEL_SCOPE.
 */
export function requireScopeOver(viewer: StaffIdentity, account: { levelScope: LevelScope }): void {
  if (!isWithinScope(account.levelScope, viewer.levelScope)) {
    throw new NotAllowed("LEVEL_SCOPE", "该账号负责的学历层次超出您的范围，请由负责全校的账号操作");
  }
}
