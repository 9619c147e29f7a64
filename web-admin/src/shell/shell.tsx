import { MenuOutlined } from "@ant-design/icons";
import { platformName, useConnectionNotice } from "@gd/web-kit";
import { SkipLink } from "@gd/web-kit/desk";
import { Button, Layout, Result, Tag } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { SideMenu } from "../menu/side-menu.js";
import { ErrorBoundary } from "../parts/error-boundary.js";
import { PageLoading } from "../parts/page-loading.js";
import { platform } from "../parts/platform.js";
import { SearchAnywhere } from "../search/search-anywhere.js";
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
  const [narrow, setNarrow] = useState(false);
  const [folded, setFolded] = useState(false);
  const hasMenu = viewer.employmentRight !== "NONE";
  return (
    <Layout className="shell">
      <SkipLink to="content" />
      <ShellHeader viewer={viewer}>
        {narrow && hasMenu && (
          <Button
            type="text"
            className="shell-menu-button"
            aria-label="功能菜单"
            aria-expanded={!folded}
            icon={<MenuOutlined />}
            onClick={() => setFolded(!folded)}
          />
        )}
      </ShellHeader>
      {!hasMenu ? (
        <Layout.Content className="shell-content" id="content" tabIndex={-1}>
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
            <Layout hasSider>
              {/* In a narrow window the menu lies folded, and over the page when it is opened. */}
              <Layout.Sider
                width={208}
                theme="light"
                className={narrow ? "shell-sider shell-sider-over" : "shell-sider"}
                breakpoint="xl"
                collapsedWidth={0}
                trigger={null}
                collapsed={folded}
                onBreakpoint={setNarrow}
                onCollapse={setFolded}
              >
                {!folded && <SideMenu viewer={viewer} onChosen={() => setFolded(narrow)} />}
              </Layout.Sider>
              <Layout.Content className="shell-content" id="content" tabIndex={-1}>
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

function ShellHeader({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const { leave } = useSession();
  const signOut = async () => {
    if (await leave()) openSignIn();
  };
  return (
    <Layout.Header className="shell-header">
      {children}
      <Link to="/" className="shell-name">
        <span className="shell-platform">{platformName}</span>
        <span className="shell-module">毕业去向登记与网签</span>
      </Link>
      <div className="shell-who">
        {viewer.employmentRight !== "NONE" && <SearchAnywhere viewer={viewer} />}
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
