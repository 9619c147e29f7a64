import type { DeskLook } from "@gd/web-kit/desk";

/** What is the employers' own in the parts that desks share. */
export const look: DeskLook = {
  titleSuffix: "毕业去向登记与网上签约（用人单位）",
  home: { to: "/", label: "返回工作台" },
  lists: { density: "ROOMY", pageSize: 20 },
};
