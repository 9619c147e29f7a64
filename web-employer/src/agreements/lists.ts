import { useQuery } from "@apollo/client/react";
import type { RecordTone } from "@gd/web-kit";
import {
  type ActorRole,
  type EmployerList,
  EmployerListStatesDocument,
  type EmployerListStatesQuery,
} from "../gql/graphql.js";

/** A state that the records of a list may be in. */
export type ListState = EmployerListStatesQuery["employerListStates"][number]["states"][number];

interface ListDescription {
  title: string;
  path: string;
  /** What the list holds (F-74), in the words of the official guide. */
  about: string;
  empty: string;
}

/** The lists of an employer's agreements (F-74). */
export const lists: Record<EmployerList, ListDescription> = {
  PENDING: {
    title: "签约中",
    path: "/agreements/pending",
    about:
      "本页包括您已发起邀请、正在等待学生应约，以及学生已应约、学校（院系）审核中的记录。学校审核通过后的记录将进入「已签约」，学生拒绝、逾期未回应、单位撤回或学校（院系）审核不通过的记录将进入「签约失败」。",
    empty: "暂无签约中的记录",
  },
  SIGNED: {
    title: "已签约",
    path: "/agreements/signed",
    about:
      "本页记录均为学校审核通过、签约完成且协议有效的情况，包括正在解约和解约失败、协议仍然有效的记录。您可查看详情，预览、下载就业协议书，发起解约。",
    empty: "暂无已签约的记录",
  },
  FAILED: {
    title: "签约失败",
    path: "/agreements/failed",
    about:
      "本页记录均为签约失败的情况，包括学生拒绝签约、学生逾期未回应、单位已撤回邀请、学校（院系）审核不通过。如仍需签约，您可再次发起邀请。",
    empty: "暂无签约失败的记录",
  },
  TERMINATING: {
    title: "解约中",
    path: "/agreements/terminating",
    about:
      "本页包括学生或单位已发起解约、等待对方应约，以及双方已同意解约、学校（院系）审核中的记录。解约完成前，就业协议继续有效。",
    empty: "暂无解约中的记录",
  },
  TERMINATED: {
    title: "已解约",
    path: "/agreements/terminated",
    about: "本页记录均为解约完成的情况，就业协议已解除。如仍需签约，您可再次发起邀请。",
    empty: "暂无已解约的记录",
  },
  TERMINATION_FAILED: {
    title: "解约失败",
    path: "/agreements/termination-failed",
    about:
      "本页记录均为最近一次解约失败的情况，包括对方拒绝解约、学校（院系）审核不通过。就业协议继续有效，记录同时列于「已签约」。",
    empty: "暂无解约失败的记录",
  },
  // F-91: records of every state, which all read 失效.
  FROZEN: {
    title: "失效",
    path: "/agreements/frozen",
    about:
      "本页记录均为失效的情况：毕业生已不在学校的生源名单中，只能查看，不能操作。学校恢复该毕业生后，记录将回到原来的列表。",
    empty: "暂无失效的记录",
  },
};

/** In the order of the menu. */
export const listNames = Object.keys(lists) as EmployerList[];

interface Standing {
  frozen: boolean;
  tone: RecordTone;
  /** 协议编号, from the final approval on. */
  number: string | null;
}

/** The list in which an agreement stands (F-74, F-91). */
export function listOf({ frozen, tone, number }: Standing): EmployerList {
  if (frozen) return "FROZEN";
  if (tone === "WAITING") return "PENDING";
  if (tone === "REACHED") return "SIGNED";
  return number === null ? "FAILED" : "TERMINATED";
}

/** The states of a list; undefined until they are read. */
export function useListStates(list: EmployerList): readonly ListState[] | undefined {
  const { data } = useQuery(EmployerListStatesDocument, { fetchPolicy: "cache-first" });
  return data && (data.employerListStates.find((each) => each.list === list)?.states ?? []);
}

/** The address of a list, narrowed to what waits for one side. */
export function useWaitingAddress(list: EmployerList, party: ActorRole): string {
  const state = useListStates(list)?.find(({ waitsFor }) => waitsFor === party);
  return state ? `${lists[list].path}?status=${state.status}` : lists[list].path;
}
