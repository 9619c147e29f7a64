import { type AgreementStatus, type RecordStatus, statusLabels } from "@gd/web-shared";
import type { EmployerList } from "../gql/graphql.js";

interface ListDescription {
  title: string;
  path: string;
  /** What the list holds (F-74), in the words of the official guide. */
  about: string;
  empty: string;
  statuses: readonly AgreementStatus[];
}

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
    about: "本页记录均为学校审核通过、签约完成且协议有效的情况。您可查看详情，预览、下载就业协议书。",
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
  return holds("SIGNED") ? "SIGNED" : "FAILED";
}

/** Choices of the filter 最新状态 in a list. */
export function statusOptions(list: EmployerList): { value: AgreementStatus; label: string }[] {
  return lists[list].statuses.map((status) => ({ value: status, label: statusLabels[status] }));
}
