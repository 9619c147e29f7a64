// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { invalid, press, showApp, type } from "../../test/show-app.js";
import PasswordPage from "./password-page.js";

it("P-12 the graduate's own password: what is missing is named first, what is refused stands beside its field", async () => {
  const served = serve({ ChangePassword: { changePassword: invalid("currentPassword", "当前密码不正确") } });
  const { told, address } = showApp(<PasswordPage />, "/me/password");
  press("保存新密码");
  expect(await screen.findByText("请输入当前密码")).toBeDefined();
  type("当前密码", "Demo@2026");
  type("新密码", "Xingqiu-88");
  type("确认新密码", "Xingqiu-89");
  press("保存新密码");
  expect(await screen.findByText("两次输入的密码不一致")).toBeDefined();
  expect(served.of("ChangePassword")).toEqual([]);
  type("确认新密码", "Xingqiu-88");
  press("保存新密码");
  expect(await screen.findByText("当前密码不正确")).toBeDefined();
  expect(served.of("ChangePassword")).toEqual([{ currentPassword: "Demo@2026", password: "Xingqiu-88" }]);
  served.answer("ChangePassword", { changePassword: { __typename: "PasswordChanged", ok: true } });
  press("保存新密码");
  await waitFor(() => expect(told.lines).toEqual(["done: 密码已修改，其他设备上的登录已退出"]));
  expect(address()).toBe("/me");
});
