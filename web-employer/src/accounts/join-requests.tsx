import { useQuery } from "@apollo/client/react";
import { formatDateTime, useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Card, Table } from "antd";
import { AnswerJoinRequestDocument, JoinRequestsDocument, type JoinRequestsQuery } from "../gql/graphql.js";

type Request = JoinRequestsQuery["joinRequests"][number];

/** 申请加入: whoever registered with the organisation's code and asks to be let in (F-72); the person in charge decides. */
export function JoinRequests() {
  const { data, previousData } = useQuery(JoinRequestsDocument);
  const requests = (data ?? previousData)?.joinRequests ?? [];
  if (requests.length === 0) return null;
  return (
    <Card title={`申请加入本单位（${requests.length}）`} className="join-requests">
      <Table
        rowKey="id"
        pagination={false}
        scroll={{ x: 580 }}
        dataSource={[...requests]}
        columns={[
          { title: "姓名", dataIndex: "personName", width: 130 },
          { title: "手机号码", dataIndex: "mobileMasked", width: 130, className: "digits" },
          {
            title: "申请时间",
            width: 160,
            className: "digits",
            render: (_value, { askedAt }) => formatDateTime(askedAt),
          },
          { title: "操作", width: 160, render: (_value, request) => <Answers request={request} /> },
        ]}
      />
      <p className="cell-note">
        请核实申请人确为本单位工作人员。同意后，对方的账号可代表本单位操作，您可随时修改其权限或停用。
      </p>
    </Card>
  );
}

function Answers({ request: { id, personName } }: { request: Request }) {
  const modal = useModal();
  const answer = useAct(AnswerJoinRequestDocument, { title: "未能处理", refetch: "screen" });
  const ask = async (accept: boolean): Promise<void> => {
    const sure = await modal.confirm({
      title: accept ? `同意${personName}加入本单位？` : `拒绝${personName}加入本单位？`,
      content: accept
        ? "同意后，该账号即可代表本单位查询学生、发起签约和办理解约。"
        : "拒绝后，对方将收到通知，可再次申请。",
      okText: accept ? "同意加入" : "拒绝加入",
      okButtonProps: { danger: !accept },
    });
    if (sure) await answer.send({ id, accept });
  };
  return (
    <div className="row-links">
      <Button
        type="link"
        className="row-button"
        aria-label={`同意${personName}加入`}
        loading={answer.running}
        onClick={() => void ask(true)}
      >
        同意
      </Button>
      <Button
        type="link"
        danger
        className="row-button"
        aria-label={`拒绝${personName}加入`}
        onClick={() => void ask(false)}
      >
        拒绝
      </Button>
    </div>
  );
}
