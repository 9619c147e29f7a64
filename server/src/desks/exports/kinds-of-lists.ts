import type { RecordKind } from "../../words/record-words.js";
import type { AskedList } from "../lists/index.js";

/** The lists of records as the desks name them (S-06), by the kinds that they hold. */
const QUEUES: readonly { title: string; kinds: readonly RecordKind[] }[] = [
  { title: "在线签约管理", kinds: ["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"] },
  { title: "补登管理", kinds: ["PAPER_AGREEMENT"] },
  { title: "解约管理", kinds: ["ONLINE_TERMINATION", "OFFLINE_TERMINATION"] },
  { title: "去向登记管理", kinds: ["DESTINATION"] },
  { title: "单位认证审核", kinds: ["EMPLOYER_VERIFICATION"] },
  { title: "单位信息变更审核", kinds: ["EMPLOYER_CORRECTION"] },
];

/** The employer's lists of agreements (F-74). */
const EMPLOYER_LISTS: Readonly<Record<string, string>> = {
  PENDING: "签约中",
  SIGNED: "已签约",
  FAILED: "签约失败",
  TERMINATING: "解约中",
  TERMINATED: "已解约",
  TERMINATION_FAILED: "解约失败",
  FROZEN: "失效",
};

/** Kinds whose records have a 就业协议书 of the platform's own. */
const WITH_AGREEMENT: readonly RecordKind[] = ["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"];

/** Kinds about organisations: nothing of them is a graduate's. */
const OF_ORGANISATIONS: readonly RecordKind[] = ["EMPLOYER_VERIFICATION", "EMPLOYER_CORRECTION"];

/** The kinds that a list of records was asked for; null for all. */
export function kindsOf({ filter }: AskedList): readonly RecordKind[] | null {
  const { kinds } = filter;
  return Array.isArray(kinds) && kinds.length > 0 ? (kinds as RecordKind[]) : null;
}

/** What people call the list that was asked for. */
export function titleOf(list: AskedList): string {
  if (list.name === "employerAgreements") return EMPLOYER_LISTS[String(list.filter.list)] ?? list.title;
  const kinds = list.name === "reviewQueue" ? kindsOf(list) : null;
  const queue = kinds && QUEUES.find((each) => kinds.every((kind) => each.kinds.includes(kind)));
  return queue?.title ?? list.title;
}

/** Whether the rows of a list are agreements, or lead to one. */
export function holdsAgreements(list: AskedList): boolean {
  if (list.name === "employerAgreements") return true;
  return (
    list.name === "reviewQueue" && (kindsOf(list)?.every((kind) => WITH_AGREEMENT.includes(kind)) ?? false)
  );
}

/** Whether its records may have been returned to a graduate. */
export function holdsReturned(list: AskedList): boolean {
  return (
    list.name === "reviewQueue" && !(kindsOf(list)?.some((kind) => OF_ORGANISATIONS.includes(kind)) ?? false)
  );
}
