import { Tag } from "antd";
import type { QueueFlag, WaitState } from "../gql/graphql.js";
import type { QueueRow } from "./queue-documents.js";

/** What to look at before a verdict, in words: never by colour alone. */
export const flagLabels: Record<QueueFlag, string> = {
  DATA_DIFFERS: "信息不一致",
  EMPLOYER_WARNED: "单位预警",
  OTHER_IDENTITY: "同一人另有身份",
  RESUBMITTED: "第二次及以上提交",
  RETURNED_BEFORE: "曾退回",
  NONE: "无需逐条核对",
};

export const waitLabels: Record<WaitState, string> = {
  OVERDUE: "超期",
  NEAR: "临近",
  IN_TIME: "未到期",
};

interface ShownFlag {
  text: string;
  color: "error" | "warning" | "default";
}

/** The flags of a row; those that alarm first. */
export function flagsOf(row: QueueRow): ShownFlag[] {
  return [
    ...(row.employerWarned ? [{ text: "单位预警", color: "error" } as const] : []),
    ...(row.dataDiffers ? [{ text: "信息不一致", color: "warning" } as const] : []),
    ...(row.otherIdentity ? [{ text: "另有身份", color: "warning" } as const] : []),
    ...(row.submission > 1 ? [{ text: `第 ${row.submission} 次提交`, color: "default" } as const] : []),
    ...(row.returnedBefore ? [{ text: "曾退回", color: "default" } as const] : []),
  ];
}

/** Those that make a record one that is looked at by itself, never approved with others (F-17). */
export function alarmsOf({ dataDiffers, employerWarned, otherIdentity }: QueueRow): string[] {
  return [
    ...(dataDiffers ? [flagLabels.DATA_DIFFERS] : []),
    ...(employerWarned ? [flagLabels.EMPLOYER_WARNED] : []),
    ...(otherIdentity ? [flagLabels.OTHER_IDENTITY] : []),
  ];
}

export function FlagsCell({ row }: { row: QueueRow }) {
  const flags = flagsOf(row);
  if (flags.length === 0) return "—";
  return (
    <span className="queue-flags">
      {flags.map(({ text, color }) => (
        <Tag key={text} color={color}>
          {text}
        </Tag>
      ))}
    </span>
  );
}

const toneOfWait: Record<WaitState, "danger" | "warning" | ""> = {
  OVERDUE: "danger",
  NEAR: "warning",
  IN_TIME: "",
};

/** How long it has waited, and what that is against the school's 审核时限. */
export function WaitedCell({ row }: { row: QueueRow }) {
  if (row.waitedDays === null || row.waitedDays === undefined) return "—";
  const days = row.waitedDays === 0 ? "不足 1 天" : `${row.waitedDays} 天`;
  if (!row.waitState || row.waitState === "IN_TIME") return days;
  return (
    <>
      {days}
      <br />
      <span className={`queue-wait-${toneOfWait[row.waitState]}`}>{waitLabels[row.waitState]}</span>
    </>
  );
}
