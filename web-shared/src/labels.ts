import type { AgreementStatus } from "./status.js";

/** The platform's names as they stand in headers and titles. */
export const platformName = "全国高校毕业生毕业去向登记与网上签约平台";
export const platformShortName = "毕业去向登记与网上签约平台";

/** Labels of states (spec 1 §12) for filters; where a record is shown, its own `statusLabel` is. */
export const statusLabels: Record<AgreementStatus, string> = {
  INVITED: "等待学生应约",
  DEPARTMENT_REVIEW: "学生已同意签约，等待学院审核",
  SCHOOL_REVIEW: "学生已同意签约，等待学校审核",
  SIGNED: "签约完成",
  DECLINED: "学生拒绝签约",
  LAPSED: "学生逾期未回应",
  TAKEN_BACK: "单位已撤回邀请",
  REJECTED_BY_DEPARTMENT: "学院审核不通过",
  REJECTED_BY_SCHOOL: "学校审核不通过",
};

export const agreementTypeLabels = { TWO_PARTY: "两方协议", THREE_PARTY: "三方协议" } as const;

export const actorRoleLabels = {
  GRADUATE: "毕业生",
  EMPLOYER: "用人单位",
  DEPARTMENT: "院系",
  SCHOOL: "学校",
  PROVINCE: "省级主管部门",
  MINISTRY: "教育部",
  OPERATOR: "平台客服",
  SYSTEM: "系统",
} as const;
