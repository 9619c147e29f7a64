import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Form, Modal } from "antd";
import { useState } from "react";
import { graphql } from "../gql/index.js";
import { QueueCountsQuery } from "../layout/queue-counts.js";
import { JustificationFields, type JustificationValues, problemsByField } from "./justification-fields.js";

const ForceTerminationMutation = graphql(`
  mutation ForceTermination($id: ID!, $justification: JustificationInput!) {
    forceTermination(id: $id, justification: $justification) {
      __typename
      ... on RecordChanged {
        record {
          id
          status
        }
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

interface ForceDialogProps {
  recordId: string;
  employerName: string;
  /** How long the employer has not answered, in words. */
  waited: string;
  onClose(): void;
  /** Done, or not possible any more: the page is read again. */
  onChanged(): void;
}

/** 强制解约 (F-52): the school ends an agreement whose employer does not answer the graduate's request. */
export function ForceDialog({ recordId, employerName, waited, onClose, onChanged }: ForceDialogProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<JustificationValues>();
  const [force, { loading }] = useMutation(ForceTerminationMutation, { refetchQueries: [QueueCountsQuery] });
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (values: JustificationValues) => {
    setProblem(null);
    try {
      const justification = { ...values, statement: values.statement.trim() };
      const { data } = await force({ variables: { id: recordId, justification } });
      const refusal = refusalOf(data?.forceTermination);
      if (!refusal) {
        message.success("已强制解约，将通知毕业生和用人单位");
        onClose();
        return onChanged();
      }
      const problems = problemsByField(refusal.fields);
      form.setFields(problems as Parameters<typeof form.setFields>[0]);
      if (problems.length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Modal
      open
      title="强制解约"
      width={600}
      okText="确认强制解约"
      okButtonProps={{ danger: true }}
      confirmLoading={loading}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <Alert
        type="warning"
        showIcon
        className="form-problem"
        title={`强制解约后，该生与“${employerName}”的就业协议立即终止，不可撤销，并通知双方。${waited}。`}
      />
      <Form form={form} layout="vertical" onFinish={submit}>
        <JustificationFields recordId={recordId} />
      </Form>
    </Modal>
  );
}
