import { StyleProvider } from "@ant-design/cssinjs";
import { useQuery } from "@apollo/client/react";
import { formatDateTime, platformName, useAct } from "@gd/web-kit";
import { LoadFailure, NewPasswordFields, type NewPasswordValues, useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, Descriptions, Form, Input, Result, Spin } from "antd";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { Desk } from "../app/desk.js";
import {
  OfferedAccountDocument,
  type OfferedAccountQuery,
  SendOfferCodeDocument,
  TakeAccountOfferDocument,
} from "../gql/graphql.js";
import "../stamp-link/stamp-link.css";

/** 启用单位账号 (F-72): what the link of an SMS leads to, on the phone that got it. Without sign-in and outside the app's frame. */
export default function AccountOfferPage() {
  const token = useLocation().hash.replace(/^#/, "");
  useEffect(() => {
    document.title = "启用单位账号";
  }, []);
  return (
    // What an SMS links to is opened by phones that know no :where() (scripts/oldest-browsers.ts).
    <StyleProvider hashPriority="high">
      <Desk>
        <div className="link-page">
          <header className="link-header">{platformName}</header>
          <main className="link-main">
            <h1 className="visually-hidden">启用单位账号</h1>
            <Behind key={token} token={token} />
          </main>
        </div>
      </Desk>
    </StyleProvider>
  );
}

function Behind({ token }: { token: string }) {
  const { data, error, refetch } = useQuery(OfferedAccountDocument, {
    variables: { token },
    fetchPolicy: "network-only",
  });
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <Spin className="link-wait" aria-label="正在加载" />;
  if (!data.offeredAccount) {
    return (
      <Result
        status="warning"
        title="链接已失效"
        subTitle="链接可能已过期、已被取消或已使用。尚未启用账号的，请联系本单位网签负责人重新发送；已启用的，请直接登录。"
        extra={<Button href="/employer/">前往登录</Button>}
      />
    );
  }
  return <Offer token={token} offer={data.offeredAccount} />;
}

function Offer({
  token,
  offer,
}: {
  token: string;
  offer: NonNullable<OfferedAccountQuery["offeredAccount"]>;
}) {
  const [ticket, setTicket] = useState<string | null>(null);
  const asking = useAct(SendOfferCodeDocument, {
    after: (sent) => setTicket(sent.ticket),
    refusal: "here",
    failure: "here",
  });
  return (
    <section className="link-card">
      <h2>启用单位账号</h2>
      <Descriptions
        column={1}
        items={[
          { key: "employer", label: "单位名称", children: offer.employerName },
          { key: "name", label: "姓名", children: offer.name },
          {
            key: "mobile",
            label: "手机号码",
            children: <span className="digits">{offer.mobileMasked}</span>,
          },
          { key: "until", label: "链接有效期至", children: formatDateTime(offer.expiresAt) },
        ]}
      />
      {asking.message && (
        <Alert type="error" showIcon title={asking.message} className="form-problem" role="alert" />
      )}
      <Button
        block
        size="large"
        className="offer-code"
        type={ticket ? "default" : "primary"}
        loading={asking.running}
        onClick={() => void asking.send({ token })}
      >
        {ticket ? "重新获取验证码" : "获取验证码"}
      </Button>
      {ticket && <PasswordForm token={token} ticket={ticket} mobile={offer.mobileMasked} />}
    </section>
  );
}

function PasswordForm({ token, ticket, mobile }: { token: string; ticket: string; mobile: string }) {
  const [form] = Form.useForm<NewPasswordValues & { code: string }>();
  // Signed in from here on: the app begins anew.
  const take = useFormAct(TakeAccountOfferDocument, form, {
    after: () => window.location.assign("/employer/"),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      className="offer-form"
      onFinish={({ code, password }) => void take.send({ token, ticket, code, password })}
    >
      <Alert
        type="info"
        title={`验证码已发送至 ${mobile}，请输入并设置密码`}
        className="form-problem"
        role="status"
      />
      {take.problem && (
        <Alert type="error" showIcon title={take.problem} className="form-problem" role="alert" />
      )}
      <Form.Item
        name="code"
        label="验证码"
        rules={[{ required: true, whitespace: true, message: "请输入收到的验证码" }]}
      >
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
      </Form.Item>
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" block loading={take.running}>
        启用账号并登录
      </Button>
    </Form>
  );
}
