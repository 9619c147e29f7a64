import {
  BankOutlined,
  BellOutlined,
  DownOutlined,
  FileDoneOutlined,
  HomeOutlined,
  MenuOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { useQuery } from "@apollo/client/react";
import { platformName, useConnectionNotice } from "@gd/web-kit";
import { ChangeContactDialog, useModal } from "@gd/web-kit/desk";
import { Badge, Dropdown, Layout, Menu, type MenuProps } from "antd";
import { type ReactNode, useState } from "react";
import { Link, Outlet, useLocation, useNavigate } from "react-router";
import { listNames, lists } from "../agreements/lists.js";
import { type EmployerList, MenuCountsDocument } from "../gql/graphql.js";
import { ActiveMenuContext } from "../parts/active-menu.js";
import { platform } from "../parts/platform.js";
import { ChangePasswordDialog } from "../session/change-password-dialog.js";
import { LOST_CONTACT } from "../session/lost-contact.js";
import { useSession, useViewer } from "../session/session.js";

/** Header, side menu and the page. */
export function Shell() {
  const { pathname } = useLocation();
  const [active, setActive] = useState<string | null>(null);
  const [narrow, setNarrow] = useState(false);
  const [folded, setFolded] = useState(false);
  return (
    <Layout className="shell">
      <Header>
        {narrow && (
          <button
            type="button"
            className="shell-menu-button"
            aria-label="功能菜单"
            aria-expanded={!folded}
            onClick={() => setFolded(!folded)}
          >
            <MenuOutlined />
          </button>
        )}
      </Header>
      <Layout hasSider>
        {/* On a phone the menu lies folded beside the page, and over it when it is opened. */}
        <Layout.Sider
          width={192}
          className="shell-sider"
          aria-label="功能菜单"
          breakpoint="md"
          collapsedWidth={0}
          trigger={null}
          collapsed={folded}
          onBreakpoint={setNarrow}
          onCollapse={setFolded}
        >
          <SideMenu selected={active ?? menuKeyOf(pathname)} onChosen={() => setFolded(narrow)} />
        </Layout.Sider>
        <Layout.Content className="shell-content" id="content">
          <ActiveMenuContext value={setActive}>
            <Outlet />
          </ActiveMenuContext>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function Header({ children }: { children: ReactNode }) {
  const viewer = useViewer();
  const { leave } = useSession();
  const connectionNotice = useConnectionNotice(platform.live);
  const navigate = useNavigate();
  const modal = useModal();
  const [changing, setChanging] = useState(false);
  const [changesContact, setChangesContact] = useState(false);

  const signOut = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: "确认退出登录？",
      content: "未提交的内容将不会保留。",
      okText: "退出登录",
    });
    if (sure && (await leave())) await navigate("/");
  };

  return (
    <Layout.Header className="shell-header">
      {children}
      <Link to="/" className="shell-brand">
        <span className="shell-brand-name">{platformName}</span>
        <span className="shell-brand-side">用人单位</span>
      </Link>
      <div className="shell-account">
        {connectionNotice && (
          <span className="shell-notice" role="status">
            {connectionNotice}
          </span>
        )}
        <Link
          to="/messages"
          aria-label={
            viewer.unreadMessages > 0 ? `消息，${shownCount(viewer.unreadMessages)} 条未读` : "消息"
          }
        >
          <Badge count={viewer.unreadMessages} size="small" offset={[-4, 6]}>
            <BellOutlined className="shell-bell" />
          </Badge>
        </Link>
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "password", label: "修改密码", onClick: () => setChanging(true) },
              { key: "contact", label: "更换手机号码或邮箱", onClick: () => setChangesContact(true) },
              { key: "sign-out", label: "退出登录", onClick: () => void signOut() },
            ],
          }}
        >
          <button type="button" className="shell-account-button">
            <span className="shell-employer" title={viewer.employerName}>
              {viewer.employerName}
            </span>
            <span className="shell-person">{viewer.accountName}</span>
            <DownOutlined />
          </button>
        </Dropdown>
        {changesContact && <ChangeContactDialog lost={LOST_CONTACT} close={() => setChangesContact(false)} />}
        {changing && <ChangePasswordDialog close={() => setChanging(false)} />}
      </div>
    </Layout.Header>
  );
}

function SideMenu({ selected, onChosen }: { selected: string; onChosen: () => void }) {
  const { unreadMessages } = useViewer();
  const counts = useMenuCounts();
  const items: MenuProps["items"] = [
    { key: "/", icon: <HomeOutlined />, label: <Link to="/">工作台</Link> },
    {
      key: "agreements",
      icon: <FileDoneOutlined />,
      label: "签约管理",
      children: [
        { key: "/favourites", label: <Link to="/favourites">学生收藏夹</Link> },
        ...listNames.map((list) => {
          const { path, title } = lists[list];
          return { key: path, label: <Counted to={path} title={title} count={counts[list]} /> };
        }),
        { key: "/position-templates", label: <Link to="/position-templates">岗位模板</Link> },
      ],
    },
    { key: "/accounts", icon: <TeamOutlined />, label: <Link to="/accounts">账号管理</Link> },
    { key: "/organisation", icon: <BankOutlined />, label: <Link to="/organisation">单位信息</Link> },
    {
      key: "/messages",
      icon: <BellOutlined />,
      label: (
        <Link to="/messages" className="shell-menu-messages">
          消息
          <Badge count={unreadMessages} size="small" />
        </Link>
      ),
    },
  ];
  return (
    <nav aria-label="主导航">
      <Menu
        mode="inline"
        items={items}
        selectedKeys={[selected]}
        defaultOpenKeys={["agreements"]}
        onClick={onChosen}
      />
    </nav>
  );
}

function menuKeyOf(pathname: string): string {
  return /^\/(invitations|favourites|card)/.test(pathname) ? "/favourites" : pathname;
}

/** What is under way, beside the lists that hold it. Live. */
function useMenuCounts(): Partial<Record<EmployerList, number>> {
  const { data, previousData } = useQuery(MenuCountsDocument);
  const counts = (data ?? previousData)?.employerCounts;
  if (!counts) return {};
  return { PENDING: counts.awaitingAnswer + counts.awaitingReview, TERMINATING: counts.terminating };
}

function Counted({ to, title, count = 0 }: { to: string; title: string; count?: number | undefined }) {
  return (
    <Link to={to} className="shell-menu-counted">
      {title}
      {count > 0 && <span className="shell-menu-count digits">{count > 999 ? "999+" : count}</span>}
    </Link>
  );
}

/** As the badge shows it: who speaks to their device says what they read. */
function shownCount(unread: number): string {
  return unread > 99 ? "99+" : String(unread);
}
