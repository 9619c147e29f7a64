import type { Role, Viewer } from "../parties/identity/index.js";
import { beijingText } from "../platform/clock.js";
import type { RecordStatus } from "../words/record-words.js";
import { type ActorRole, availableActions } from "../workflow/index.js";
import { actorOf } from "./actor.js";
import { type NextStep, type RecordFlow, wordsOf } from "./flows.js";
import type { AvailableAction } from "./record.types.js";
import type { AnyRecordFacts } from "./subject.js";

/** What the viewer may do now, as pages and cards offer it; acts of the flow that no client knows are left out. */
export function actionsFor(
  entry: RecordFlow,
  viewer: Viewer,
  facts: AnyRecordFacts,
  now: Date,
): AvailableAction[] {
  return availableActions<string, AnyRecordFacts>(entry.flow, actorOf(viewer), facts, now).flatMap(
    (possible) => {
      const act = entry.acts[possible.act];
      return act ? [{ act, allowed: possible.allowed, reason: possible.reason }] : [];
    },
  );
}

/** 下一步, for the one who looks: what keeps a graduate from their next act says more than the act. */
export function nextStepFor(
  entry: RecordFlow,
  { role }: Viewer,
  { record, conditions }: AnyRecordFacts,
  actions: readonly AvailableAction[],
): string {
  if (record.frozen) return frozenStep(role);
  const status = record.status as RecordStatus;
  const [first] = actions;
  if (role === "GRADUATE" && entry.flow.states[status]?.waitsFor === role && first?.allowed === false) {
    return first.reason ?? "";
  }
  const words = wordsOf(entry.kind, conditions?.agreementType ?? null);
  return words(sentenceFor(entry, role, status)).replace(
    "{deadline}",
    record.closesAt ? beijingText(record.closesAt) : "",
  );
}

const IN_REVIEW: Readonly<Partial<Record<ActorRole, NextStep>>> = {
  DEPARTMENT: { DEPARTMENT: "请审核", others: "等待学院审核" },
  SCHOOL: { SCHOOL: "请审核", others: "等待学校审核" },
  OPERATOR: { OPERATOR: "请审核", others: "等待平台审核" },
};

function sentenceFor({ kind, flow, nextSteps }: RecordFlow, role: Role, status: string): string {
  const { waitsFor } = flow.states[status] ?? {};
  const step = nextSteps[status] ?? (waitsFor && IN_REVIEW[waitsFor]);
  if (!step) throw new Error(`${kind} says no next step of ${status}`);
  return typeof step === "string" ? step : (step[role] ?? step.others);
}

/** 下一步 of a frozen record (F-91): nobody acts; the graduate is told where to ask. */
function frozenStep(role: Role): string {
  return role === "GRADUATE"
    ? "您已不在学校的生源名单中，记录已失效，不能办理；如有疑问，请联系学校"
    : "该毕业生已不在生源名单中，记录已失效";
}
