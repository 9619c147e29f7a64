// @vitest-environment happy-dom
import { errors, serve, unreachable } from "@gd/web-kit/testing";
import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { invalid, press, pressSoon, refused, showApp, type } from "../../test/show-app.js";
import { platform } from "../app/platform.js";
import { keepUnsaved, readUnsaved } from "../fill/unsaved.js";
import { SessionGate } from "./session-gate.js";
import { useSignOut } from "./use-session.js";

const viewer = {
  __typename: "GraduateViewer",
  name: "王子涵",
  schoolName: "云岭财经大学",
  departmentName: "会计学院",
  educationLevelLabel: "本科",
  majorName: "会计学",
  cohort: 2027,
  identity: "row-1",
  identities: 1,
  confirmedAt: "2026-10-01T02:00:00Z",
  consentDue: null,
  notOperatingReason: null,
  unreadMessages: 0,
  office: null,
};

function Form() {
  const [typed, setTyped] = useState("");
  const { signOut } = useSignOut();
  return (
    <>
      <label>
        岗位
        <input value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <button type="button" onClick={() => void signOut()}>
        离开
      </button>
    </>
  );
}

const open = (at = "/records/7") =>
  showApp(
    <SessionGate>
      <Form />
    </SessionGate>,
    at,
  );
const fillIn = (account: string, password: string) => {
  type("学信网账号", account);
  type("密码", password);
  press("登录");
};
const hasForm = () => screen.queryByLabelText("岗位") !== null;

describe("signing in", () => {
  it("asks for what is missing beside the field, without asking the server", async () => {
    const { of } = serve({ GraduateViewer: { graduateViewer: null } });
    open();
    await screen.findByText("毕业生登录");
    fillIn("  ", "");
    expect(await screen.findByText("请输入手机号码、邮箱或证件号码")).toBeDefined();
    expect(screen.getByText("请输入密码")).toBeDefined();
    expect(of("SignInGraduate")).toEqual([]);
  });

  it("shows what the server refuses: beside its field, or above the button", async () => {
    const served = serve({
      GraduateViewer: { graduateViewer: null },
      SignInGraduate: { signInGraduate: invalid("account", "账号格式不正确") },
    });
    open();
    await screen.findByText("毕业生登录");
    fillIn(" 139 ", "gd");
    expect(await screen.findByText("账号格式不正确")).toBeDefined();
    expect(served.of("SignInGraduate")).toEqual([{ account: "139", password: "gd" }]);
    served.answer("SignInGraduate", { signInGraduate: refused("账号或密码错误") });
    press("登录");
    await waitFor(() => expect(screen.getByRole("alert").textContent).toBe("账号或密码错误"));
    expect(screen.queryByText("账号格式不正确")).toBeNull();
    served.answer("SignInGraduate", unreachable);
    press("登录");
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("网络连接失败"));
  });

  it("leads to the address that was asked for", async () => {
    serve({ GraduateViewer: { graduateViewer: null }, SignInGraduate: { signInGraduate: viewer } });
    const { address } = open();
    await screen.findByText("毕业生登录");
    fillIn("13900000000", "gd-2027");
    await waitFor(() => expect(hasForm()).toBe(true));
    expect(address()).toBe("/records/7");
  });

  it("can be tried again when it is not known who is signed in", async () => {
    const served = serve({ GraduateViewer: unreachable });
    open();
    await screen.findByText("内容加载失败");
    served.answer("GraduateViewer", { graduateViewer: viewer });
    press("重新加载");
    await waitFor(() => expect(hasForm()).toBe(true));
  });
});

describe("a session that ends by itself", () => {
  const end = async () => {
    await waitFor(() => expect(hasForm()).toBe(true));
    type("岗位", "会计");
    const asked = platform.client.refetchQueries({ include: "active" }).catch(() => undefined);
    await act(async () => void (await asked));
    await screen.findByText("登录已失效");
  };

  it("keeps the page and what was typed under the sign-in, and goes on afterwards", async () => {
    const served = serve({
      GraduateViewer: { graduateViewer: viewer },
      SignInGraduate: { signInGraduate: viewer },
    });
    open();
    await waitFor(() => expect(hasForm()).toBe(true));
    served.answer("GraduateViewer", errors("UNAUTHENTICATED"));
    await end();
    served.answer("GraduateViewer", { graduateViewer: viewer });
    fillIn("13900000000", "gd-2027");
    await waitFor(() => expect(screen.queryByText("登录已失效")).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>("岗位").value).toBe("会计");
  });

  it("is given up with what was typed and not sent", async () => {
    keepUnsaved("7", { values: { employerName: "云岭" }, version: 1 });
    const served = serve({ GraduateViewer: { graduateViewer: viewer } });
    open();
    await waitFor(() => expect(hasForm()).toBe(true));
    served.answer("GraduateViewer", errors("UNAUTHENTICATED"));
    await end();
    press("退出登录");
    await screen.findByText("毕业生登录");
    expect(readUnsaved("7")).toBeNull();
  });
});

describe("another roster row of the person (F-01a)", () => {
  it("has pages of its own: nothing of the row that is left stays", async () => {
    const served = serve({ GraduateViewer: { graduateViewer: viewer } });
    open();
    await waitFor(() => expect(hasForm()).toBe(true));
    type("岗位", "会计");
    const read = () => platform.client.refetchQueries({ include: "active" });
    served.answer("GraduateViewer", { graduateViewer: { ...viewer, departmentName: "商学院" } });
    await act(async () => void (await read()));
    expect(screen.getByLabelText<HTMLInputElement>("岗位").value).toBe("会计");
    served.answer("GraduateViewer", { graduateViewer: { ...viewer, identity: "row-2", cohort: 2026 } });
    await act(async () => void (await read()));
    expect(screen.getByLabelText<HTMLInputElement>("岗位").value).toBe("");
  });
});

describe("signing out", () => {
  it("stays signed in, and says so, while the server cannot be reached", async () => {
    const served = serve({ GraduateViewer: { graduateViewer: viewer }, SignOut: unreachable });
    const { told, address } = open();
    await pressSoon("离开");
    await waitFor(() => expect(told.lines).toEqual(["failed: network"]));
    expect(hasForm()).toBe(true);
    served.answer("SignOut", { signOut: { __typename: "SignedOut", ok: true } });
    press("离开");
    await screen.findByText("毕业生登录");
    expect(address()).toBe("/");
  });
});

describe("registering", () => {
  it("names what is missing, and shows what is refused beside its field", async () => {
    const { of } = serve({
      GraduateViewer: { graduateViewer: null },
      RegisterGraduate: { registerGraduate: invalid("idNumber", "身份证号码校验位有误") },
    });
    open("/register");
    await screen.findByText("获取验证码");
    type("姓名", "王子涵");
    type("设置密码", "gd-2027x");
    type("确认密码", "gd-2027y");
    press("获取验证码");
    expect(await screen.findByText("请填写学号")).toBeDefined();
    expect(screen.getByText("两次输入的密码不一致")).toBeDefined();
    expect(of("RegisterGraduate")).toEqual([]);
    const rest = {
      证件号码: "110105200301011234",
      学号: "2023001",
      考生号: "23510100",
      手机号码或邮箱: "13900000000",
    };
    for (const [label, text] of Object.entries({ ...rest, 确认密码: "gd-2027x" })) type(label, text);
    press("获取验证码");
    expect(await screen.findByText("身份证号码校验位有误")).toBeDefined();
    expect(of("RegisterGraduate")[0]?.input).toEqual({
      name: "王子涵",
      idNumber: "110105200301011234",
      studentNumber: "2023001",
      candidateNumber: "23510100",
      password: "gd-2027x",
      mobile: "13900000000",
      email: null,
    });
  });

  it("asks for the consent with the code, and says beside the box what is missing (A-49)", async () => {
    const served = serve({
      GraduateViewer: { graduateViewer: null },
      PrivacyNotice: { portalText: { __typename: "PortalText", version: 3 } },
      RegisterGraduate: {
        registerGraduate: { __typename: "CodeSent", ticket: "t-1", sentTo: "w***@mail.example" },
      },
      ConfirmRegistration: { confirmRegistration: invalid("consentTo", "说明已更新，请重新阅读") },
    });
    open("/register");
    await screen.findByText("获取验证码");
    const rest = {
      姓名: "王子涵",
      证件号码: "110105200301011234",
      学号: "2023001",
      手机号码或邮箱: "wang@mail.example",
      设置密码: "gd-2027x",
      确认密码: "gd-2027x",
    };
    for (const [label, text] of Object.entries(rest)) type(label, text);
    press("获取验证码");
    expect(await screen.findByText(/验证码已发送至 w\*{3}@mail\.example/)).toBeDefined();
    expect(served.of("RegisterGraduate")[0]?.input).toMatchObject({
      mobile: null,
      email: "wang@mail.example",
    });
    type("验证码", "123456");
    const box =
      await screen.findByLabelText<HTMLInputElement>(/我已阅读并同意《个人信息保护说明》（第 3 版）/);
    press("注册并登录");
    expect(await screen.findByText("请先阅读并勾选同意《个人信息保护说明》")).toBeDefined();
    expect(served.of("ConfirmRegistration")).toEqual([]);
    act(() => box.click());
    press("注册并登录");
    expect(await screen.findByText("说明已更新，请重新阅读")).toBeDefined();
    expect(served.of("ConfirmRegistration")).toEqual([{ ticket: "t-1", code: "123456", consentTo: 3 }]);
  });
});
