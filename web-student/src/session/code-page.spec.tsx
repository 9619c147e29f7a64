// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { invalid, press, showApp, type } from "../../test/show-app.js";
import { ForgottenPasswordPage } from "./code-page.js";

it("P-12 a forgotten password: a code is asked for, and sets a new one; nothing tells whether the account exists", async () => {
  const served = serve({
    SendCode: { sendCode: { __typename: "CodeSent", ticket: "t-1", expiresAt: "2027-05-20T02:00:00Z" } },
    ResetPassword: { resetPassword: invalid("code", "验证码不正确或已失效") },
  });
  const { told, address } = showApp(<ForgottenPasswordPage />, "/forgot");
  press("获取验证码");
  expect(await screen.findByText("请输入手机号码、邮箱或证件号码")).toBeDefined();
  type("手机号码、邮箱或证件号码", " 13900000000 ");
  press("获取验证码");
  expect((await screen.findByRole("status")).textContent).toContain("如该账号存在");
  expect(served.of("SendCode")).toEqual([{ purpose: "RESET_PASSWORD", account: "13900000000" }]);
  const submit = () => screen.getByRole("button", { name: "重设密码" }).click();
  type("验证码", "123456");
  type("新密码", "Xingqiu-88");
  type("确认新密码", "Xingqiu-89");
  submit();
  expect(await screen.findByText("两次输入的密码不一致")).toBeDefined();
  type("确认新密码", "Xingqiu-88");
  submit();
  expect(await screen.findByText("验证码不正确或已失效")).toBeDefined();
  served.answer("ResetPassword", { resetPassword: { __typename: "PasswordReset", ok: true } });
  submit();
  await waitFor(() => expect(told.lines).toEqual(["done: 密码已重设，请用新密码登录"]));
  expect(served.of("ResetPassword").at(-1)).toEqual({
    ticket: "t-1",
    code: "123456",
    password: "Xingqiu-88",
  });
  expect(address()).toBe("/");
});
