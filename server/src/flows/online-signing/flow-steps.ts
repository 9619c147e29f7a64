import type { Role } from "../../parties/identity/index.js";
import { beijingText } from "../../platform/clock.js";
import { type FlowStep, type PastStep, stepsAt } from "../../records/index.js";
import type { RecordStatus } from "../../words/record-words.js";
import type { SigningSubject } from "../agreements/index.js";
import { type OnlineState, onlineSigning } from "./online-signing.flow.js";

const TITLES = ["单位已发起邀请", "等待学生应约", "学校（学院）审核", "签约完成"] as const;

/** 单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成, with times (F-27). */
export function flowSteps(subject: SigningSubject, events: readonly PastStep[]): FlowStep[] {
  const status = subject.record.status as OnlineState;
  const signedAt = events.find((event) => event.toStatus === "SIGNED")?.at ?? null;
  const reachedAt = [subject.agreement.sentAt, subject.record.submittedAt, signedAt, signedAt];
  return stepsAt(TITLES, reachedAt, onlineSigning.states[status], subject.record);
}

/** 下一步 in one sentence, by state alone. */
export function nextStep(role: Role, status: RecordStatus, deadline: Date | null): string {
  const until = deadline ? beijingText(deadline) : "";
  switch (status as OnlineState) {
    case "INVITED":
      return role === "GRADUATE" ? `请于 ${until} 前接受或拒绝邀请` : `等待学生应约，截止时间 ${until}`;
    case "DEPARTMENT_REVIEW":
      return role === "DEPARTMENT" ? "请审核" : "等待学院审核";
    case "SCHOOL_REVIEW":
      return role === "SCHOOL" ? "请审核" : "等待学校审核";
    case "SIGNED":
      return "签约已完成，可查看和下载就业协议书";
    case "TERMINATED":
      return role === "EMPLOYER" ? "协议已解除，可再次发起签约" : "协议已解除，可重新签约";
    case "DECLINED":
    case "LAPSED":
    case "TAKEN_BACK":
      return role === "EMPLOYER" ? "可再次发起签约" : "如仍需签约，请由用人单位重新发起邀请";
    case "REJECTED_BY_DEPARTMENT":
    case "REJECTED_BY_SCHOOL":
      return role === "EMPLOYER"
        ? "请根据不通过原因与学生协商，可再次发起签约"
        : "请根据不通过原因与用人单位协商，由用人单位重新发起邀请";
  }
}
