import { Alert, Table, Tag } from "antd";

/** What became of one of many. */
export interface BulkItem {
  id: string;
  name: string;
  ok: boolean;
  message: string;
  /** What the record is about, where the list says so. */
  about?: string | undefined;
}

interface BulkOutcomeProps {
  items: readonly BulkItem[];
  /** Of one that was done, e.g. 已处理. */
  doneWord: string;
  /** In words, of so many done and refused. */
  summary(done: number, refused: number): string;
  /** Title of what the records are about; absent: there is no such column. */
  aboutTitle?: string;
}

/** What became of each of many, refused ones first. */
export function BulkOutcome({ items, doneWord, summary, aboutTitle }: BulkOutcomeProps) {
  const refused = items.filter((item) => !item.ok).length;
  const done = items.length - refused;
  return (
    <>
      <Alert
        type={refused === 0 ? "success" : done === 0 ? "error" : "warning"}
        showIcon
        className="form-problem"
        title={summary(done, refused)}
      />
      <Table<BulkItem>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 360 }}
        dataSource={[...items].sort((a, b) => Number(a.ok) - Number(b.ok))}
        columns={[
          {
            title: "结果",
            width: 84,
            render: (_, { ok }) => <Tag color={ok ? "success" : "error"}>{ok ? doneWord : "未处理"}</Tag>,
          },
          { title: "姓名", dataIndex: "name", width: 120 },
          ...(aboutTitle ? [{ title: aboutTitle, dataIndex: "about", width: 220 }] : []),
          { title: "说明", dataIndex: "message" },
        ]}
      />
    </>
  );
}
