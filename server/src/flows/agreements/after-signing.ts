import { type RecordSubject, theClock } from "../../records/index.js";
import type { FlowRow } from "../../workflow/index.js";

/**
 * F-57: a termination that is done ends its agreement, in the same transaction; the graduate is free. Never the
 * clock's: a signed record is due at no time. The termination tells both sides and the registry.
 */
export const endRow: FlowRow<"SIGNED" | "TERMINATED", "end", RecordSubject, object> = {
  act: "end",
  from: ["SIGNED"],
  to: "TERMINATED",
  by: theClock,
  title: "解约完成",
  guards: [],
  effects: [],
};
