import { useQuery } from "@apollo/client/react";
import { MyContactsDocument, useAct } from "@gd/web-kit";
import {
  ChangeContactDialog,
  ChangePasswordForm,
  Dialog,
  LoadFailure,
  useModal,
  usePageTitle,
} from "@gd/web-kit/desk";
import { App, Button, Skeleton, Space, Tag } from "antd";
import { useState } from "react";
import {
  OwnSecondFactorDocument,
  type OwnSecondFactorQuery,
  RemoveOwnFactorDocument,
} from "../gql/graphql.js";
import { EnrolFactor } from "../session/enrol-factor.js";
import "./security-page.css";

/** 账号安全: one's own password, second factor, number and mail address (P-12, P-13). */
export default function SecurityPage() {
  usePageTitle("账号安全");
  return (
    <div className="panel security">
      <h1>账号安全</h1>
      <section aria-labelledby="security-password">
        <h2 id="security-password">修改密码</h2>
        <div className="security-form">
          <ChangePasswordForm />
        </div>
      </section>
      <section aria-labelledby="security-factor">
        <h2 id="security-factor">双重验证</h2>
        <SecondFactor />
      </section>
      <section aria-labelledby="security-contacts">
        <h2 id="security-contacts">手机号码和邮箱</h2>
        <OwnContacts />
      </section>
    </div>
  );
}

/** What the user name is found again by (P-12). */
function OwnContacts() {
  const { data, error, refetch } = useQuery(MyContactsDocument);
  const [changing, setChanging] = useState(false);
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <Skeleton active paragraph={{ rows: 1 }} />;
  const { mobile, email } = data.myContacts;
  return (
    <>
      <p>
        手机号码：{mobile ?? "未绑定"}，邮箱：{email ?? "未绑定"}。用于找回用户名；平台不用它们登录。
      </p>
      <Button onClick={() => setChanging(true)}>
        {(mobile ?? email) ? "更换或增加" : "绑定手机号码或邮箱"}
      </Button>
      {changing && (
        <ChangeContactDialog
          lost="原手机号码和邮箱都已不能接收验证码的，请联系上级（或本单位）账号管理员在「账号管理」中清除后重新绑定。"
          close={() => setChanging(false)}
        />
      )}
    </>
  );
}

function SecondFactor() {
  const { data, error, refetch } = useQuery(OwnSecondFactorDocument);
  const [enrolling, setEnrolling] = useState(false);
  const { message } = App.useApp();
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />;
  const enrolled = async () => {
    setEnrolling(false);
    await refetch();
    void message.success("已绑定身份验证器，下次登录时请输入验证码");
  };
  return (
    <>
      <FactorState held={data.secondFactor} bind={() => setEnrolling(true)} />
      {enrolling && (
        <Dialog open title="绑定身份验证器" footer={null} width={480} onCancel={() => setEnrolling(false)}>
          <EnrolFactor ticket={null} after={enrolled} />
        </Dialog>
      )}
    </>
  );
}

function FactorState({ held, bind }: { held: OwnSecondFactorQuery["secondFactor"]; bind: () => void }) {
  const modal = useModal();
  const removal = useAct(RemoveOwnFactorDocument, {
    done: "双重验证已关闭",
    title: "双重验证未关闭",
    refetch: [OwnSecondFactorDocument],
  });
  const remove = () =>
    modal.confirm({
      title: "关闭双重验证？",
      content: "关闭后，仅凭密码即可登录您的账号。",
      okText: "确认关闭",
      okButtonProps: { danger: true },
      onOk: () => void removal.send({}),
    });
  if (!held.enrolled) {
    return (
      <>
        <p>
          <Tag>未开启</Tag>登录时除密码外，再输入手机上身份验证器显示的验证码，即使密码泄露，他人也无法登录。
        </p>
        <Button onClick={bind}>开启双重验证</Button>
      </>
    );
  }
  return (
    <>
      <p>
        <Tag color="success">已开启</Tag>剩余恢复码 {held.recoveryCodesLeft} 个。
        {held.obligatory ? "您的账号须使用双重验证，不能关闭。" : ""}
      </p>
      <Space>
        <Button onClick={bind}>更换手机或重新生成恢复码</Button>
        {!held.obligatory && (
          <Button danger loading={removal.running} onClick={remove}>
            关闭双重验证
          </Button>
        )}
      </Space>
    </>
  );
}
