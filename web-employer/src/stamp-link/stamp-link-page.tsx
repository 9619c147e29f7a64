import { StyleProvider } from "@ant-design/cssinjs";
import { platformName } from "@gd/web-kit";
import { Button, Result, Spin } from "antd";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { Desk } from "../app/desk.js";
import { tokenOf } from "./link.js";
import { OpenLink } from "./open-link.js";
import { type StampLink, useStampLink } from "./use-stamp-link.js";
import "./stamp-link.css";

/**
 * 用人单位协助回传协议书 (F-32): what the link of an SMS leads to, on the phone that got it or on a desk. Without
 * sign-in and outside the app's frame.
 */
export default function StampLinkPage() {
  const token = tokenOf(useLocation().hash);
  useEffect(() => {
    document.title = "协助回传就业协议书";
  }, []);
  return (
    // What an SMS links to is opened by phones that know no :where() (scripts/oldest-browsers.ts).
    <StyleProvider hashPriority="high">
      <Desk>
        <div className="link-page">
          <header className="link-header">{platformName}</header>
          <main className="link-main">
            <h1 className="visually-hidden">协助回传就业协议书</h1>
            {/* Another link in the same window is another page. */}
            <Behind key={token} token={token} />
          </main>
        </div>
      </Desk>
    </StyleProvider>
  );
}

function Behind({ token }: { token: string }) {
  const link = useStampLink(token);
  const { page, problem, reload } = link;
  if (problem) return <Problem code={problem.code} message={problem.message} onRetry={reload} />;
  if (!page) return <Spin className="link-wait" aria-label="正在加载" />;
  return page.state === "OPEN" ? <OpenLink link={link} /> : <Closed link={link} />;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  LINK_UNKNOWN: "无法打开该链接",
  LIMIT_REACHED: "操作过于频繁",
};

function Problem({
  code,
  message,
  onRetry,
}: {
  code: string;
  message: string;
  onRetry: () => Promise<void>;
}) {
  return (
    <Result
      status="warning"
      title={PROBLEMS[code] ?? "暂时无法打开"}
      subTitle={message}
      extra={
        code !== "LINK_UNKNOWN" && (
          <Button type="primary" size="large" onClick={() => void onRetry()}>
            重新加载
          </Button>
        )
      }
    />
  );
}

const CLOSED = {
  SUBMITTED: { status: "success", title: "已提交，等待学校审核" },
  SIGNED: { status: "success", title: "签约已完成" },
  MOVED_ON: { status: "info", title: "无需回传" },
  EXPIRED: { status: "warning", title: "链接已过期" },
  REPLACED: { status: "warning", title: "链接已更换" },
  FROZEN: { status: "warning", title: "签约信息已失效" },
} as const;

function Closed({ link: { page, reload } }: { link: StampLink }) {
  if (!page || page.state === "OPEN") return null;
  const { agreement, message, state } = page;
  const { status, title } = CLOSED[state];
  return (
    <Result
      status={status}
      title={title}
      subTitle={message}
      extra={
        agreement && (
          <>
            <p className="link-about-closed">
              {agreement.school} {agreement.graduate}
              <br />
              {agreement.employer}
            </p>
            <Button onClick={() => void reload()}>查看最新状态</Button>
          </>
        )
      }
    />
  );
}
