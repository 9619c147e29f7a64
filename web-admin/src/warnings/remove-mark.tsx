import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-shared";
import { App, Button } from "antd";
import { ReviewPageQuery } from "../review/review-documents.js";
import { type EmployerMark, OwnEmployerMarksQuery, RemoveEmployerMarkMutation } from "./warning-documents.js";

/** Takes the own school's mark away, after asking (F-75). */
export function RemoveMark({ mark }: { mark: EmployerMark }) {
  const { modal, message } = App.useApp();
  const [removeMark] = useMutation(RemoveEmployerMarkMutation, {
    refetchQueries: [OwnEmployerMarksQuery, ReviewPageQuery],
  });
  const remove = async () => {
    try {
      const { data } = await removeMark({ variables: { id: mark.id } });
      const refusal = refusalOf(data?.removeEmployerMark);
      if (refusal) message.error(refusal.message);
      else message.success("预警已取消");
    } catch (failure) {
      message.error(explainFailure(failure).message);
    }
  };
  const ask = () =>
    modal.confirm({
      title: `取消对“${mark.employerName}”的预警？`,
      content: "取消后，该单位不再因本校的标记提示毕业生和审核人员。",
      okText: "确认取消预警",
      cancelText: "返回",
      onOk: remove,
    });
  return (
    <Button
      type="link"
      size="small"
      danger
      className="link-in-row"
      aria-label={`取消对 ${mark.employerName} 的预警`}
      onClick={ask}
    >
      取消预警
    </Button>
  );
}
