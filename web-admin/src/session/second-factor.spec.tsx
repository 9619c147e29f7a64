// @vitest-environment happy-dom
import { useAct } from "@gd/web-kit";
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showDesk } from "../../test/show-desk.js";
import { AccountResets } from "../accounts/account-resets.js";
import { ResetStaffFactorDocument } from "../gql/graphql.js";
import { ProveIdentityProvider } from "./prove-identity.js";
import { StaffSignIn } from "./sign-in-form.js";

const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const press = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const step = (kind: string) => ({ __typename: "SignInStep", step: kind, ticket: "t-1" });
const viewer = { __typename: "StaffViewer", username: "ministry" };
const invalid = (field: string, message: string) => ({
  __typename: "InvalidInput",
  code: "INVALID_INPUT",
  message,
  fields: [{ __typename: "FieldProblem", field, message }],
});

async function signIn() {
  type("用户名", "ministry");
  type("密码", "Demo@2027");
  press(/^登\s*录$/);
}

describe("P-13 signing in with a second factor", () => {
  it("asks for the code after the password, and says beside it what is wrong", async () => {
    const served = serve({
      SignInStaff: { signInStaff: step("PROVE_SECOND_FACTOR") },
      ProveFactor: { secondFactorProve: invalid("code", "验证码不正确") },
    });
    showDesk(<StaffSignIn />);
    await signIn();
    await screen.findByLabelText("验证码");
    type("验证码", "123 456");
    press(/验证并登录/);
    expect(await screen.findByText("验证码不正确")).toBeDefined();
    served.answer("ProveFactor", { secondFactorProve: viewer });
    press(/验证并登录/);
    await waitFor(() => expect(served.of("ProveFactor")).toHaveLength(2));
    expect(served.of("ProveFactor")[0]).toEqual({ ticket: "t-1", code: "123 456" });
  });

  it("P-12 has a password that somebody else has set changed first, typed twice", async () => {
    const served = serve({
      SignInStaff: { signInStaff: step("CHANGE_PASSWORD") },
      ChangePasswordOfTicket: { changePasswordOfTicket: viewer },
    });
    showDesk(<StaffSignIn />);
    await signIn();
    await screen.findByLabelText("新密码");
    type("新密码", "Xingqiu-88");
    type("确认新密码", "Xingqiu-89");
    press(/保存并登录/);
    expect(await screen.findByText("两次输入的密码不一致")).toBeDefined();
    expect(served.of("ChangePasswordOfTicket")).toEqual([]);
    type("确认新密码", "Xingqiu-88");
    press(/保存并登录/);
    await waitFor(() =>
      expect(served.of("ChangePasswordOfTicket")).toEqual([{ ticket: "t-1", password: "Xingqiu-88" }]),
    );
  });

  it("shows key and recovery codes once, and takes the first code when they are kept", async () => {
    const begun = {
      __typename: "SecondFactorBegun",
      secret: "GEZDGNBV",
      uri: "otpauth://totp/x",
      recoveryCodes: ["abcde-fghij"],
    };
    const served = serve({
      SignInStaff: { signInStaff: step("ENROL_SECOND_FACTOR") },
      BeginFactor: { secondFactorBegin: begun },
      ConfirmFactor: { secondFactorConfirm: viewer },
    });
    showDesk(<StaffSignIn />);
    await signIn();
    expect(await screen.findByText("GEZDGNBV")).toBeDefined();
    expect(screen.getByText("abcde-fghij")).toBeDefined();
    type("身份验证器显示的6位验证码", "123456");
    press(/完成绑定/);
    expect(await screen.findByText("请先保存恢复码")).toBeDefined();
    fireEvent.click(screen.getByLabelText("我已保存恢复码"));
    press(/完成绑定/);
    await waitFor(() => expect(served.of("ConfirmFactor")).toEqual([{ ticket: "t-1", code: "123456" }]));
    expect(served.of("BeginFactor")).toEqual([{ ticket: "t-1" }]);
  });
});

describe("P-13 an act that asks again who it is", () => {
  function Act() {
    const act = useAct(ResetStaffFactorDocument, { done: "已重置" });
    return (
      <button type="button" onClick={() => void act.send({ id: "7" })}>
        重置
      </button>
    );
  }
  const asks = { __typename: "NotAllowed", code: "PROOF_BY_PASSWORD", message: "请先输入登录密码" };
  const open = () => {
    let proven = false;
    const served = serve({
      ResetStaffFactor: () => ({
        secondFactorReset: proven ? { __typename: "SecondFactorReset", ok: true } : asks,
      }),
      ProveIdentity: ({ passwordOrCode }) => {
        proven = passwordOrCode === "Demo@2027";
        return {
          proveIdentity: proven
            ? { __typename: "IdentityProven", until: "2027-05-20T02:00:00Z" }
            : invalid("passwordOrCode", "密码不正确"),
        };
      },
    });
    const shown = showDesk(
      <ProveIdentityProvider>
        <Act />
      </ProveIdentityProvider>,
    );
    press(/重置/);
    return { ...shown, served };
  };

  it("asks, and goes on by itself once it is proven", async () => {
    const { told, served } = open();
    await screen.findByText("请验证本人身份");
    type("登录密码", "wrong");
    press(/^验\s*证$/);
    expect(await screen.findByText("密码不正确")).toBeDefined();
    type("登录密码", "Demo@2027");
    press(/^验\s*证$/);
    await waitFor(() => expect(told.lines).toEqual(["done: 已重置"]));
    expect(served.of("ResetStaffFactor")).toHaveLength(2);
  });

  it("is not done when the user gives it up", async () => {
    const { told, served } = open();
    await screen.findByText("请验证本人身份");
    press(/^(取\s*消|Cancel)$/);
    await waitFor(() => expect(told.lines).toEqual(["refused: 请先输入登录密码"]));
    expect(served.of("ResetStaffFactor")).toHaveLength(1);
  });
});

describe("P-12 resetting the password of an account", () => {
  it("asks before, and shows the generated password once", async () => {
    const served = serve({
      ResetStaffPassword: {
        resetStaffPassword: { __typename: "StaffPasswordReset", password: "abcd-2345-efgh" },
      },
    });
    const account = { id: "7", username: "ylcj.jr", name: "陈晓" } as never;
    showDesk(<AccountResets account={account} />);
    press(/更\s*多/);
    fireEvent.click(await screen.findByText("重置密码"));
    fireEvent.click(await screen.findByText("确认重置"));
    expect(await screen.findByText("abcd-2345-efgh")).toBeDefined();
    expect(served.of("ResetStaffPassword")).toEqual([{ id: "7" }]);
  });
});

describe("P-12 找回用户名", () => {
  it("sends it to number or mail address, says the same whether there is one, and whom to call otherwise", async () => {
    const served = serve({ FindUsername: { findUsername: invalid("contact", "手机号码应为11位数字") } });
    showDesk(<StaffSignIn />);
    press(/忘记用户名或密码/);
    press(/发送用户名/);
    expect(await screen.findByText("请输入手机号码或邮箱")).toBeDefined();
    type("账号绑定的手机号码或邮箱", "123");
    press(/发送用户名/);
    expect(await screen.findByText("手机号码应为11位数字")).toBeDefined();
    served.answer("FindUsername", { findUsername: { __typename: "UsernameAsked", ok: true } });
    type("账号绑定的手机号码或邮箱", "13900000000");
    press(/发送用户名/);
    expect((await screen.findByRole("status")).textContent).toContain("如有账号绑定了");
    expect(screen.getByText(/请联系上级（或本单位）账号管理员/)).toBeDefined();
    press(/返回登录/);
    expect(screen.getByLabelText("用户名")).toBeDefined();
  });
});
