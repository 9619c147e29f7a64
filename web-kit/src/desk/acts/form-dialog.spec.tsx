// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { Form, Input } from "antd";
import { parse } from "graphql";
import { describe, expect, it, vi } from "vitest";
import { serve, show, unreachable } from "../../../testing/index.js";
import { onDesk } from "../testing.js";
import { FormDialog } from "./form-dialog.js";
import { useFormAct } from "./use-form-act.js";

const Refuse = parse(`
  mutation Refuse($id: ID!, $reason: String!) {
    refuse(id: $id, reason: $reason) {
      __typename
      ... on Refusal { code message }
      ... on InvalidInput { fields { field message } }
    }
  }
`) as TypedDocumentNode<{ refuse: { __typename: string } }, { id: string; reason: string }>;

/** Without a ref that antd could take hold of. */
function OwnControl({ id }: { id?: string }) {
  return <button type="button" id={id} aria-label="选择学校" />;
}

function RefuseDialog({ close }: { close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const refuse = useFormAct(Refuse, form, { done: "已拒绝", after: close });
  return (
    <FormDialog
      title="拒绝解约"
      okText="确认拒绝"
      width={520}
      form={form}
      running={refuse.running}
      problem={refuse.problem}
      onSubmit={({ reason }) => refuse.send({ id: "7", reason })}
      onClose={close}
    >
      <Form.Item name="reason" label="原因" rules={[{ required: true, message: "请填写原因" }]}>
        <Input />
      </Form.Item>
      <Form.Item name="schoolId" label="学校">
        <OwnControl />
      </Form.Item>
    </FormDialog>
  );
}

const invalid = (field: string, message = "原因最多 500 个字") => ({
  refuse: {
    __typename: "InvalidInput",
    code: "INVALID_INPUT",
    message: "输入有误",
    fields: [{ field, message }],
  },
});
const submit = (reason: string) => {
  fireEvent.change(screen.getByLabelText("原因"), { target: { value: reason } });
  fireEvent.click(screen.getByText("确认拒绝"));
};

describe("an act with a form", () => {
  it("is not sent before the form is filled in", async () => {
    const { sent } = serve({});
    show(onDesk(<RefuseDialog close={() => undefined} />));
    submit("");
    expect(await screen.findByText("请填写原因")).toBeDefined();
    expect(sent).toEqual([]);
  });

  it("closes when it is done, and tells so", async () => {
    const { of } = serve({ Refuse: { refuse: { __typename: "RecordChanged" } } });
    const close = vi.fn();
    const { told } = show(onDesk(<RefuseDialog close={close} />));
    submit("岗位急需");
    await waitFor(() => expect(told.lines).toEqual(["done: 已拒绝"]));
    expect(close).toHaveBeenCalledOnce();
    expect(of("Refuse")).toEqual([{ id: "7", reason: "岗位急需" }]);
  });

  it("stays open: what is refused of a field stands beside it, everything else above the form", async () => {
    const served = serve({ Refuse: invalid("input.reason") });
    const close = vi.fn();
    const { told } = show(onDesk(<RefuseDialog close={close} />));
    submit("太长");
    expect(await screen.findByText("原因最多 500 个字")).toBeDefined();
    expect(screen.queryByText("输入有误")).toBeNull();
    served.answer("Refuse", {
      refuse: { __typename: "NotAllowed", code: "FROZEN", message: "该记录已失效" },
    });
    submit("又一次");
    expect((await screen.findByText("该记录已失效")).closest('[role="alert"]')).not.toBeNull();
    served.answer("Refuse", invalid("input.schoolId", "学校不存在"));
    submit("第三次");
    const beside = await screen.findByText("学校不存在");
    expect(beside.closest(".ant-form-item")?.querySelector('[aria-label="选择学校"]')).not.toBeNull();
    served.answer("Refuse", invalid("input.evidence", "请上传材料"));
    submit("再一次");
    await screen.findByText("请上传材料");
    expect(screen.queryByText("该记录已失效")).toBeNull();
    expect(close).not.toHaveBeenCalled();
    expect(told.lines).toEqual([]);
  });

  it("says a broken line above the form, and what was typed stays", async () => {
    serve({ Refuse: unreachable });
    show(onDesk(<RefuseDialog close={() => undefined} />));
    submit("岗位急需");
    await screen.findByText("网络连接失败，请检查网络后重试。");
    expect(screen.getByLabelText<HTMLInputElement>("原因").value).toBe("岗位急需");
  });
});
