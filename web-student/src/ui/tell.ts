import type { Tell } from "@gd/web-kit";
import { Dialog, Toast } from "antd-mobile";

/** How this app tells what came of an act. */
export const tell: Tell = {
  done: (message) => void Toast.show({ content: message, duration: 2500 }),
  // The sentence stays until it has been read.
  refused: ({ message }) => tellAtLength(message),
  // A session that ended has its own dialog already.
  failed: ({ kind, message }) => {
    if (kind !== "session") Toast.show({ content: message, duration: 3500 });
  },
};

/** Something could not be done. */
export function tellAtLength(message: string): void {
  void Dialog.alert({ title: "无法完成操作", content: message, confirmText: "知道了" });
}
