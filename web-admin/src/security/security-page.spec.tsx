// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { showDesk } from "../../test/show-desk.js";
import SecurityPage from "./security-page.js";

const press = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const type = (label: RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

it("P-12 a first number with its own code alone, a change with both; whom to call is said beside them", async () => {
  const served = serve({
    OwnSecondFactor: {
      secondFactor: { __typename: "SecondFactor", enrolled: false, obligatory: false, recoveryCodesLeft: 0 },
    },
    MyContacts: { myContacts: { __typename: "MyContacts", mobile: null, email: null } },
    BeginContactChange: {
      beginContactChange: {
        __typename: "ContactChangeBegun",
        oldTicket: null,
        oldSentTo: null,
        newTicket: "new",
        newSentTo: "138****0001",
      },
    },
    ChangeContact: { changeContact: { __typename: "ContactChanged", ok: true } },
  });
  showDesk(<SecurityPage />);
  await screen.findByText(/手机号码：未绑定，邮箱：未绑定/);
  press(/绑定手机号码或邮箱/);
  expect(await screen.findByText(/请联系上级（或本单位）账号管理员/)).toBeDefined();
  press(/获取验证码/);
  expect(await screen.findByText("请输入新手机号码或邮箱")).toBeDefined();
  type(/新手机号码或邮箱/, "13800000001");
  press(/获取验证码/);
  await screen.findByLabelText(/新联系方式 138\*{4}0001 收到的验证码/);
  expect(screen.queryByLabelText(/原联系方式/)).toBeNull();
  type(/新联系方式/, "222222");
  served.answer("MyContacts", {
    myContacts: { __typename: "MyContacts", mobile: "138****0001", email: null },
  });
  press(/确认更换/);
  await waitFor(() =>
    expect(served.of("ChangeContact")).toEqual([
      { input: { oldTicket: null, oldCode: null, newTicket: "new", newCode: "222222" } },
    ]),
  );
  await screen.findByText(/手机号码：138\*{4}0001/);
  served.answer("BeginContactChange", {
    beginContactChange: {
      __typename: "ContactChangeBegun",
      oldTicket: "old",
      oldSentTo: "138****0001",
      newTicket: "new-2",
      newSentTo: "w***@mail.example",
    },
  });
  press(/更换或增加/);
  type(/新手机号码或邮箱/, "wang@mail.example");
  press(/获取验证码/);
  expect(await screen.findByLabelText(/原联系方式 138\*{4}0001 收到的验证码/)).toBeDefined();
});
