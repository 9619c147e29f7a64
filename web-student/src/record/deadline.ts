import type { RecordKind } from "../gql/graphql.js";

const DAY_MS = 86_400_000;

/** Whether less than a day remains until the deadline; `now` in milliseconds. */
export function isUrgent(deadline: string, now: number): boolean {
  return Date.parse(deadline) - now < DAY_MS;
}

/** Whether its deadline is 应约截止时间 (F-24): agreements that begin with an invitation have no other. */
export function isInvitation({ kind }: { kind: RecordKind }): boolean {
  return kind === "ONLINE_AGREEMENT";
}
