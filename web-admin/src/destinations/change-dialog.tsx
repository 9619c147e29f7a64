import { FormDialog, showRefusal } from "@gd/web-kit/desk";
import { Checkbox, Form } from "antd";
import { useState } from "react";
import { DestinationFields, type DestinationValues } from "../form/destination-fields.js";
import type { DestinationChangeInput, FormsOf } from "../gql/graphql.js";
import type { VerdictOutcome } from "../verdict/use-verdict.js";
import { changeToSend, nameInChange } from "./destination-change.js";

interface ChangeDialogProps {
  of: FormsOf;
  /** What the graduate submitted, or what a reviewer before made of it. */
  standing: Partial<DestinationValues>;
  busy: boolean;
  held: boolean;
  approve(changes: DestinationChangeInput): Promise<VerdictOutcome>;
  onClose(): void;
}

interface ChangeValues extends DestinationValues {
  agreedWithGraduate?: boolean;
}

/** 修改去向 (F-62): the change is saved with the approval; what is typed stays until it has been taken. */
export function ChangeDialog({ of, standing, busy, held, approve, onClose }: ChangeDialogProps) {
  const [form] = Form.useForm<ChangeValues>();
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async ({ agreedWithGraduate, ...values }: ChangeValues) => {
    setProblem(null);
    const changes = changeToSend(values, standing);
    if (!changes) return setProblem("去向内容未作修改。如无需修改，请关闭本窗口后直接通过。");
    const outcome = await approve({ ...changes, agreedWithGraduate: agreedWithGraduate === true });
    if (outcome.kind === "failed") setProblem(outcome.message);
    else if (outcome.kind === "refused") setProblem(showRefusal(form, outcome.refusal, nameInChange).above);
    else onClose();
  };
  return (
    <FormDialog
      title="修改去向"
      width={760}
      okText="保存修改并通过"
      form={form}
      problem={problem}
      // Beside the buttons, whatever part of a long form is in view.
      problemBelow
      running={busy}
      initialValues={standing}
      onSubmit={submit}
      onClose={onClose}
      className="dialog-scrolling"
      centered
    >
      <p className="dialog-text">
        修改内容随审核通过一并保存，系统将发送消息和短信通知毕业生，并向其展示修改前后的对比。
        {held ? "结论 10 秒后生效，其间可以撤销。" : "结论立即生效，不可撤销。"}带 *
        号的联系电话不作改动即保持原号码。
      </p>
      <DestinationFields of={of} />
      <Form.Item
        name="agreedWithGraduate"
        valuePropName="checked"
        rules={[
          {
            validator: (_, confirmed: unknown) =>
              confirmed === true
                ? Promise.resolve()
                : Promise.reject(new Error("请先与毕业生沟通一致，并勾选确认")),
          },
        ]}
      >
        <Checkbox>本人确认已就修改内容与毕业生沟通一致</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
