import { platformName, useConnectionNotice } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Badge, Button, Layout } from "antd";
import { Link, Outlet, useNavigate } from "react-router";
import { platform } from "../parts/platform.js";
import { useSession, useViewer } from "../session/session.js";
import "./onboarding.css";

/** The head of the few pages before the desk, wide or on a phone. */
export function OnboardingShell() {
  const { unreadMessages } = useViewer();
  const { leave } = useSession();
  const navigate = useNavigate();
  const modal = useModal();
  const connectionNotice = useConnectionNotice(platform.live);
  const signOut = async () => {
    const sure = await modal.confirm({
      title: "确认退出登录？",
      content: "已暂存的内容会保留，下次登录后可以继续填写。",
      okText: "退出登录",
    });
    if (sure && (await leave())) await navigate("/");
  };
  return (
    <Layout className="onboarding">
      <Layout.Header className="shell-header">
        <Link to="/verification" className="shell-brand">
          <span className="shell-brand-name onboarding-brand">{platformName}</span>
          <span className="shell-brand-side">用人单位</span>
        </Link>
        <div className="shell-account">
          {connectionNotice && (
            <span className="shell-notice" role="status">
              {connectionNotice}
            </span>
          )}
          <Link to="/messages" className="onboarding-link">
            <Badge count={unreadMessages} size="small" offset={[8, -4]}>
              <span className="onboarding-link">消息</span>
            </Badge>
          </Link>
          <Button ghost size="small" onClick={() => void signOut()}>
            退出登录
          </Button>
        </div>
      </Layout.Header>
      <Layout.Content className="onboarding-main" id="content">
        <Outlet />
      </Layout.Content>
    </Layout>
  );
}
