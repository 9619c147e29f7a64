import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { LoadFailure } from "@gd/web-kit/desk";
import { Button, Table, Tag } from "antd";
import { useState } from "react";
import { type SignInOutcome, StaffSignInsDocument } from "../gql/graphql.js";
import "./sign-ins.css";

const ROWS = 10;

const outcomes: Record<SignInOutcome, { label: string; good: boolean }> = {
  SIGNED_IN: { label: "登录成功", good: true },
  WRONG_PASSWORD: { label: "密码错误", good: false },
  WRONG_CODE: { label: "验证码错误", good: false },
  DISABLED: { label: "账号已停用", good: false },
  NO_MODULE: { label: "无可进入的模块", good: false },
};

/** 登录记录, newest first; of the viewer's own account where none is named. */
export function SignInHistory({ accountId }: { accountId?: string }) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  const { data, previousData, error, loading, refetch } = useQuery(StaffSignInsDocument, {
    variables: { accountId: accountId ?? null, first: ROWS, after: pages.at(-1) ?? null },
    fetchPolicy: "cache-and-network",
  });
  const page = (data ?? previousData)?.staffSignIns;
  if (error && !page) return <LoadFailure error={error} retry={refetch} />;
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        loading={loading && !page}
        pagination={false}
        scroll={{ x: 480 }}
        dataSource={[...(page?.rows ?? [])]}
        locale={{ emptyText: "暂无登录记录" }}
        columns={[
          { title: "时间", width: 142, className: "numeric", render: (_, row) => formatDateTime(row.at) },
          {
            title: "结果",
            width: 112,
            render: (_, { outcome }) => (
              <Tag color={outcomes[outcome].good ? "success" : "error"}>{outcomes[outcome].label}</Tag>
            ),
          },
          {
            title: "网络地址",
            width: 126,
            className: "numeric",
            render: (_, row) => row.address ?? "—",
          },
          { title: "浏览器", render: (_, row) => row.browser ?? "未识别" },
        ]}
      />
      <div className="history-pages">
        <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
          上一页
        </Button>
        <Button disabled={!page?.endCursor} onClick={() => setPages([...pages, page?.endCursor ?? null])}>
          下一页
        </Button>
      </div>
    </>
  );
}
