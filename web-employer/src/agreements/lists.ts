import { type RecordStatus, statusLabels } from "@gd/web-kit";
import type { EmployerList } from "../gql/graphql.js";

interface ListDescription {
  title: string;
  path: string;
  /** What the list holds (F-74), in the words of the official guide. */
  about: string;
  empty: string;
  statuses: readonly RecordStatus[];
}

/** Labels of states for filters (S-12); where a record is shown, its own `statusLabel` is. */
const labels: Partial<Record<RecordStatus, string>> = {
  ...statusLabels,
  ASKED_BY_GRADUATE: "学生发起解约，等待单位应约",
  ASKED_BY_EMPLOYER: "单位发起解约，等待学生应约",
  TERMINATION_DEPARTMENT_REVIEW: "已同意解约，等待学院审核",
  TERMINATION_SCHOOL_REVIEW: "已同意解约，等待学校审核",
  REFUSED_BY_EMPLOYER: "单位拒绝解约",
  REFUSED_BY_GRADUATE: "学生拒绝解约",
  TERMINATION_REJECTED: "解约审核不通过（解约失败）",
  TERMINATION_CLOSED: "解约失败",
  TERMINATION_DONE: "解约完成",
};

/** The lists of an employer's agreements (F-74). */
export const lists: Record<EmployerList, ListDescription> = {
  PENDING: {
    title: "签约中",
    path: "/agreements/pending",
    about:
      "本页包括您已发起邀请、正在等待学生应约，以及学生已应约、学校（学院）审核中的记录。学校审核通过后的记录将进入“已签约”，学生拒绝、逾期未回应、单位撤回或学校（学院）审核不通过的记录将进入“签约失败”。",
    empty: "暂无签约中的记录",
    statuses: ["INVITED", "DEPARTMENT_REVIEW", "SCHOOL_REVIEW"],
  },
  SIGNED: {
    title: "已签约",
    path: "/agreements/signed",
    about:
      "本页记录均为学校审核通过、签约完成且协议有效的情况，包括正在解约和解约失败、协议仍然有效的记录。您可查看详情，预览、下载就业协议书，发起解约。",
    empty: "暂无已签约的记录",
    statuses: ["SIGNED"],
  },
  FAILED: {
    title: "签约失败",
    path: "/agreements/failed",
    about:
      "本页记录均为签约失败的情况，包括学生拒绝签约、学生逾期未回应、单位已撤回邀请、学校（学院）审核不通过。如仍需签约，您可再次发起邀请。",
    empty: "暂无签约失败的记录",
    statuses: ["DECLINED", "LAPSED", "TAKEN_BACK", "REJECTED_BY_DEPARTMENT", "REJECTED_BY_SCHOOL"],
  },
  TERMINATING: {
    title: "解约中",
    path: "/agreements/terminating",
    about:
      "本页包括学生或单位已发起解约、等待对方应约，以及双方已同意解约、学校（学院）审核中的记录。解约完成前，就业协议继续有效。",
    empty: "暂无解约中的记录",
    statuses: [
      "ASKED_BY_GRADUATE",
      "ASKED_BY_EMPLOYER",
      "TERMINATION_DEPARTMENT_REVIEW",
      "TERMINATION_SCHOOL_REVIEW",
    ],
  },
  TERMINATED: {
    title: "已解约",
    path: "/agreements/terminated",
    about: "本页记录均为解约完成的情况，就业协议已解除。如仍需签约，您可再次发起邀请。",
    empty: "暂无已解约的记录",
    statuses: ["TERMINATION_DONE"],
  },
  TERMINATION_FAILED: {
    title: "解约失败",
    path: "/agreements/termination-failed",
    about:
      "本页记录均为最近一次解约失败的情况，包括对方拒绝解约、学校（学院）审核不通过。就业协议继续有效，记录同时列于“已签约”。",
    empty: "暂无解约失败的记录",
    statuses: ["REFUSED_BY_EMPLOYER", "REFUSED_BY_GRADUATE", "TERMINATION_REJECTED", "TERMINATION_CLOSED"],
  },
  // F-91: records of every state, which all read 失效: there is no state to filter by.
  FROZEN: {
    title: "失效",
    path: "/agreements/frozen",
    about:
      "本页记录均为失效的情况：毕业生已不在学校的生源名单中，只能查看，不能操作。学校恢复该毕业生后，记录将回到原来的列表。",
    empty: "暂无失效的记录",
    statuses: [],
  },
};

/** The list in which an agreement of this state stands. */
export function listOf(status: RecordStatus): EmployerList {
  const holds = (list: EmployerList) => lists[list].statuses.some((each) => each === status);
  if (holds("PENDING")) return "PENDING";
  if (status === "TERMINATED") return "TERMINATED";
  return holds("SIGNED") ? "SIGNED" : "FAILED";
}

/** Choices of the filter 最新状态 in a list. */
export function statusOptions(list: EmployerList): { value: RecordStatus; label: string }[] {
  return lists[list].statuses.map((status) => ({ value: status, label: labels[status] ?? status }));
}
