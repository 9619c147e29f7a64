/** The platform's names as they stand in headers and titles. */
export const platformName = "全国高校毕业生毕业去向登记与网上签约平台";
export const platformShortName = "毕业去向登记与网上签约平台";

/** How a state is meant, as the schema names it: somebody must act · reached · failed · over without a verdict. */
export type RecordTone = "WAITING" | "REACHED" | "FAILED" | "ENDED";

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

/** Terms of the job as the agreement prints them (D-05), in its order. */
export const jobTermLabels = {
  categoryLabel: "职位类别",
  positionName: "岗位名称",
  workplace: "工作地点",
  settlesHousehold: "是否解决户档",
  reportBy: "报到期限",
  monthlySalaryYuan: "薪酬（元/月）",
  probation: "试用期",
  servicePeriod: "服务期",
  penalty: "违约金",
  archiveReceiver: "档案转寄单位名称",
  archiveAddress: "档案转寄地址",
  archivePostcode: "档案转寄邮编",
  householdAddress: "户口迁移地址",
  supplement: "协议补充内容",
} as const;

/** The employer's block as the agreement prints it (D-05), in its order. */
export const employerBlockLabels = {
  name: "单位名称",
  uscc: "统一社会信用代码",
  natureLabel: "单位性质",
  industryLabel: "单位行业",
  divisionName: "单位所在地",
  address: "通讯地址",
  contactName: "联系人",
  contactMobile: "联系人手机",
  contactPhone: "联系人电话",
  contactEmail: "联系人邮箱",
} as const;
