import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Space } from "antd";
import { RemoveEmployerMarkDocument } from "../gql/graphql.js";
import type { EmployerMark } from "./warning-documents.js";

/** What the own school may do with its mark: 修改, 移除. */
export function MarkActs({ mark, onChange }: { mark: EmployerMark; onChange(): void }) {
  const modal = useModal();
  const removal = useAct(RemoveEmployerMarkDocument, { done: "预警标记已移除", refetch: "screen" });
  const ask = () =>
    modal.confirm({
      title: `移除对「${mark.employerName}」的预警标记？`,
      content: "移除后，本校的预警信息不再显示。移除操作将记入日志。",
      okText: "确认移除",
      okButtonProps: { danger: true },
      onOk: () => removal.send({ id: mark.id }),
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
