// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { invalid, press, showApp, type } from "../../test/show-app.js";
import MobilePage from "./mobile-page.js";

it("P-12 the graduate's own number: two codes change it, each wrong one named beside its field", async () => {
  const served = serve({ BeginMobileChange: { beginMobileChange: invalid("mobile", "手机号码应为11位") } });
  const { told, address } = showApp(<MobilePage />, "/me/mobile");
  press("获取验证码");
  expect(await screen.findByText("请输入新手机号码")).toBeDefined();
  type("新手机号码", "1380000");
  press("获取验证码");
  expect(await screen.findByText("手机号码应为11位")).toBeDefined();
  served.answer("BeginMobileChange", {
    beginMobileChange: {
      __typename: "MobileChangeBegun",
      oldTicket: "old",
      newTicket: "new",
      newSentTo: "138****0001",
    },
  });
  type("新手机号码", "13800000001");
  press("获取验证码");
  await screen.findByText("重新获取验证码");
  type("原手机号码收到的验证码", "111111");
  press("确认更换");
  expect(await screen.findByText("请输入短信验证码")).toBeDefined();
  type("新手机号码（138\\*{4}0001）收到的验证码", "222222");
  served.answer("ChangeMobile", { changeMobile: invalid("newCode", "验证码不正确") });
  press("确认更换");
  expect(await screen.findByText("验证码不正确")).toBeDefined();
  served.answer("ChangeMobile", { changeMobile: { __typename: "MobileChanged", ok: true } });
  press("确认更换");
  await waitFor(() => expect(told.lines).toEqual(["done: 手机号码已更换，其他设备上的登录已退出"]));
  expect(served.of("ChangeMobile").at(-1)).toEqual({
    input: { oldTicket: "old", oldCode: "111111", newTicket: "new", newCode: "222222" },
  });
  expect(address()).toBe("/me");
});
