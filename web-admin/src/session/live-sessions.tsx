import { useQuery } from "@apollo/client/react";
import { formatDateTime, useAct } from "@gd/web-kit";
import { LoadFailure, useModal } from "@gd/web-kit/desk";
import { Button, Skeleton, Tag } from "antd";
import {
  EndSessionDocument,
  EndSessionsDocument,
  StaffSessionsDocument,
  type StaffSessionsQuery,
} from "../gql/graphql.js";
import "./sign-ins.css";

type LiveSession = StaffSessionsQuery["staffSessions"][number];

interface LiveSessionsProps {
  /** Of the viewer's own account where none is named. */
  account?: { id: string; name: string };
  mayEnd: boolean;
}

/** 当前登录: the browsers that are signed in now, and their end. */
export function LiveSessions({ account, mayEnd }: LiveSessionsProps) {
  const { data, error, refetch } = useQuery(StaffSessionsDocument, {
    variables: { accountId: account?.id ?? null },
    fetchPolicy: "cache-and-network",
  });
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />;
  const sessions = data.staffSessions;
  const others = sessions.filter(({ current }) => !current);
  return (
    <>
      {sessions.length === 0 && <p className="muted">该账号当前没有登录。</p>}
      <ul className="live-sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionLine session={session} own={!account} />
          </li>
        ))}
      </ul>
      {mayEnd && others.length > 0 && <EndAll account={account} count={others.length} />}
    </>
  );
}

function SessionLine({ session, own }: { session: LiveSession; own: boolean }) {
  const end = useAct(EndSessionDocument, {
    title: "未能退出该登录",
    done: "该登录已退出",
    refetch: [StaffSessionsDocument],
  });
  const where = [session.browser ?? "未识别的浏览器", session.address].filter(Boolean).join("，");
  return (
    <>
      <div>
        {where} {session.current && <Tag color="success">本次登录</Tag>}
        <div className="muted numeric">
          登录于 {formatDateTime(session.since)}，最近使用 {formatDateTime(session.lastSeenAt)}
        </div>
      </div>
      {own && !session.current && (
        <Button
          size="small"
          loading={end.running}
          aria-label={`退出登录：${where}`}
          onClick={() => void end.send({ id: session.id })}
        >
          退出
        </Button>
      )}
    </>
  );
}

function EndAll({ account, count }: { account: LiveSessionsProps["account"]; count: number }) {
  const modal = useModal();
  const end = useAct(EndSessionsDocument, {
    title: "登录未退出",
    done: (ended) => `已退出 ${ended.count} 处登录`,
    refetch: [StaffSessionsDocument],
  });
  const ask = () =>
    modal.confirm({
      title: account ? `退出${account.name}的全部登录？` : `退出其他 ${count} 处登录？`,
      content: account
        ? "立即生效；该账号可以重新登录。如怀疑密码泄露，请同时重置密码。"
        : "立即生效，本次登录不受影响。如怀疑密码泄露，请同时修改密码。",
      okText: "确认退出",
      okButtonProps: { danger: true },
      onOk: () => void end.send({ accountId: account?.id ?? null }),
    });
  return (
    <Button danger loading={end.running} onClick={ask}>
      {account ? "退出全部登录" : "退出其他全部登录"}
    </Button>
  );
}
