import { formatDateTime, useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Card, Table, Tag } from "antd";
import {
  type OfferFieldsFragment,
  SendAccountOfferAgainDocument,
  TakeBackAccountOfferDocument,
} from "../gql/graphql.js";
import { rightsText } from "./rights.js";

/** 待启用账号: who has a link and no password yet. */
export function OfferTable({ offers }: { offers: readonly OfferFieldsFragment[] }) {
  if (offers.length === 0) return null;
  return (
    <Card title="待启用账号">
      <Table
        rowKey="id"
        pagination={false}
        scroll={{ x: 700 }}
        dataSource={[...offers]}
        columns={[
          { title: "姓名", dataIndex: "name", width: 96 },
          { title: "手机号码", dataIndex: "mobileMasked", width: 120, className: "digits" },
          { title: "权限", width: 130, render: (_value, row) => rightsText(row) },
          {
            title: "状态",
            width: 84,
            render: (_value, row) => (row.expired ? <Tag>已过期</Tag> : <Tag color="processing">待启用</Tag>),
          },
          {
            title: "链接有效期至",
            width: 104,
            className: "digits",
            render: (_value, row) => formatDateTime(row.expiresAt),
          },
          { title: "操作", width: 160, render: (_value, row) => <OfferActs offer={row} /> },
        ]}
      />
      <p className="cell-note">
        同事须打开短信中的链接，验证手机号码并设置密码后启用。若对方的手机号码已用于其他单位账号，须由其本人先在原账号中更换号码。
      </p>
    </Card>
  );
}

function OfferActs({ offer: { id, name } }: { offer: OfferFieldsFragment }) {
  const modal = useModal();
  const again = useAct(SendAccountOfferAgainDocument, {
    done: "已重新发送，原链接失效",
    title: "短信未发送",
    refetch: "screen",
  });
  const takeBack = useAct(TakeBackAccountOfferDocument, {
    done: "已取消，链接失效",
    title: "未能取消",
    refetch: "screen",
  });
  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: `取消为${name}添加的账号？`,
      content: "取消后，已发送的链接立即失效。",
      okText: "确认取消",
      okButtonProps: { danger: true },
    });
    if (sure) await takeBack.send({ id });
  };
  return (
    <div className="row-links">
      <Button
        type="link"
        className="row-button"
        loading={again.running}
        aria-label={`向${name}重新发送短信`}
        onClick={() => void again.send({ id })}
      >
        重新发送短信
      </Button>
      <Button
        type="link"
        className="row-button"
        danger
        loading={takeBack.running}
        aria-label={`取消为${name}添加的账号`}
        onClick={() => void ask()}
      >
        取消
      </Button>
    </div>
  );
}
