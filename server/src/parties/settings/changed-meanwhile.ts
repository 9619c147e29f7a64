import { beijingText } from "../../platform/clock.js";
import { NotAllowed } from "../../words/refusals.js";

interface Saved {
  readonly version: number;
  readonly savedBy: string | null;
  readonly savedAt: Date | null;
}

/**
 * Of two administrators who save one setting the second is told of the first, and nothing is overwritten; who names no
 * version has seen none. Asked under the lock of what is saved.
 *
 * @throws NotAllowed SETTINGS_CHANGED.
 */
export function refuseIfChanged(what: string, seen: number | null | undefined, stored: Saved | null): void {
  if (seen === null || seen === undefined) return;
  const now = stored?.savedAt ? stored.version : 0;
  if (seen === now) return;
  const by = stored?.savedBy && stored.savedAt ? `（${stored.savedBy}，${beijingText(stored.savedAt)}）` : "";
  throw new NotAllowed(
    "SETTINGS_CHANGED",
    `${what}在您打开之后已被修改${by}，您的修改没有保存。请核对最新内容后再保存`,
  );
}
