// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { describe, expect, it, vi } from "vitest";
import { serve, show } from "../../testing/index.js";
import { useAct } from "../acts/use-act.js";
import { reasonText } from "../record/timeline.js";
import type { RecordFiles } from "../uploads/use-record-files.js";
import { ActButton } from "./acts/act-button.js";
import { FilesList } from "./files/files-list.js";
import { MessagePage } from "./page/message-page.js";
import { RecordTimeline } from "./record/record-timeline.js";
import { SignInForm } from "./session/sign-in-form.js";
import { onDesk } from "./testing.js";

const press = (name: string) => {
  const text = screen.getByText(name);
  fireEvent.click(text.closest("button") ?? text);
};

describe("the button of an act", () => {
  it("does the act where it is open", () => {
    const act = vi.fn();
    show(
      onDesk(
        <ActButton act={{ allowed: true, reason: null }} onClick={act}>
          撤回邀请
        </ActButton>,
      ),
    );
    press("撤回邀请");
    expect(act).toHaveBeenCalledOnce();
  });

  it("says why where it is closed, to the keyboard too", async () => {
    show(onDesk(<ActButton act={{ allowed: false, reason: "已过应约截止时间" }}>撤回邀请</ActButton>));
    const button = screen.getByText("撤回邀请").closest("button");
    expect(button?.disabled).toBe(true);
    fireEvent.focus(button?.parentElement ?? document.body);
    await screen.findByText("已过应约截止时间");
  });
});

describe("signing in", () => {
  const SignIn = parse(`
    mutation SignIn($username: String!, $password: String!) {
      signIn(username: $username, password: $password) {
        __typename
        ... on Refusal { code message }
        ... on InvalidInput { fields { field message } }
      }
    }
  `) as TypedDocumentNode<{ signIn: { __typename: string } }, { username: string; password: string }>;

  function SignInHere({ only, enter }: { only?: string; enter: () => void }) {
    const act = useAct(SignIn, {
      after: enter,
      fields: ["username", "password"],
      refusal: "here",
      failure: "here",
    });
    const account = {
      name: "username",
      label: "用户名",
      problemOf: (username: string) => (username ? null : "请输入用户名"),
    };
    return (
      <SignInForm
        act={act}
        account={account}
        only={only}
        onSubmit={(username, password) => act.send({ username, password })}
      />
    );
  }
  const write = (label: string, text: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  const refused = (more: object) => ({ signIn: { code: "INVALID_INPUT", message: "输入有误", ...more } });

  it("sends the account without spaces around it, and goes on", async () => {
    const { of } = serve({ SignIn: { signIn: { __typename: "Viewer" } } });
    const enter = vi.fn();
    show(onDesk(<SignInHere enter={enter} />));
    write("用户名", " jiangdong ");
    write("密码", "secret");
    press("登录");
    await waitFor(() => expect(enter).toHaveBeenCalledOnce());
    expect(of("SignIn")).toEqual([{ username: "jiangdong", password: "secret" }]);
  });

  it("shows what is wrong beside its field, or above the form", async () => {
    const fields = [{ field: "password", message: "密码错误" }];
    const served = serve({ SignIn: refused({ __typename: "InvalidInput", fields }) });
    const enter = vi.fn();
    show(onDesk(<SignInHere enter={enter} />));
    write("用户名", "jiangdong");
    write("密码", "wrong");
    press("登录");
    await screen.findByText("密码错误");
    served.answer("SignIn", refused({ __typename: "LimitReached", code: "LIMIT", message: "账号已锁定。" }));
    write("密码", "again");
    press("登录");
    await screen.findByText("账号已锁定。");
    expect(enter).not.toHaveBeenCalled();
  });

  it("says beside the fields what is missing, and shows the password to whoever asks", async () => {
    const { of } = serve({});
    show(onDesk(<SignInHere enter={() => undefined} />));
    press("登录");
    await screen.findByText("请输入用户名");
    expect(screen.getByText("请输入密码")).toBeDefined();
    expect(of("SignIn")).toEqual([]);
    press("显示密码");
    expect(screen.getByLabelText<HTMLInputElement>("密码").type).toBe("text");
  });

  it("again lets only the account go on whose page it is", () => {
    serve({});
    show(onDesk(<SignInHere only="jiangdong" enter={() => undefined} />));
    const account = screen.getByLabelText<HTMLInputElement>("用户名");
    expect([account.value, account.disabled]).toEqual(["jiangdong", true]);
  });
});

describe("files under way", () => {
  const file = (id: string, more: object) => ({
    id,
    file: new File(["x"], `${id}.pdf`),
    state: "SENDING",
    progress: 0.4,
    message: null,
    upload: null,
    ...more,
  });

  it("show how far each has come; what failed can be tried again, each can be taken away", () => {
    const files = {
      files: [
        file("done", { state: "DONE", progress: 1 }),
        file("sending", {}),
        file("failed", { state: "FAILED", message: "网络连接中断" }),
      ],
      add: vi.fn(),
      retry: vi.fn(),
      remove: vi.fn(),
    };
    show(onDesk(<FilesList files={files as unknown as RecordFiles} label="选择文件" note="" id="chooser" />));
    expect(screen.getByText("已上传")).toBeDefined();
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40");
    expect(screen.getByRole("alert").textContent).toBe("网络连接中断");
    press("重试");
    expect(files.retry).toHaveBeenCalledWith("failed");
    fireEvent.click(screen.getAllByText("移除")[0]?.closest("button") ?? document.body);
    expect(files.remove).toHaveBeenCalledWith("done");
    const chosen = [new File(["y"], "new.pdf")];
    fireEvent.change(document.getElementById("chooser") ?? document.body, { target: { files: chosen } });
    expect(files.add).toHaveBeenCalledWith(chosen);
  });
});

describe("a record's history", () => {
  it("stands with the newest first; of one moment, the later one", () => {
    const entries = [
      { id: "a", at: "2027-03-01T00:00:00Z", title: "发起" },
      { id: "c", at: "2027-03-02T00:00:00Z", title: "学院通过" },
      { id: "d", at: "2027-03-02T00:00:00Z", title: "签约完成" },
    ];
    show(
      onDesk(
        <RecordTimeline entries={entries} colourOf={() => "blue"}>
          {({ title }) => <p className="title">{title}</p>}
        </RecordTimeline>,
      ),
    );
    const titles = [...document.querySelectorAll(".title")].map(({ textContent }) => textContent);
    expect(titles).toEqual(["签约完成", "学院通过", "发起"]);
    expect(reasonText({ reasonCategory: "材料有误", reason: "照片模糊" })).toBe("材料有误：照片模糊");
    expect(reasonText({ reasonCategory: null, reason: null })).toBe("");
  });
});

describe("a page that has nothing to show", () => {
  it("names itself in the tab and leads on", () => {
    const { address } = show(onDesk(<MessagePage title="页面不存在" text="请核对访问地址。" />), {
      at: "/x",
    });
    expect(document.title).toBe("页面不存在 · 测试");
    press("返回首页");
    expect(address()).toBe("/");
  });
});
