import { FormDialog, showRefusal } from "@gd/web-kit/desk";
import { Form, Radio } from "antd";
import { useState } from "react";
import type { TerminationEndingInput } from "../gql/graphql.js";
import type { VerdictOutcome } from "../verdict/use-verdict.js";
import { JustificationFields, type JustificationValues } from "./justification-fields.js";

interface EndingDialogProps {
  recordId: string;
  busy: boolean;
  /** Ten seconds to undo it (F-18). */
  held: boolean;
  approve(ending: TerminationEndingInput): Promise<VerdictOutcome>;
  onClose(): void;
}

interface EndingValues extends JustificationValues {
  kind: TerminationEndingInput["kind"];
}

/** The school's approval of an offline termination: 双方同意解约, or 学生单方面解约 with its reasons (F-54). */
export function EndingDialog({ recordId, busy, held, approve, onClose }: EndingDialogProps) {
  const [form] = Form.useForm<EndingValues>();
  const kind = Form.useWatch("kind", form);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async ({ kind: chosen, ...given }: EndingValues) => {
    setProblem(null);
    const outcome = await approve(
      chosen === "UNILATERAL"
        ? { kind: chosen, justification: { ...given, statement: given.statement.trim() } }
        : { kind: chosen },
    );
    // What was written stays: the network may be back, or the record be looked at again, before it is given up.
    if (outcome.kind === "failed") setProblem(outcome.message);
    else if (outcome.kind === "refused") setProblem(showRefusal(form, outcome.refusal).above);
    else onClose();
  };
  return (
    <FormDialog
      title="同意解约"
      width={600}
      okText="确认通过"
      form={form}
      problem={problem}
      running={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="dialog-text">
        通过后该就业协议终止，去向变更为待就业并报送就业管理系统。
        {held ? "结论 10 秒后生效，其间可以撤销。" : "结论立即生效，不可撤销。"}
      </p>
      <Form.Item
        name="kind"
        label="解约方式"
        rules={[{ required: true, message: "请选择双方同意解约或学生单方面解约" }]}
      >
        <Radio.Group
          options={[
            { value: "MUTUAL", label: "双方同意解约" },
            { value: "UNILATERAL", label: "学生单方面解约" },
          ]}
        />
      </Form.Item>
      {kind === "UNILATERAL" && <JustificationFields recordId={recordId} />}
    </FormDialog>
  );
}
