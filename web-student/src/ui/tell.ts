import type { Tell } from "@gd/web-kit";
import type { Question } from "./overlay.js";

export type { Question };

/** Fetched once the first screen stands, because what moves dialogs weighs as much as a page. */
const overlay = () => import("./overlay.js");

/** How this app tells what came of an act. */
export const tell: Tell = {
  done: (message) => mention(message, 2500),
  // The sentence stays until it has been read.
  refused: ({ message }) => tellAtLength(message),
  // A session that ended has its own dialog already.
  failed: ({ kind, message }) => {
    if (kind !== "session") mention(message, 3500);
  },
};

/** Asks; going back is a no, and so is a question that could not be fetched. */
export async function ask(question: Question): Promise<boolean> {
  const means = await overlay().catch(() => null);
  if (!means) tell.failed({ kind: "network", message: "网络连接失败，请检查网络后重试。", retry: true });
  return means !== null && (await means.ask(question));
}

/** Something could not be done. */
export function tellAtLength(message: string): void {
  overlay().then(
    ({ say }) => say("无法完成操作", message),
    () => window.alert(message),
  );
}

function mention(message: string, milliseconds: number): void {
  overlay().then(
    (means) => means.mention(message, milliseconds),
    () => window.alert(message),
  );
}
