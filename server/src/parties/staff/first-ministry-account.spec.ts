import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestGround, type TestGround } from "../../../test/factories.js";
import { answering } from "../../words/refusals.js";
import { StaffAccount } from "../identity/index.js";
import { createFirstMinistryAccount } from "./first-ministry-account.js";

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
