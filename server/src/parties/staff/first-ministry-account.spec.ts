import { afterAll, beforeAll, expect, test } from "vitest";
import { aStaffAccount, openTestGround, type TestGround } from "../../../test/factories.js";
import { answering } from "../../words/refusals.js";
import { StaffAccount } from "../identity/index.js";
import { passwordMatches } from "../identity/passwords.js";
import { createFirstMinistryAccount } from "./first-ministry-account.js";
import { recoverMinistryAccount } from "./recover-ministry-account.js";

let ground: TestGround;
beforeAll(async () => {
  ground = await openTestGround();
});
afterAll(() => ground.close());

const wished = { username: "Ministry", name: "部级管理员", password: "Qianyue2027" };

test("P-01 a poor password makes no account", async () => {
  const answer = await answering(() => createFirstMinistryAccount(ground, { ...wished, password: "short" }));
  expect(answer).toMatchObject({ code: "INVALID_INPUT", fields: [{ field: "password" }] });
  expect(await ground.orm.em.fork().count(StaffAccount)).toBe(0);
});

test("P-01 of two commands at once one makes the first ministry account, the other is refused", async () => {
  const answers = await Promise.all(
    ["ministry", "ministry.two"].map((username) =>
      answering(() => createFirstMinistryAccount(ground, { ...wished, username })),
    ),
  );
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
  expect(answers.find((answer) => answer !== undefined)).toMatchObject({ code: "MINISTRY_EXISTS" });
  const [account, ...others] = await ground.orm.em.fork().find(StaffAccount, {});
  expect(others).toEqual([]);
  expect(account).toMatchObject({ role: "MINISTRY", employmentRight: "READ_WRITE", provinceId: null });
});

test("P-12, P-13 the command lets the owner of a ministry account in again, and nobody else", async () => {
  const account = await aStaffAccount(ground, { role: "MINISTRY", disabled: true });
  const { username } = await ground.orm.em.fork().findOneOrFail(StaffAccount, account.accountId);
  const password = await recoverMinistryAccount(ground, ` ${username.toUpperCase()} `);
  expect(password).toMatch(/^\S{12,}$/);
  const after = await ground.pool.query(
    `select password_hash, disabled_at, exists (select from password_to_change where account_id = s.id) as to_change
      from staff_account s where id = $1`,
    [account.accountId],
  );
  expect(after.rows).toMatchObject([{ disabled_at: null, to_change: true }]);
  expect(await passwordMatches(after.rows[0]?.password_hash, password ?? "")).toBe(true);
  const acts = await ground.pool.query("select act, detail from audit_entry where subject_id = $1", [
    account.accountId,
  ]);
  expect(acts.rows).toMatchObject([{ act: "PASSWORD_RESET", detail: { by: "COMMAND" } }]);
  const school = await aStaffAccount(ground);
  const { username: other } = await ground.orm.em.fork().findOneOrFail(StaffAccount, school.accountId);
  expect(await recoverMinistryAccount(ground, other)).toBeNull();
  expect(await recoverMinistryAccount(ground, "nobody")).toBeNull();
});
