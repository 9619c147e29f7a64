import type { StaffModule, StaffViewerFragment } from "../gql/graphql.js";

/** Who is signed in at this desk. */
export type Viewer = StaffViewerFragment;

export const roleLabels: Record<Viewer["role"], string> = {
  DEPARTMENT: "院系用户",
  SCHOOL: "学校用户",
  PROVINCE: "省级用户",
  MINISTRY: "部级用户",
  OPERATOR: "平台客服",
};

export const levelScopeLabels: Record<Viewer["levelScope"], string> = {
  ALL: "全部",
  UNDERGRADUATE: "本专科",
  POSTGRADUATE: "研究生",
};

export const rightLabels: Record<Viewer["employmentRight"], string> = {
  READ_WRITE: "读写",
  READ_ONLY: "只读",
  NONE: "无权限",
};

/** Modules that a province opens for its schools (P-06). */
export const moduleLabels: Record<StaffModule, string> = {
  EMPLOYMENT: "毕业去向登记与网签",
  ARCHIVE: "档案信息登记",
  HOUSEHOLD: "户口信息登记",
};

/** Whether the viewer's area covers several schools: lists then name the school first. */
export function seesManySchools(viewer: Viewer): boolean {
  return viewer.role === "PROVINCE" || viewer.role === "MINISTRY";
}

/** Whether the viewer looks after employers and not after graduates. */
export function isOperator(viewer: Viewer): boolean {
  return viewer.role === "OPERATOR";
}

/** Whether the viewer uploads and commits rosters: they hold all levels, so whole-school accounts with 读写 do. */
export function uploadsRosters(viewer: Viewer): boolean {
  return viewer.role === "SCHOOL" && viewer.levelScope === "ALL" && viewer.employmentRight === "READ_WRITE";
}

/** Whether the viewer deletes graduates from the roster and brings them back (F-91). */
export function changesRoster(viewer: Viewer): boolean {
  return viewer.role === "SCHOOL" && viewer.employmentRight === "READ_WRITE";
}
