import { refusalOf } from "@gd/web-kit";
import { Alert, Button, Table, Tag } from "antd";
import { Link } from "react-router";
import type { SendInvitationsMutation } from "../gql/graphql.js";
import { PageHeader } from "../parts/page-header.js";

/** What became of a bulk invitation. */
export type BulkInvitations = Extract<SendInvitationsMutation["sendInvitations"], { sent: number }>;

/** Which invitations went out, and for the others why not (F-29). */
export function BulkResult({ result }: { result: BulkInvitations }) {
  const { sent, refused, items } = result;
  return (
    <>
      <PageHeader
        title="批量发起签约结果"
        extra={
          <>
            <Link to="/favourites">
              <Button>返回学生收藏夹</Button>
            </Link>
            <Link to="/agreements/pending">
              <Button type="primary">查看签约中记录</Button>
            </Link>
          </>
        }
      />
      <Alert
        className="page-notice"
        type={refused === 0 ? "success" : "warning"}
        showIcon
        title={
          refused === 0
            ? `已发出 ${sent} 份签约邀请函。`
            : `已发出 ${sent} 份签约邀请函，${refused} 份未发出，原因见下表。`
        }
      />
      <section className="panel">
        <Table
          rowKey="favouriteId"
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={[...items]}
          columns={[
            { title: "序号", width: 64, render: (_value, _row, index) => index + 1 },
            { title: "学生姓名", dataIndex: "name", width: 160 },
            {
              title: "结果",
              width: 112,
              render: (_value, { result: one }) =>
                refusalOf(one) ? <Tag color="error">未发出</Tag> : <Tag color="success">已发出</Tag>,
            },
            { title: "说明", render: (_value, { result: one }) => refusalOf(one)?.message ?? "等待学生应约" },
          ]}
        />
      </section>
    </>
  );
}
