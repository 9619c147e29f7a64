import type { PageName } from "../menu/pages.js";
import type { Viewer } from "../session/viewer.js";

/** One thing to be done before signing; `page` is where, null when others do it. */
export interface Step {
  label: string;
  page: PageName | null;
  done: boolean;
  note: string;
}

/** Who switches signing on: whole-school accounts with 读写 (P-11). */
export function preparesSchool(viewer: Viewer): boolean {
  return viewer.role === "SCHOOL" && viewer.levelScope === "ALL" && viewer.employmentRight === "READ_WRITE";
}

/** Who chooses the agreement type and opens modules (P-06, P-10). */
export function preparesProvince(viewer: Viewer): boolean {
  return viewer.role === "PROVINCE" && viewer.employmentRight === "READ_WRITE";
}

interface SchoolState {
  /** Its label; null until the province has chosen. */
  agreementType: string | null;
  hasRoster: boolean;
  departmentsWithoutReviewer: readonly string[];
  hasContact: boolean;
}

/** A school's steps, in the order in which they can be done. */
export function schoolSteps(state: SchoolState): Step[] {
  const { agreementType, hasRoster, departmentsWithoutReviewer: missing, hasContact } = state;
  const reviewers = hasRoster && missing.length === 0;
  return [
    {
      label: "就业协议书类型",
      page: null,
      done: agreementType !== null,
      note: agreementType ?? "由省级主管部门选择，目前尚未选择",
    },
    {
      label: "上报生源名单",
      page: "rosters",
      done: hasRoster,
      note: hasRoster ? "已有本届学生" : "本届尚无学生",
    },
    {
      label: "新增院系账号",
      page: "accounts",
      done: reviewers,
      note: reviewers ? "各院系均有读写账号" : accountsNote(hasRoster, missing),
    },
    {
      label: "设置协议经办人",
      page: "schoolSettings",
      done: hasContact,
      note: hasContact ? "已设置" : "没有经办人的学历层次不能签约",
    },
    {
      label: "开启在线签约",
      page: "schoolSettings",
      done: false,
      note: "选择审核方式和解约次数后开启",
    },
  ];
}

function accountsNote(hasRoster: boolean, missing: readonly string[]): string {
  if (!hasRoster) return "上报名单后，按名单中的院系新增；仅校级审核时可不设";
  const some = missing.slice(0, 3).join("、");
  const more = missing.length > 3 ? `等 ${missing.length} 个院系` : "";
  return `${some}${more}尚无读写账号；仅校级审核时可不设`;
}

/** A province's steps. */
export function provinceSteps(state: { agreementType: string | null; moduleOpen: boolean }): Step[] {
  return [
    {
      label: "选择就业协议书类型",
      page: "provinceSettings",
      done: state.agreementType !== null,
      note: state.agreementType ?? "适用于本省全部学校，产生签约记录后不可更改",
    },
    {
      label: "开通「毕业去向登记与网签」模块",
      page: "provinceSettings",
      done: state.moduleOpen,
      note: state.moduleOpen ? "已开通" : "开通前，本省学校账号不能登录使用",
    },
  ];
}
