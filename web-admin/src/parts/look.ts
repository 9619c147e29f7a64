import type { DeskLook } from "@gd/web-kit/desk";

/** What is the staff's own in the parts that desks share. */
export const look: DeskLook = {
  titleSuffix: "毕业去向登记与网上签约（管理端）",
  home: { to: "/", label: "返回首页" },
  lists: { density: "DENSE", pageSize: 50 },
};
