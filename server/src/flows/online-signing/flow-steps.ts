import { type FlowStep, type PastStep, stepsAt } from "../../records/index.js";
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
