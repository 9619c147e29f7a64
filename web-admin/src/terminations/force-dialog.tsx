import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Alert, Form } from "antd";
import { ForceTerminationDocument } from "../gql/graphql.js";
import { JustificationFields, type JustificationValues } from "./justification-fields.js";

interface ForceDialogProps {
  recordId: string;
  employerName: string;
  /** How long the employer has not answered, in words. */
  waited: string;
  onClose(): void;
}

/** 强制解约 (F-52): the school ends an agreement whose employer does not answer the graduate's request. */
export function ForceDialog({ recordId, employerName, waited, onClose }: ForceDialogProps) {
  const [form] = Form.useForm<JustificationValues>();
  const force = useFormAct(ForceTerminationDocument, form, {
    done: "已强制解约，将通知毕业生和用人单位",
    after: onClose,
    refetch: "screen",
  });
  return (
    <FormDialog
      title="强制解约"
      width={600}
      okText="确认强制解约"
      danger
      form={form}
      problem={force.problem}
      running={force.running}
      onSubmit={(values) =>
        force.send({ id: recordId, justification: { ...values, statement: values.statement.trim() } })
      }
      onClose={onClose}
    >
      <Alert
        type="warning"
        showIcon
        className="form-problem"
        title={`强制解约后，该生与「${employerName}」的就业协议立即终止，不可撤销，并通知双方。${waited}。`}
      />
      <JustificationFields recordId={recordId} />
    </FormDialog>
  );
}
