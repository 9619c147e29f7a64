import { AuditOutlined, HomeOutlined, TeamOutlined } from "@ant-design/icons";
import { useQuery } from "@apollo/client/react";
import { explainFailure, platformName, useLiveState } from "@gd/web-shared";
import { App, Badge, Button, Layout, Menu, Result, Tag } from "antd";
import { Suspense } from "react";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { platform } from "../platform.js";
import { HeldVerdictsProvider } from "../review/held-verdicts.js";
import { useSession } from "../session/session.js";
import type { SignInState } from "../session/sign-in-page.js";
import { readsRecords, roleLabels, type Viewer } from "../session/viewer.js";
import { ErrorBoundary } from "./error-boundary.js";
import { PageLoading } from "./page-loading.js";
import { QueueCountsQuery } from "./queue-counts.js";
import "./shell.css";

/** Header, side menu and the page; sends whoever is not signed in to the sign-in and back. */
export function Shell() {
  const { viewer } = useSession();
  const location = useLocation();
  if (!viewer) {
    const from = `${location.pathname}${location.search}${location.hash}`;
    return <Navigate to="/sign-in" replace state={{ from } satisfies SignInState} />;
  }
  return (
    <Layout className="shell">
      <ShellHeader viewer={viewer} />
      {viewer.employmentRight === "NONE" ? (
        <Layout.Content className="shell-content">
          <div className="panel">
            <Result
              status="warning"
              title="您没有进入“毕业去向登记与网签”模块的权限"
              subTitle="如需使用，请联系上级用户在就业管理系统中修改模块管理权限。"
            />
          </div>
        </Layout.Content>
      ) : (
        <HeldVerdictsProvider>
          <Layout>
            <Layout.Sider width={208} theme="light" className="shell-sider">
              <SideMenu viewer={viewer} />
            </Layout.Sider>
            <Layout.Content className="shell-content">
              <ConnectionNotice />
              <ErrorBoundary key={location.pathname}>
                <Suspense fallback={<PageLoading />}>
                  <Outlet />
                </Suspense>
              </ErrorBoundary>
            </Layout.Content>
          </Layout>
        </HeldVerdictsProvider>
      )}
    </Layout>
  );
}

function ShellHeader({ viewer }: { viewer: Viewer }) {
  const { signOut } = useSession();
  const { message } = App.useApp();
  const leave = async () => {
    try {
      await signOut();
    } catch (failure) {
      message.error(`退出登录未成功。${explainFailure(failure).message}`);
    }
  };
  return (
    <Layout.Header className="shell-header">
      <Link to="/" className="shell-name">
        {platformName}
        <span className="shell-module">毕业去向登记与网签</span>
      </Link>
      <div className="shell-who">
        {viewer.employmentRight === "READ_ONLY" && <Tag variant="outlined">只读</Tag>}
        <span className="shell-organisation" title={viewer.organisationName}>
          {viewer.organisationName}
        </span>
        <span>
          {viewer.accountName}（{roleLabels[viewer.role]}）
        </span>
        <Button type="text" size="small" className="shell-sign-out" onClick={leave}>
          退出登录
        </Button>
      </div>
    </Layout.Header>
  );
}

function SideMenu({ viewer }: { viewer: Viewer }) {
  const { pathname } = useLocation();
  const { data } = useQuery(QueueCountsQuery, { skip: !readsRecords(viewer) });
  const waiting = viewer.mayReview ? (data?.queueCounts.onlineSigningWaitingForMe ?? 0) : 0;
  return (
    <nav aria-label="功能菜单">
      <Menu
        mode="inline"
        inlineIndent={16}
        selectedKeys={[pathname.startsWith("/agreements") ? "agreements" : pathname === "/" ? "home" : ""]}
        defaultOpenKeys={["students"]}
        items={[
          { key: "home", icon: <HomeOutlined />, label: <Link to="/">首页</Link> },
          readsRecords(viewer) && {
            key: "students",
            icon: <TeamOutlined />,
            label: "学生管理",
            children: [
              {
                key: "agreements",
                icon: <AuditOutlined />,
                label: (
                  <Link to="/agreements" className="menu-counted">
                    在线签约管理
                    <Badge
                      count={waiting}
                      overflowCount={9999}
                      size="small"
                      color="#1F4E9E"
                      title={`待${viewer.reviewWord} ${waiting} 条`}
                    />
                  </Link>
                ),
              },
            ],
          },
        ].filter((item) => item !== false)}
      />
    </nav>
  );
}

function ConnectionNotice() {
  const state = useLiveState(platform.live);
  // Placed over the content, not in it: a lost connection must not move what is being read.
  return state === "connecting" ? (
    <div className="connection-notice" role="status">
      实时连接已断开，正在重新连接…
    </div>
  ) : null;
}
