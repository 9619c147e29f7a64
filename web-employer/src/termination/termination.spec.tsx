// @vitest-environment happy-dom
import { onDesk } from "@gd/web-kit/desk/testing";
import { serve, show, unreachable } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { AskDialog } from "./ask-dialog.js";
import { RefuseDialog } from "./refuse-dialog.js";
import { TerminationPanel } from "./termination-panel.js";

const reasons = {
  catalogue: [{ __typename: "CatalogueEntry", code: "1", label: "个人原因", pinyin: "ge ren yuan yin" }],
};
const changed = { __typename: "RecordChanged", alreadyDone: false };
const refused = { __typename: "NotAllowed", code: "TERMINATIONS_USED_UP", message: "本届解约次数已用完。" };

const press = (name: string) => fireEvent.click(screen.getByText(name));
const write = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

async function choose(label: string, option: string): Promise<void> {
  fireEvent.mouseDown(screen.getByLabelText(label));
  fireEvent.click(await screen.findByText(option));
}

describe("发起解约 (F-50)", () => {
  it("wants a reason and an explanation, and sends one request under one id however often it is tried", async () => {
    const served = serve({ TerminationReasons: reasons, AskTermination: unreachable });
    const close = vi.fn();
    const { told } = show(onDesk(<AskDialog agreementId="7" close={close} />), { app: "employer" });
    press("提交解约申请");
    expect(await screen.findByText("请填写解约说明")).toBeDefined();
    expect(served.of("AskTermination")).toEqual([]);
    await choose("解约原因", "个人原因");
    write("解约说明（学生及学校可见）", "双方协商一致");
    press("提交解约申请");
    await screen.findByText("网络连接失败，请检查网络后重试。");
    served.answer("AskTermination", { askTermination: changed });
    press("提交解约申请");
    await waitFor(() => expect(told.lines).toEqual(["done: 已发起解约申请，等待学生应约"]));
    expect(close).toHaveBeenCalledOnce();
    const inputs = served.of("AskTermination").map(({ input }) => input as Record<string, unknown>);
    expect(inputs[0]).toMatchObject({
      agreementId: "7",
      reasonCode: "1",
      explanation: "双方协商一致",
      uploadIds: [],
    });
    expect(inputs[1]?.id).toBe(inputs[0]?.id);
  });

  it("stays open with what was typed when it is refused", async () => {
    serve({ TerminationReasons: reasons, AskTermination: { askTermination: refused } });
    const close = vi.fn();
    show(onDesk(<AskDialog agreementId="7" close={close} />), { app: "employer" });
    await choose("解约原因", "个人原因");
    write("解约说明（学生及学校可见）", "双方协商一致");
    press("提交解约申请");
    await screen.findByText("本届解约次数已用完。");
    expect(screen.getByLabelText<HTMLTextAreaElement>("解约说明（学生及学校可见）").value).toBe(
      "双方协商一致",
    );
    expect(close).not.toHaveBeenCalled();
  });
});

describe("拒绝解约 (F-50)", () => {
  it("shows what the server refuses of the reason beside it", async () => {
    const fields = [{ __typename: "FieldProblem", field: "reason", message: "拒绝解约的原因最多 500 个字" }];
    const invalid = { __typename: "InvalidInput", code: "INVALID_INPUT", message: "输入有误", fields };
    serve({ RefuseTermination: { refuseTermination: invalid } });
    show(onDesk(<RefuseDialog id="9" close={() => undefined} />), { app: "employer" });
    write("拒绝原因（学生可见）", "继续履行");
    press("确认拒绝");
    await screen.findByText("拒绝解约的原因最多 500 个字");
    expect(screen.queryByText("输入有误")).toBeNull();
  });
});

describe("the end of an agreement on its page", () => {
  const signed = { id: "7", holds: true, waitsFor: null, number: "20270001" } as const;
  const invited = { id: "7", holds: false, waitsFor: "GRADUATE", number: null } as const;
  const termination = (more: object) => ({
    agreementTermination: { __typename: "AgreementTermination", agreementId: "7", latest: null, ...more },
  });

  it("closes 发起解约 with the server's reason", async () => {
    serve({ AgreementTermination: termination({ mayAsk: false, whyNot: "该毕业生信息已失效，不能操作。" }) });
    show(onDesk(<TerminationPanel agreement={signed} />), { app: "employer" });
    const button = (await screen.findByText("发起解约")).closest("button");
    expect(button?.disabled).toBe(true);
    fireEvent.mouseEnter(button?.parentElement ?? document.body);
    await screen.findByText("该毕业生信息已失效，不能操作。");
  });

  it("says nothing, and asks nothing, of an agreement that is not in force", () => {
    const { sent } = serve({});
    show(onDesk(<TerminationPanel agreement={invited} />), { app: "employer" });
    expect(screen.queryByText("解约")).toBeNull();
    expect(sent).toEqual([]);
  });
});
