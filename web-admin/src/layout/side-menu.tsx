import {
  ApartmentOutlined,
  DatabaseOutlined,
  HomeOutlined,
  IdcardOutlined,
  SettingOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { useQuery } from "@apollo/client/react";
import { Badge, Menu, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import type { StaffRole } from "../gql/graphql.js";
import { readsRecords, type Viewer } from "../session/viewer.js";
import { countsOf, QueueCountsQuery } from "./queue-counts.js";

/** Who has which page; the addresses of the app and its menu agree on it. */
export const pageRoles = {
  graduates: ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY"],
  destinations: ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY"],
  rosters: ["SCHOOL"],
  organisations: ["PROVINCE", "MINISTRY"],
  accounts: ["SCHOOL", "PROVINCE", "MINISTRY"],
  schoolSettings: ["SCHOOL"],
  provinceSettings: ["PROVINCE"],
} as const satisfies Record<string, readonly StaffRole[]>;

/** Addresses as the menu's keys; the longest that the page's address begins with is the one it stands at. */
const addresses = [
  "/agreements",
  "/graduates",
  "/registry/rosters",
  "/registry/destinations",
  "/organisations/provinces",
  "/organisations/schools",
  "/accounts",
  "/settings",
];

/** 功能菜单: what this kind of user has. */
export function SideMenu({ viewer }: { viewer: Viewer }) {
  const { pathname } = useLocation();
  const { data } = useQuery(QueueCountsQuery, { skip: !readsRecords(viewer) });
  const waiting = viewer.mayReview ? (countsOf(data, "ONLINE_AGREEMENT")?.waitingForMe ?? 0) : 0;
  const selected = pathname === "/" ? "/" : (addresses.find((address) => pathname.startsWith(address)) ?? "");
  return (
    <nav aria-label="功能菜单">
      <Menu
        mode="inline"
        inlineIndent={16}
        selectedKeys={[selected]}
        defaultOpenKeys={["students", "registry", "organisations"]}
        items={itemsFor(viewer, waiting)}
      />
    </nav>
  );
}

function itemsFor(viewer: Viewer, waiting: number): NonNullable<MenuProps["items"]> {
  const has = (page: keyof typeof pageRoles) => pageRoles[page].some((role) => role === viewer.role);
  const signing = (
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
  );
  return [
    page("/", "首页", <HomeOutlined />),
    readsRecords(viewer) &&
      group("students", "学生管理", <TeamOutlined />, [
        has("graduates") && page("/graduates", "学生名单"),
        { key: "/agreements", label: signing },
      ]),
    has("destinations") &&
      group("registry", "就业管理系统", <DatabaseOutlined />, [
        has("rosters") && page("/registry/rosters", "生源上报"),
        page("/registry/destinations", "已报送去向"),
      ]),
    has("organisations") &&
      group("organisations", "组织管理", <ApartmentOutlined />, [
        page("/organisations/provinces", "省份"),
        page("/organisations/schools", "学校"),
      ]),
    has("accounts") && page("/accounts", "账号管理", <IdcardOutlined />),
    (has("schoolSettings") || has("provinceSettings")) && page("/settings", "签约设置", <SettingOutlined />),
  ].filter((item) => item !== false);
}

function page(address: string, name: string, icon?: ReactNode) {
  return { key: address, label: <Link to={address}>{name}</Link>, ...(icon ? { icon } : {}) };
}

interface MenuPage {
  key: string;
  label: ReactNode;
}

function group(key: string, label: string, icon: ReactNode, children: (MenuPage | false)[]) {
  return { key, label, icon, children: children.filter((child) => child !== false) };
}
