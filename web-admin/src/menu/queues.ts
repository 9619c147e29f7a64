import type { RecordKind } from "../gql/graphql.js";
import type { KindCounts } from "./queue-counts.js";

/** A list of records of some kinds, with their review pages below it. */
export interface Queue {
  /** Of the list; a record's page is `<address>/<id>`. */
  address: string;
  title: string;
  /** One line for the home page. */
  about: string;
  kinds: readonly RecordKind[];
  /** What its records are about: 签约单位, or what a destination leads to. */
  counterpart: string;
  /** Name of the column and filter of the states. */
  status: string;
  /** What tells its kinds apart, where there are several: column, filter, and a word for each kind. */
  tells?: { title: string; words: Partial<Record<RecordKind, string>> };
  /** Records of this list get an agreement number. */
  numbered: boolean;
  /** Its records are about employers, not about graduates: the operators' (F-70, F-73). */
  ofOrganisations?: true;
}

/** The lists of S-06. Every kind of the schema is in one of them; which of them there are, the counts say. */
export const queues = {
  agreements: {
    address: "/agreements",
    title: "在线签约管理",
    about: "查看和办理用人单位、毕业生发起的线上签约",
    kinds: ["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT"],
    counterpart: "签约单位",
    status: "签约状态",
    tells: { title: "签约发起方", words: { ONLINE_AGREEMENT: "单位", OFFLINE_AGREEMENT: "学生" } },
    numbered: true,
  },
  registrations: {
    address: "/registrations",
    title: "补登管理",
    about: "查看和办理毕业生登记的已签就业协议",
    kinds: ["PAPER_AGREEMENT"],
    counterpart: "签约单位",
    status: "签约状态",
    numbered: false,
  },
  terminations: {
    address: "/terminations",
    title: "解约管理",
    about: "查看和办理毕业生、用人单位的解约申请",
    kinds: ["ONLINE_TERMINATION", "OFFLINE_TERMINATION"],
    counterpart: "签约单位",
    status: "解约状态",
    tells: { title: "解约方式", words: { ONLINE_TERMINATION: "线上解约", OFFLINE_TERMINATION: "线下解约" } },
    numbered: false,
  },
  otherDestinations: {
    address: "/destinations",
    title: "去向登记管理",
    about: "查看和办理毕业生登记的其他毕业去向",
    kinds: ["DESTINATION"],
    counterpart: "毕业去向",
    status: "登记状态",
    numbered: false,
  },
  verifications: {
    address: "/verifications",
    title: "单位认证审核",
    about: "核对证照、授权书和登记信息，审核用人单位的认证",
    kinds: ["EMPLOYER_VERIFICATION"],
    counterpart: "单位名称",
    status: "认证状态",
    numbered: false,
    ofOrganisations: true,
  },
  corrections: {
    address: "/corrections",
    title: "单位信息变更审核",
    about: "审核用人单位名称、统一社会信用代码的变更申请",
    kinds: ["EMPLOYER_CORRECTION"],
    counterpart: "单位名称",
    status: "变更状态",
    numbered: false,
    ofOrganisations: true,
  },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;

/** The lists in the order of the menu. */
export const queueNames = Object.keys(queues) as QueueName[];

/** Those about employers stand apart from those about graduates. */
export function isOfOrganisations(name: QueueName): boolean {
  const { ofOrganisations }: Queue = queues[name];
  return ofOrganisations === true;
}

const queueOfKind = new Map<RecordKind, Queue>(
  Object.values(queues).flatMap((queue: Queue) => queue.kinds.map((kind) => [kind, queue] as const)),
);

/** The list that records of this kind are in. */
export function queueOf(kind: RecordKind): Queue {
  const queue = queueOfKind.get(kind);
  if (!queue) throw new Error(`No list of ${kind}`);
  return queue;
}

/** The page of one record. */
export function recordAddress({ kind, id }: { kind: RecordKind; id: string }): string {
  return `${queueOf(kind).address}/${id}`;
}

/** What all the counts say of one list: only the kinds that the server has. */
export interface QueueCount {
  kinds: readonly KindCounts[];
  waitingForMe: number;
}

/** The counts of a list's kinds; undefined while they are not read. No kind at all: the server has no such flow. */
export function countOf(
  queue: Queue,
  counts: { queueCounts: { kinds: readonly KindCounts[] } } | undefined,
): QueueCount | undefined {
  if (!counts) return undefined;
  const kinds = counts.queueCounts.kinds.filter(({ kind }) => queue.kinds.includes(kind));
  return { kinds, waitingForMe: kinds.reduce((sum, each) => sum + each.waitingForMe, 0) };
}

export interface StatusChoice {
  status: KindCounts["byStatus"][number]["status"];
  label: string;
}

/** The states of some kinds in the order of their flows, each once; one that reads differently has both words. */
export function statusChoices(kinds: readonly KindCounts[]): StatusChoice[] {
  const labels = new Map<StatusChoice["status"], Set<string>>();
  for (const { status, statusLabel } of kinds.flatMap(({ byStatus }) => byStatus)) {
    labels.set(status, (labels.get(status) ?? new Set()).add(statusLabel));
  }
  return [...labels].map(([status, words]) => ({ status, label: [...words].join("／") }));
}

/** Flows without 退回修改 (F-26, S-13). */
const withoutReturn: ReadonlySet<RecordKind> = new Set(["ONLINE_AGREEMENT", "ONLINE_TERMINATION"]);

/** Whether the flow has 退回修改; whether it is open at present the record itself says. */
export function hasReturn(kind: RecordKind): boolean {
  return !withoutReturn.has(kind);
}
