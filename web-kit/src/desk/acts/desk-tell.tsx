import { App } from "antd";
import { type ReactNode, useMemo } from "react";
import { type Tell, TellContext } from "../../acts/tell.js";
import { useAsDeskTell } from "../early/early-tell.js";
import { useModal } from "./dialog.js";

/** How a desk tells what came of an act: passing notices, and a dialog where the act names one. Below antd's `App`. */
export function DeskTell({ children }: { children: ReactNode }) {
  const { message } = App.useApp();
  const modal = useModal();
  const tell = useMemo<Tell>(
    () => ({
      done: (words) => void message.success(words),
      refused(refusal, title) {
        if (title) void modal.warning({ title, content: refusal.message });
        else void message.warning(refusal.message);
      },
      failed(failure) {
        // An ended session says so itself, in the dialog over the page.
        if (failure.kind !== "session") void message.error(failure.message);
      },
    }),
    [message, modal],
  );
  useAsDeskTell(tell);
  return <TellContext value={tell}>{children}</TellContext>;
}
