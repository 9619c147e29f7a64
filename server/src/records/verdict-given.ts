/** The three verdicts (F-11); which of them a flow has is in its table. */
export type VerdictAct = "approve" | "return" | "reject";

/** What every verdict may bring along; flows add their own part, which must survive JSON: it may be held (F-18). */
export interface VerdictGiven {
  /** approve: 获取最新学生信息 (F-15). */
  takeRegistryData?: boolean;
  /** return, reject: the reason as people read it. */
  reason?: { categoryLabel: string; details: string };
}
