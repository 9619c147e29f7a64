import type { LevelScope, RecordKind, StaffRole } from "../gql/graphql.js";
import { isOfOrganisations, type QueueName, queueNames, queues } from "./queues.js";

/** A page of the menu: where it is, what it is for, and whose it is. */
export interface Page {
  address: string;
  title: string;
  /** One line for the home page. */
  about: string;
  roles: readonly StaffRole[];
  /** Holds all levels: not for accounts that look after one (P-03). */
  wholeSchool?: boolean;
  /** A list of records of these kinds: there only where the server has one of their flows. */
  kinds?: readonly RecordKind[];
}

const everyReader: readonly StaffRole[] = ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY"];
const OPERATORS: readonly StaffRole[] = ["OPERATOR"];
const aboveSchool: readonly StaffRole[] = ["PROVINCE", "MINISTRY"];

/** Each list of records is a page, in the order of the menu. */
const pagesOfQueues = Object.fromEntries(
  queueNames.map((name): [QueueName, Page] => {
    const { address, title, about, kinds } = queues[name];
    const roles = isOfOrganisations(name) ? OPERATORS : everyReader;
    return [name, { address, title, about, kinds, roles }];
  }),
) as Readonly<Record<QueueName, Page>>;

/** The pages there are; the app's addresses, its menu and the home page agree on them. */
export const pages = {
  graduates: {
    address: "/graduates",
    title: "学生名单",
    about: "查询毕业生信息、签约状态和生源状态",
    roles: everyReader,
  },
  ...pagesOfQueues,
  frozen: {
    address: "/graduates?frozen=yes",
    title: "失效信息管理",
    about: "已从生源名单中删除的学生，可由学校恢复网签数据",
    roles: everyReader,
  },
  voided: {
    address: "/voided",
    title: "作废信息管理",
    about: "学生作废去向后，尚未重新登记或签约的记录",
    roles: everyReader,
    kinds: ["DESTINATION"],
  },
  rosters: {
    address: "/registry/rosters",
    title: "生源上报",
    about: "上传生源名单，检查无误后提交，查看上报记录",
    roles: ["SCHOOL"],
    wholeSchool: true,
  },
  destinations: {
    address: "/registry/destinations",
    title: "已报送去向",
    about: "就业管理系统中已报送的毕业去向",
    roles: everyReader,
  },
  provinces: {
    address: "/organisations/provinces",
    title: "省份",
    about: "各省份的学校数、协议书类型和已开通模块",
    roles: aboveSchool,
  },
  schools: {
    address: "/organisations/schools",
    title: "学校",
    about: "各学校的毕业生人数和在线签约开启情况",
    roles: aboveSchool,
  },
  employers: {
    address: "/employers",
    title: "用人单位管理",
    about: "查询全部用人单位，暂停和恢复使用，更换网签负责人，合并重复单位",
    roles: OPERATORS,
  },
  warnings: {
    address: "/warnings",
    title: "预警单位管理",
    about: "标记违规、虚假等用人单位，提醒本校毕业生和审核人员",
    roles: ["SCHOOL"],
  },
  accounts: {
    address: "/accounts",
    title: "账号管理",
    about: "新增、停用本级和下一级用户的账号，修改权限",
    roles: ["SCHOOL", "PROVINCE", "MINISTRY"],
  },
  schoolSettings: {
    address: "/settings",
    title: "签约设置",
    about: "功能开关、审核方式、解约次数和协议经办人",
    roles: ["SCHOOL"],
  },
  provinceSettings: {
    address: "/settings",
    title: "签约设置",
    about: "就业协议书类型和为本省学校开通的模块",
    roles: ["PROVINCE"],
  },
  portal: {
    address: "/portal",
    title: "门户信息",
    about: "主办单位、备案号、通知公告、个人信息保护说明和无障碍说明",
    roles: ["MINISTRY"],
  },
} as const satisfies Record<string, Page>;

export type PageName = keyof typeof pages;

/** 失效信息管理 record by record, beside its list of graduates. */
export const frozenRecordsAddress = "/frozen";

/** What decides which pages a user has. */
interface PageUser {
  role: StaffRole;
  levelScope: LevelScope;
}

/** Why this user does not have the page, which the server would refuse them anyway (P-07); null for whose it is. */
export function whyNotPage({ role, levelScope }: PageUser, name: PageName): "ROLE" | "LEVEL" | null {
  const page: Page = pages[name];
  if (!page.roles.includes(role)) return "ROLE";
  return page.wholeSchool && levelScope !== "ALL" ? "LEVEL" : null;
}

/** The flow that every server has: before its counts are read, no other list is offered. */
const atLeast: readonly RecordKind[] = ["ONLINE_AGREEMENT"];

/** Whether the server has what the page shows; `served`: the kinds of records it counts. */
export function isServed(name: PageName, served: readonly RecordKind[] = atLeast): boolean {
  const { kinds }: Page = pages[name];
  return kinds?.some((kind) => served.includes(kind)) ?? true;
}

/** The user's pages in the order of the menu. */
export function pagesOf(user: PageUser, served?: readonly RecordKind[]): Page[] {
  const names = Object.keys(pages) as PageName[];
  return names.filter((name) => !whyNotPage(user, name) && isServed(name, served)).map((name) => pages[name]);
}

/** The address of the page that this location stands at, also for the pages below it; empty at the home page's. */
export function pageAt({ pathname, search }: { pathname: string; search: string }): string {
  if (pathname === "/graduates" && new URLSearchParams(search).get("frozen") === "yes") {
    return pages.frozen.address;
  }
  if (pathname === frozenRecordsAddress) return pages.frozen.address;
  const at = Object.values(pages).find(
    ({ address }) => pathname === address || pathname.startsWith(`${address}/`),
  );
  return at?.address ?? "";
}
