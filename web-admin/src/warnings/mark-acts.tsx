import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { App, Button, Space } from "antd";
import { ReviewPageQuery } from "../review/review-documents.js";
import { type EmployerMark, OwnEmployerMarksQuery, RemoveEmployerMarkMutation } from "./warning-documents.js";

/** What the own school may do with its mark: 修改, 移除. */
export function MarkActs({ mark, onChange }: { mark: EmployerMark; onChange(): void }) {
  const { modal, message } = App.useApp();
  const [remove] = useMutation(RemoveEmployerMarkMutation, {
    refetchQueries: [OwnEmployerMarksQuery, ReviewPageQuery],
    awaitRefetchQueries: true,
  });
  const take = async () => {
    try {
      const refusal = refusalOf((await remove({ variables: { id: mark.id } })).data?.removeEmployerMark);
      if (refusal) message.error(refusal.message);
      else message.success("预警标记已移除");
    } catch (failure) {
      message.error(explainFailure(failure).message);
    }
  };
  const ask = () =>
    modal.confirm({
      title: `移除对“${mark.employerName}”的预警标记？`,
      content: "移除后，本校的预警信息不再显示。移除操作将记入日志。",
      okText: "确认移除",
      okButtonProps: { danger: true },
      onOk: take,
    });
  return (
    <Space size="small">
      <Button size="small" type="link" onClick={onChange}>
        修改
      </Button>
      <Button size="small" type="link" danger onClick={ask}>
        移除
      </Button>
    </Space>
  );
}
