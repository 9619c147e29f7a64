import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Button, Form, Input, Space } from "antd";
import { LiftSuspensionDocument, SuspendEmployerDocument } from "../gql/graphql.js";
import { Effects } from "./effects.js";
import type { Employer } from "./employer-documents.js";

interface SuspensionDialogProps {
  employer: Employer;
  onClose(): void;
}

const usualReasons = [
  "经核实，认证材料与实际情况不符",
  "多所学校反映发布虚假招聘信息，正在核实",
  "单位已注销或被吊销营业执照",
];

const usualLiftings = ["经核实，反映的问题不属实", "单位已整改并提交证明材料"];

/** 暂停使用 with what it does now, or 恢复使用 (F-76). */
export function SuspensionDialog({ employer, onClose }: SuspensionDialogProps) {
  const lifts = employer.state === "SUSPENDED";
  const [form] = Form.useForm<{ reason: string }>();
  const after = { after: onClose, refetch: "screen" } as const;
  const suspension = useFormAct(SuspendEmployerDocument, form, { done: "单位已暂停使用", ...after });
  const lifting = useFormAct(LiftSuspensionDocument, form, { done: "单位已恢复使用", ...after });
  const act = lifts ? lifting : suspension;
  const word = lifts ? "恢复" : "暂停";
  return (
    <FormDialog
      title={`${word}使用：${employer.name}`}
      width={600}
      okText={`确认${word}使用`}
      danger={!lifts}
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ reason }) => act.send({ input: { id: employer.id, reason } })}
      onClose={onClose}
    >
      {lifts ? (
        <p className="dialog-text">
          恢复后，单位可以继续查询和邀请毕业生，未到期的邀请可以继续应约。暂停期间应约截止时间照常计算。
        </p>
      ) : (
        <>
          <p>暂停立即生效，并将原因告知单位。暂停期间：</p>
          <Effects effects={employer.suspensionEffects} />
        </>
      )}
      <Space wrap size={8} className="employer-reasons">
        {(lifts ? usualLiftings : usualReasons).map((reason) => (
          <Button key={reason} size="small" onClick={() => form.setFieldsValue({ reason })}>
            {reason}
          </Button>
        ))}
      </Space>
      <Form.Item
        name="reason"
        label={`${word}原因`}
        rules={[{ required: true, whitespace: true, message: `请填写${word}原因` }]}
      >
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}
