import { Badge } from "antd-mobile";
import { AppOutline, MessageOutline, UserOutline } from "antd-mobile-icons";
import { NavLink } from "react-router";
import { useViewer } from "../session/viewer.js";

/** The bar at the bottom, within reach of the thumb. */
export function Tabs() {
  const { unreadMessages } = useViewer();
  return (
    <nav className="tabs" aria-label="主导航">
      <NavLink to="/" end className="tab">
        <AppOutline aria-hidden />
        <span>首页</span>
      </NavLink>
      <NavLink to="/messages" className="tab">
        <Badge content={unreadMessages > 99 ? "99+" : unreadMessages || null}>
          <MessageOutline aria-hidden />
        </Badge>
        <span>消息</span>
        {unreadMessages > 0 && <span className="visually-hidden">，{unreadMessages} 条未读</span>}
      </NavLink>
      <NavLink to="/me" className="tab">
        <UserOutline aria-hidden />
        <span>我的</span>
      </NavLink>
    </nav>
  );
}
