import { explainFailure } from "@gd/web-kit";
import { Dialog, Toast } from "antd-mobile";

/** Something was done. */
export function tellDone(message: string): void {
  Toast.show({ content: message, duration: 2500 });
}

/** Something could not be done: the sentence stays until it has been read. */
export async function tellRefused(message: string): Promise<void> {
  await Dialog.alert({ title: "无法完成操作", content: message, confirmText: "知道了" });
}

/** An operation got no answer. A session that ended has its own dialog already. */
export function tellFailed(error: unknown): void {
  const failure = explainFailure(error);
  if (failure.kind !== "session") Toast.show({ content: failure.message, duration: 3500 });
}
