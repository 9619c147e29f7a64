import { UniqueConstraintViolationException } from "@mikro-orm/core";
import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput, UnknownRecord } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import {
  hashPassword,
  passwordProblem,
  requireProof,
  requireWriting,
  StaffAccount,
  type StaffIdentity,
} from "../identity/index.js";
import { holdAccounts } from "./hold-accounts.js";
import { areaOfNewAccount } from "./new-account-area.js";
import { raisedRights, requireManagedRole, scopeProblems } from "./staff.policy.js";
import { staffAccounts } from "./staff-account.list.js";
import { type CreateStaffAccountInput, StaffAccountChanged } from "./staff-account.types.js";

const USERNAME = /^[a-z0-9._-]{4,32}$/;
const LONGEST_NAME = 30;

/**
 * Makes an account of the viewer's own level or the one below (P-01), with rights no higher than the viewer's.
 *
 * @throws NotAllowed READ_ONLY, ROLE, PROOF_…; InvalidInput beside the fields, also for a username that is taken; UnknownRecord
 *   for an organisation outside the viewer's area.
 */
export async function createStaffAccount(
  context: Context,
  viewer: StaffIdentity,
  input: CreateStaffAccountInput,
): Promise<StaffAccountChanged> {
  requireWriting(viewer);
  requireManagedRole(viewer, input.role);
  requireProof(viewer);
  const username = input.username.trim().toLowerCase();
  const wished = {
    levelScope: input.levelScope,
    employmentRight: input.rights.employment,
    archiveRight: input.rights.archive,
    householdRight: input.rights.household,
  };
  const problems = [
    ...mistakesOf(username, input),
    ...scopeProblems(viewer, input.role, input.levelScope),
    ...raisedRights(viewer, wished, null),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  const area = await areaOfNewAccount(context.em(), viewer, input);
  const passwordHash = await hashPassword(input.password);
  const now = context.platform.clock.now();
  const id = v7();
  const account = { id, username, name: tidyName(input.name), role: input.role, ...area, ...wished };
  try {
    await inTransaction(context.platform, async (em) => {
      await holdAccounts(em, viewer);
      em.create(StaffAccount, { ...account, passwordHash, createdBy: viewer.accountId, createdAt: now });
      await em.flush();
      await audit(em, {
        at: now,
        by: viewer,
        act: "STAFF_ACCOUNT_CREATED",
        subject: { kind: "ACCOUNT", id },
        address: context.address,
        detail: { role: input.role, ...wished },
      });
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new InvalidInput([new FieldProblem("username", "该用户名已被使用，请更换")]);
  }
  const made = await staffAccounts.byId(context.platform, viewer, {}, id);
  if (!made) throw new UnknownRecord();
  return new StaffAccountChanged(made, null);
}

/** What is wrong with the wished username, name and password, beside their fields. */
export function mistakesOf(
  username: string,
  input: Pick<CreateStaffAccountInput, "name" | "password">,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const name = tidyName(input.name);
  if (!USERNAME.test(username)) {
    problems.push(new FieldProblem("username", "用户名应为4至32位小写字母、数字、点、下划线或连字符"));
  }
  if (!name) problems.push(new FieldProblem("name", "请填写姓名"));
  else if (name.length > LONGEST_NAME)
    problems.push(new FieldProblem("name", `姓名不能超过${LONGEST_NAME}个字`));
  const poor = passwordProblem(input.password);
  if (poor) problems.push(new FieldProblem("password", poor));
  return problems;
}
