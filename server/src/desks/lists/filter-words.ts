import type { FilterField } from "./every-list.js";

/** What people call the fields of filters: problems and exports name them so. */
export const FILTER_WORDS: Readonly<Record<FilterField, string>> = {
  accountId: "账号",
  added: "加入时间",
  agreementNumber: "协议编号",
  category: "预警类别",
  certificateNumber: "签约证明码",
  changed: "最新操作时间",
  code: "去向类别",
  cohort: "毕业届别",
  contact: "联系方式",
  counterpart: "签约单位",
  departmentId: "院系",
  educationLevel: "学历层次",
  employer: "单位",
  employerName: "单位名称",
  flag: "审核提示",
  frozen: "是否失效",
  frozenOn: "失效时间",
  idNumber: "证件号码",
  industryCode: "单位行业",
  kind: "类别",
  kinds: "业务类型",
  list: "列表",
  majorName: "专业",
  marked: "操作时间",
  name: "姓名",
  natureCode: "单位性质",
  number: "协议编号",
  positionName: "岗位名称",
  provinceId: "省份",
  registered: "账号",
  reported: "报送时间",
  schoolName: "毕业院校",
  schoolId: "学校",
  search: "关键词",
  sex: "性别",
  source: "数据来源",
  standings: "去向状态",
  state: "状态",
  status: "签约状态",
  studentNumber: "学号",
  submitted: "提交时间",
  trainingMode: "培养方式",
  uploadId: "上报批次",
  twice: "重复登记",
  view: "查看范围",
  voided: "作废时间",
  wait: "审核时限",
  waitsFor: "待办方",
};

const PERSONAL: readonly string[] = ["name", "idNumber", "studentNumber"] satisfies FilterField[];

/** Whether the field tells of one person (P-08). */
export function isPersonal(field: string): boolean {
  return PERSONAL.includes(field);
}
