import {
  ApartmentOutlined,
  BankOutlined,
  DatabaseOutlined,
  HomeOutlined,
  IdcardOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { useQuery } from "@apollo/client/react";
import { Badge, Menu, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { type QueueCountsQuery as QueueCounts, QueueCountsDocument } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import { isServed, type PageName, pageAt, pages, whyNotPage } from "./pages.js";
import { servedKinds } from "./queue-counts.js";
import { countOf, isOfOrganisations, type QueueName, queueNames, queues } from "./queues.js";

/** 功能菜单: what this kind of user has. */
export function SideMenu({ viewer }: { viewer: Viewer }) {
  const location = useLocation();
  const { data } = useQuery(QueueCountsDocument);
  const selected = location.pathname === "/" ? "/" : pageAt(location);
  return (
    <nav aria-label="功能菜单">
      <Menu
        mode="inline"
        inlineIndent={16}
        selectedKeys={[selected]}
        defaultOpenKeys={["students", "registry", "organisations"]}
        items={itemsFor(viewer, data)}
      />
    </nav>
  );
}

function itemsFor(viewer: Viewer, counts: QueueCounts | undefined): NonNullable<MenuProps["items"]> {
  const item = (name: PageName, icon?: ReactNode) => !whyNotPage(viewer, name) && itemOf(name, icon);
  const served = servedKinds(counts);
  const list = (name: QueueName, icon?: ReactNode) =>
    !whyNotPage(viewer, name) &&
    isServed(name, served) &&
    listOf(viewer, name, countOf(queues[name], counts)?.waitingForMe ?? 0, icon);
  return [
    { key: "/", label: <Link to="/">首页</Link>, icon: <HomeOutlined /> },
    group("students", "学生管理", <TeamOutlined />, [
      item("graduates"),
      ...queueNames.filter((name) => !isOfOrganisations(name)).map((name) => list(name)),
      item("frozen"),
      isServed("voided", served) && item("voided"),
    ]),
    group("registry", "就业管理系统", <DatabaseOutlined />, [item("rosters"), item("destinations")]),
    group("organisations", "组织管理", <ApartmentOutlined />, [item("provinces"), item("schools")]),
    ...queueNames.filter(isOfOrganisations).map((name) => list(name, <SafetyCertificateOutlined />)),
    item("employers", <BankOutlined />),
    item("warnings", <WarningOutlined />),
    item("accounts", <IdcardOutlined />),
    item("schoolSettings", <SettingOutlined />),
    item("provinceSettings", <SettingOutlined />),
    item("portal", <SettingOutlined />),
  ].filter((each) => each !== false);
}

/** A list of records with the number of those that wait for the viewer. */
function listOf(viewer: Viewer, name: QueueName, waiting: number, icon?: ReactNode) {
  const { address, title } = queues[name];
  return {
    key: address,
    ...(icon ? { icon } : {}),
    label: (
      <Link to={address} className="menu-counted">
        {title}
        <Badge
          count={viewer.mayReview ? waiting : 0}
          overflowCount={9999}
          size="small"
          color="var(--primary)"
          title={`待${viewer.reviewWord} ${waiting} 条`}
        />
      </Link>
    ),
  };
}

interface MenuPage {
  key: string;
  label: ReactNode;
}

function itemOf(name: PageName, icon?: ReactNode) {
  const { address, title } = pages[name];
  return { key: address, label: <Link to={address}>{title}</Link>, ...(icon ? { icon } : {}) };
}

/** A group of pages; absent where the user has none of them. */
function group(key: string, label: string, icon: ReactNode, children: (MenuPage | false)[]) {
  const own = children.filter((child) => child !== false);
  return own.length > 0 && { key, label, icon, children: own };
}
