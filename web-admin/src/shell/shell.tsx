import { platformName, useConnectionNotice } from "@gd/web-kit";
import { Button, Layout, Result, Tag } from "antd";
import { Suspense } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { SideMenu } from "../menu/side-menu.js";
import { ErrorBoundary } from "../parts/error-boundary.js";
import { PageLoading } from "../parts/page-loading.js";
import { platform } from "../parts/platform.js";
import { ProveIdentityProvider } from "../session/prove-identity.js";
import { useSession, useViewer } from "../session/session.js";
import { openSignIn } from "../session/sign-in-form.js";
import { roleLabels, type Viewer } from "../session/viewer.js";
import { FallenVerdicts } from "../verdict/fallen-verdicts.js";
import { HeldVerdictsProvider } from "../verdict/held-verdicts.js";
import "./shell.css";

/** Header, side menu and the page. */
export function Shell() {
  const viewer = useViewer();
  const location = useLocation();
  return (
    <Layout className={viewer.role === "OPERATOR" ? "shell shell-narrow" : "shell"}>
      <ShellHeader viewer={viewer} />
      {viewer.employmentRight === "NONE" ? (
        <Layout.Content className="shell-content">
          <div className="panel">
            <Result
              status="warning"
              title="您没有进入「毕业去向登记与网签」模块的权限"
              subTitle="如需使用，请联系上级用户在就业管理系统中修改模块管理权限。"
            />
          </div>
        </Layout.Content>
      ) : (
        <ProveIdentityProvider>
          <HeldVerdictsProvider>
            <Layout>
              <Layout.Sider width={208} theme="light" className="shell-sider">
                <SideMenu viewer={viewer} />
              </Layout.Sider>
              <Layout.Content className="shell-content">
                <ConnectionNotice />
                <FallenVerdicts />
                <ErrorBoundary key={location.pathname}>
                  <Suspense fallback={<PageLoading />}>
                    <Outlet />
                  </Suspense>
                </ErrorBoundary>
              </Layout.Content>
            </Layout>
          </HeldVerdictsProvider>
        </ProveIdentityProvider>
      )}
    </Layout>
  );
}

function ShellHeader({ viewer }: { viewer: Viewer }) {
  const { leave } = useSession();
  const signOut = async () => {
    if (await leave()) openSignIn();
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
        <Link to="/security" className="shell-security">
          账号安全
        </Link>
        <Button type="text" size="small" className="shell-sign-out" onClick={() => void signOut()}>
          退出登录
        </Button>
      </div>
    </Layout.Header>
  );
}

function ConnectionNotice() {
  // Placed over the content, not in it: a lost connection must not move what is being read.
  const notice = useConnectionNotice(platform.live);
  return notice ? (
    <div className="connection-notice" role="status">
      {notice}
    </div>
  ) : null;
}
