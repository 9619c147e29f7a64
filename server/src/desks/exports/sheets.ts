import { voidedDestinations } from "../../flows/destination/index.js";
import { employerAgreements } from "../../flows/online-signing/index.js";
import type { List } from "../../lists/list.js";
import { employerSignIns } from "../../parties/employer-accounts/index.js";
import { ownEmployerMarks } from "../../parties/employer-warnings/index.js";
import { favourites } from "../../parties/employers/index.js";
import { schools } from "../../parties/organisations/index.js";
import { rosterUploadRows } from "../../parties/roster-upload/index.js";
import { staffAccounts } from "../../parties/staff/index.js";
import { beijing } from "../../platform/clock.js";
import type { TableColumn } from "../../spreadsheet/index.js";
import { employers } from "../employers/index.js";
import { frozenRecords, graduates, registryDestinations } from "../graduates/index.js";
import type { AskedList, ListName } from "../lists/index.js";
import { reviewQueue } from "../review/index.js";
import { kindsOf, titleOf } from "./kinds-of-lists.js";

/** A list as a table of texts: what people read on its screen, in the same words and masked alike (P-08). */
export interface Sheet {
  readonly columns: readonly TableColumn[];
  cells(row: object): string[];
}

/** A column: its title, and where the value itself is no text for people, how it is said. */
type Said<Row> = string | readonly [title: string, say: (row: Row) => unknown];

/**
 * Every field of the rows, in the order of the screen; null for what tells people nothing. A field that a list gains does
 * not compile until it is said here.
 */
type Columns<Row> = { readonly [Field in keyof Row]-?: Said<Row> | null };

type Describe = (asked: AskedList) => Readonly<Record<string, Said<never> | null>>;

function sheet<Row extends object, Filter extends object, Viewer extends { role: string }>(
  _list: List<Row, Filter, Viewer>,
  describe: (asked: AskedList) => Columns<Row>,
): Describe {
  return describe as Describe;
}

const RIGHTS: Readonly<Record<string, string>> = { READ_WRITE: "读写", READ_ONLY: "只读", NONE: "无权限" };
const ROLES: Readonly<Record<string, string>> = {
  DEPARTMENT: "院系用户",
  SCHOOL: "学校用户",
  PROVINCE: "省级用户",
  MINISTRY: "部级用户",
  OPERATOR: "平台客服",
};
const LEVELS: Readonly<Record<string, string>> = {
  ALL: "全部",
  UNDERGRADUATE: "本专科",
  POSTGRADUATE: "研究生",
};
const SOURCES: Readonly<Record<string, string>> = { PLATFORM: "登记平台报送", UPLOAD: "学校上传" };
const ROSTER_KINDS: Readonly<Record<string, string>> = {
  ADDED: "新增",
  CHANGED: "变更",
  TRANSFERRED: "转届",
  LEFT_OUT: "未并入",
  WARNED: "需确认",
  MISSING: "缺失",
  WRONG: "错误",
};

const SHEETS: Readonly<Record<ListName, Describe>> = {
  reviewQueue: sheet(reviewQueue, (asked) => {
    const { initiator, status, counterpart } = wordsOfQueue(asked);
    const ofOrganisations = (kindsOf(asked) ?? []).some((kind) => kind.startsWith("EMPLOYER_"));
    const ofGraduates = (title: string) => (ofOrganisations ? null : title);
    return {
      id: null,
      kind: null,
      initiatorLabel: initiator,
      status: null,
      statusLabel: status,
      tone: null,
      schoolName: ofGraduates("所在学校"),
      departmentName: ofGraduates("所在院系"),
      educationLevelLabel: ofGraduates("学历层次"),
      majorName: ofGraduates("专业"),
      graduateName: ofGraduates("姓名"),
      idNumberMasked: ofGraduates("证件号码"),
      agreementNumber: initiator === "签约发起方" ? "当前协议编号" : null,
      counterpart,
      positionName: ofGraduates("岗位名称"),
      submittedAt: "提交时间",
      changedAt: "最新操作时间",
      submission: "提交次数",
      waitsForMe: null,
      dataDiffers: ofGraduates("信息不一致"),
      employerWarned: ofGraduates("单位预警"),
      otherIdentity: ofGraduates("同一人另有身份"),
      returnedBefore: "曾退回",
      waitedDays: "已等待（天）",
      waitState: null,
    };
  }),
  graduates: sheet(graduates, () => ({
    id: null,
    cohort: "毕业届别",
    studentNumber: "学号",
    name: "姓名",
    idNumberMasked: "证件号码",
    schoolName: "所在学校",
    departmentName: "所在院系",
    educationLevelLabel: "学历层次",
    majorName: "专业",
    trainingModeLabel: "培养方式",
    standing: null,
    standingLabel: "去向状态",
    mobileMasked: "手机号码",
    emailMasked: "邮箱",
    registered: ["账号", ({ registered }) => (registered ? "已注册" : "未注册")],
    frozen: ["生源状态", ({ frozen }) => (frozen ? "失效" : "在册")],
    statusLabel: "签约状态",
    notSigningReason: "不能在线签约的原因",
  })),
  registryDestinations: sheet(registryDestinations, () => ({
    graduateId: null,
    cohort: "毕业届别",
    graduateName: "姓名",
    idNumberMasked: "证件号码",
    schoolName: "所在学校",
    departmentName: "所在院系",
    code: "毕业去向代码",
    label: "毕业去向",
    employerName: "单位名称",
    agreementNumber: "协议编号",
    source: ["数据来源", ({ source }) => SOURCES[source] ?? source],
    reportedAt: "报送时间",
  })),
  frozenRecords: sheet(frozenRecords, () => ({
    id: null,
    kind: null,
    status: null,
    graduateId: null,
    cohort: "毕业届别",
    studentNumber: "学号",
    graduateName: "姓名",
    sexLabel: "性别",
    idNumberMasked: "证件号码",
    schoolName: "所在学校",
    departmentName: "所在院系",
    majorName: "专业",
    educationLevelLabel: "学历层次",
    kindLabel: "业务类型",
    counterpart: "签约单位（去向）",
    frozenStatusLabel: "失效前状态",
    frozenAt: "失效时间",
  })),
  voidedDestinations: sheet(voidedDestinations, () => ({
    recordId: null,
    certificateNumber: "签约证明码",
    cohort: "毕业届别",
    studentNumber: "学号",
    graduateName: "姓名",
    sexLabel: "性别",
    idNumberMasked: "证件号码",
    schoolName: "所在学校",
    departmentName: "所在院系",
    majorName: "专业",
    educationLevelLabel: "学历层次",
    typeLabel: "作废的去向类型",
    counterpart: "去向单位",
    submittedAt: "提交时间",
    voidedAt: "作废时间",
  })),
  ownEmployerMarks: sheet(ownEmployerMarks, () => ({
    id: null,
    own: null,
    categories: null,
    employerName: "单位名称",
    uscc: "统一社会信用代码",
    natureCode: null,
    natureLabel: "单位性质",
    industryCode: null,
    industryLabel: "单位行业",
    categoryLabels: "预警类别",
    reason: "预警原因",
    schoolName: "预警学校",
    markedBy: "操作人",
    markedAt: "操作时间",
  })),
  employers: sheet(employers, () => ({
    id: null,
    name: "单位名称",
    formerNames: "曾用名",
    uscc: "统一社会信用代码",
    divisionName: "所在地",
    personInCharge: "网签负责人",
    mobileMasked: "手机号码",
    accounts: "可用账号数",
    state: null,
    stateLabel: "单位状态",
    verifiedAt: "认证时间",
  })),
  schools: sheet(schools, ({ filter }) => ({
    id: null,
    code: "学校代码",
    name: "学校名称",
    provinceId: null,
    provinceName: "所在省份",
    address: "通讯地址",
    graduates: `${String(filter.cohort)}届毕业生`,
    signingOn: "已开启在线签约",
  })),
  staffAccounts: sheet(staffAccounts, () => ({
    id: null,
    departmentId: null,
    username: "用户名",
    name: "姓名",
    role: ["用户类别", ({ role }) => ROLES[role]],
    organisationName: "所属单位",
    levelScope: ["管理学历层次", ({ levelScope }) => LEVELS[levelScope]],
    employmentRight: ["基本信息和就业信息", ({ employmentRight }) => RIGHTS[employmentRight]],
    archiveRight: ["档案信息", ({ archiveRight }) => RIGHTS[archiveRight]],
    householdRight: ["户口信息", ({ householdRight }) => RIGHTS[householdRight]],
    disabled: ["状态", ({ disabled }) => (disabled ? "已停用" : "使用中")],
    numberSearchClosed: "今日证件号码查询已关闭",
    factorEnrolled: ["双重验证", ({ factorEnrolled }) => (factorEnrolled ? "已开启" : "未开启")],
    factorObligatory: null,
    signedInAt: "最近登录",
  })),
  rosterUploadRows: sheet(rosterUploadRows, () => ({
    rowNumber: "文件行号",
    studentNumber: "学号",
    name: "姓名",
    kind: ["类别", ({ kind }) => ROSTER_KINDS[kind]],
    details: [
      "说明",
      ({ details }) =>
        details.map(
          ({ column, old, new: now, reason }) => `${column}：${reason ?? `${old ?? "—"} → ${now ?? "—"}`}`,
        ),
    ],
  })),
  employerAgreements: sheet(employerAgreements, () => ({
    id: null,
    agreementId: null,
    graduateName: "学生姓名",
    idNumberMasked: "证件号码",
    schoolName: "毕业院校",
    educationLevelLabel: "学历层次",
    majorName: "专业",
    cohort: "毕业届别",
    positionName: "岗位名称",
    status: null,
    statusLabel: "最新状态",
    tone: null,
    deadline: "应约截止时间",
    changedAt: "最新操作时间",
    invitableFavouriteId: null,
  })),
  favourites: sheet(favourites, () => ({
    id: null,
    name: "学生姓名",
    idNumberMasked: "证件号码",
    schoolName: "毕业院校",
    educationLevelLabel: "学历层次",
    majorName: "专业",
    cohort: "毕业届别",
    addedAt: "加入时间",
    notInvitableReason: "不能邀请的原因",
  })),
  employerSignIns: sheet(employerSignIns, () => ({
    id: null,
    at: "时间",
    refused: ["结果", ({ refused }) => (refused ? "账号已停用" : "登录成功")],
    address: "网络地址",
  })),
};

/** The words that differ from list to list (S-06). */
function wordsOfQueue(asked: AskedList): { initiator: string | null; status: string; counterpart: string } {
  switch (titleOf(asked)) {
    case "解约管理":
      return { initiator: "解约方式", status: "解约状态", counterpart: "签约单位" };
    case "补登管理":
      return { initiator: null, status: "签约状态", counterpart: "签约单位" };
    case "去向登记管理":
      return { initiator: null, status: "登记状态", counterpart: "毕业去向" };
    case "单位认证审核":
      return { initiator: null, status: "认证状态", counterpart: "单位名称" };
    case "单位信息变更审核":
      return { initiator: null, status: "变更状态", counterpart: "单位名称" };
    default:
      return { initiator: "签约发起方", status: "签约状态", counterpart: "签约单位" };
  }
}

/** A list as a table. */
export function sheetOf(asked: AskedList): Sheet {
  const described = Object.entries(SHEETS[asked.name](asked)).flatMap(([field, said]) =>
    said === null
      ? []
      : [{ field, ...(typeof said === "string" ? { title: said, say: null } : sayingOf(said)) }],
  );
  const instants = new Set(
    Object.entries(asked.list.definition.columns).flatMap(([name, { type }]) =>
      type === "instant" ? [name] : [],
    ),
  );
  return {
    columns: described.map(({ field, title }) => ({ title, width: widthOf(field, title) })),
    cells: (row) =>
      described.map(({ field, say }) => {
        const value = say ? say(row as never) : (row as Readonly<Record<string, unknown>>)[field];
        return cellOf(value, !say && instants.has(field));
      }),
  };
}

function sayingOf([title, say]: readonly [string, (row: never) => unknown]) {
  return { title, say };
}

function cellOf(value: unknown, isInstant: boolean): string {
  if (typeof value === "string") return isInstant ? momentOf(value) : value;
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.join("；");
  if (value instanceof Date) return momentOf(value.toISOString());
  return String(value as number);
}

/** ISO 8601 as people in Beijing read it, to the minute. */
export function momentOf(iso: string): string {
  const { year, month, day, hour, minute } = beijing(new Date(iso));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/(counterpart|employerName|organisationName|address|reason|details)$/i, 32],
  [/(schoolName|departmentName|majorName|label|statusLabel)$/i, 22],
  [/(idNumberMasked|uscc|agreementNumber|studentNumber)$/, 22],
  [/At$|^at$|deadline/, 17],
];

function widthOf(field: string, title: string): number {
  const known = WIDTHS.find(([pattern]) => pattern.test(field));
  return Math.max(known?.[1] ?? 12, title.length * 2 + 3);
}
