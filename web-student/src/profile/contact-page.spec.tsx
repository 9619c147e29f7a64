// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { invalid, press, showApp, type } from "../../test/show-app.js";
import ContactPage from "./contact-page.js";

it("P-12 the graduate's own number or mail: two codes change it, each wrong one named beside its field", async () => {
  const served = serve({
    MyContacts: { myContacts: { __typename: "MyContacts", mobile: "138****0000", email: null } },
    BeginContactChange: { beginContactChange: invalid("contact", "手机号码应为11位") },
  });
  const { told, address } = showApp(<ContactPage />, "/me/contact");
  expect(await screen.findByText(/登录手机号码：138\*{4}0000/)).toBeDefined();
  press("获取验证码");
  expect(await screen.findByText("请输入新手机号码或邮箱")).toBeDefined();
  type("新手机号码或邮箱", "1380000");
  press("获取验证码");
  expect(await screen.findByText("手机号码应为11位")).toBeDefined();
  served.answer("BeginContactChange", {
    beginContactChange: {
      __typename: "ContactChangeBegun",
      oldTicket: "old",
      oldSentTo: "138****0000",
      newTicket: "new",
      newSentTo: "w***@mail.example",
    },
  });
  type("新手机号码或邮箱", "wang@mail.example");
  press("获取验证码");
  await screen.findByText("重新获取验证码");
  type("原联系方式（138\\*{4}0000）收到的验证码", "111111");
  press("确认更换");
  expect(await screen.findByText("请输入验证码")).toBeDefined();
  type("新联系方式（w\\*{3}@mail.example）收到的验证码", "222222");
  served.answer("ChangeContact", { changeContact: invalid("newCode", "验证码不正确") });
  press("确认更换");
  expect(await screen.findByText("验证码不正确")).toBeDefined();
  served.answer("ChangeContact", { changeContact: { __typename: "ContactChanged", ok: true } });
  press("确认更换");
  await waitFor(() => expect(told.lines).toEqual(["done: 联系方式已更换，其他设备上的登录已退出"]));
  expect(served.of("ChangeContact").at(-1)).toEqual({
    input: { oldTicket: "old", oldCode: "111111", newTicket: "new", newCode: "222222" },
  });
  expect(address()).toBe("/me");
});
