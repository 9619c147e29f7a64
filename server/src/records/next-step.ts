import type { Role, Viewer } from "../parties/identity/index.js";
import type { RecordStatus } from "../words/record-words.js";
import { availableActions } from "../workflow/index.js";
import { actorOf } from "./actor.js";
import type { RecordFlow } from "./flows.js";
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
  { record }: AnyRecordFacts,
  actions: readonly AvailableAction[],
): string {
  if (record.frozen) return frozenStep(role);
  const status = record.status as RecordStatus;
  const [first] = actions;
  if (role === "GRADUATE" && entry.flow.states[status]?.waitsFor === role && first?.allowed === false) {
    return first.reason ?? "";
  }
  return entry.nextStep(role, status, record.closesAt);
}

/** 下一步 of a frozen record (F-91): nobody acts; the graduate is told where to ask. */
function frozenStep(role: Role): string {
  return role === "GRADUATE"
    ? "您已不在学校的生源名单中，记录已失效，不能办理；如有疑问，请联系学校"
    : "该毕业生已不在生源名单中，记录已失效";
}
