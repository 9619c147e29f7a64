import { Alert, Table, Tag } from "antd";
import type { BulkReviewItem, QueueRow } from "./queue-documents.js";

/** What became of each record, refused ones first. */
export function BulkOutcome({
  items,
  rows,
  counterpart,
}: {
  items: readonly BulkReviewItem[];
  rows: readonly QueueRow[];
  /** What the records are about, as the list calls it. */
  counterpart: string;
}) {
  const employers = new Map(rows.map((row) => [row.id, row.employerName]));
  const refused = items.filter((item) => !item.ok).length;
  const done = items.length - refused;
  return (
    <>
      <Alert
        type={refused === 0 ? "success" : done === 0 ? "error" : "warning"}
        showIcon
        className="form-problem"
        title={
          refused === 0
            ? `${done} 条记录全部处理成功。`
            : `${done} 条处理成功，${refused} 条未处理，原因见下表。`
        }
      />
      <Table<BulkReviewItem>
        size="small"
        rowKey="recordId"
        pagination={false}
        scroll={{ y: 360 }}
        dataSource={[...items].sort((a, b) => Number(a.ok) - Number(b.ok))}
        columns={[
          {
            title: "结果",
            width: 84,
            render: (_, item) => <Tag color={item.ok ? "green" : "red"}>{item.ok ? "已处理" : "未处理"}</Tag>,
          },
          { title: "姓名", dataIndex: "graduateName", width: 120 },
          { title: counterpart, width: 220, render: (_, item) => employers.get(item.recordId) },
          { title: "说明", dataIndex: "message" },
        ]}
      />
    </>
  );
}
