import type { FilterField } from "./every-list.js";

/** What people call the fields of filters: problems and exports name them so. */
export const FILTER_WORDS: Readonly<Record<FilterField, string>> = {
  accountId: "账号",
  code: "去向类别",
  cohort: "毕业届别",
  counterpart: "签约单位",
  departmentId: "院系",
  educationLevel: "学历层次",
  flag: "审核提示",
  frozen: "是否失效",
  idNumber: "证件号码",
  kind: "类别",
  kinds: "业务类型",
  list: "列表",
  majorName: "专业",
  name: "姓名",
  provinceId: "省份",
  search: "关键词",
  state: "状态",
  status: "签约状态",
  studentNumber: "学号",
  trainingMode: "培养方式",
  uploadId: "上报批次",
  view: "查看范围",
  wait: "审核时限",
  waitsFor: "待办方",
};

const PERSONAL: readonly string[] = ["name", "idNumber", "studentNumber"] satisfies FilterField[];

/** Whether the field tells of one person (P-08). */
export function isPersonal(field: string): boolean {
  return PERSONAL.includes(field);
}
