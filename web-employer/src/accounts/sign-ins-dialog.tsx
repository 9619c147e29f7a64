import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Dialog, LoadFailure } from "@gd/web-kit/desk";
import { Button, Table, Tag } from "antd";
import { useState } from "react";
import { EmployerSignInsDocument } from "../gql/graphql.js";

const ROWS = 10;

/** 登录记录 of one account, newest first (F-72). */
export function SignInsDialog({
  account,
  close,
}: {
  account: { id: string; name: string };
  close: () => void;
}) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  const { data, previousData, error, loading, refetch } = useQuery(EmployerSignInsDocument, {
    variables: { accountId: account.id, first: ROWS, after: pages.at(-1) ?? null },
  });
  const page = (data ?? previousData)?.employerSignIns;
  return (
    <Dialog open title={`登录记录：${account.name}`} footer={null} width={560} onCancel={close}>
      {error && !page ? (
        <LoadFailure error={error} retry={refetch} />
      ) : (
        <Table
          size="small"
          rowKey="id"
          loading={loading && !page}
          pagination={false}
          dataSource={[...(page?.rows ?? [])]}
          locale={{ emptyText: "暂无登录记录" }}
          columns={[
            {
              title: "时间",
              width: 180,
              className: "digits",
              render: (_value, row) => formatDateTime(row.at),
            },
            {
              title: "结果",
              width: 120,
              render: (_value, row) =>
                row.refused ? <Tag color="error">账号已停用</Tag> : <Tag color="success">登录成功</Tag>,
            },
            { title: "网络地址", className: "digits", render: (_value, row) => row.address ?? "—" },
          ]}
        />
      )}
      <div className="dialog-buttons">
        <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
          上一页
        </Button>
        <Button disabled={!page?.endCursor} onClick={() => setPages([...pages, page?.endCursor ?? null])}>
          下一页
        </Button>
      </div>
    </Dialog>
  );
}
