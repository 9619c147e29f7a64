import { openLayer } from "@gd/web-kit";
import { Dialog, Toast, unstableSetRender } from "antd-mobile";
import { createElement, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { Said } from "../office/said.js";

// Without this Toast and Dialog of antd-mobile silently do nothing under React 19.
unstableSetRender((node, container) => {
  const root = createRoot(container);
  root.render(node);
  return async () => {
    await Promise.resolve();
    root.unmount();
  };
});

/** Asked before an act: what it brings about. */
export interface Question {
  title?: string;
  content: ReactNode;
  confirmText: string;
}

/** Asks; going back is a no. */
export function ask(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      gone();
      resolve(yes);
    };
    const dialog = Dialog.show({
      ...question,
      "aria-label": question.title ?? question.confirmText,
      closeOnAction: true,
      onAction: ({ key }) => answer(key === "yes"),
      actions: [
        [
          { key: "no", text: "取消" },
          { key: "yes", text: question.confirmText, bold: true },
        ],
      ],
    });
    const gone = openLayer(() => {
      dialog.close();
      answer(false);
    });
  });
}

/** Says what stays until it has been read. */
export function say(title: string, content: string): void {
  const dialog = Dialog.show({
    title,
    "aria-label": title,
    content: createElement(Said, { text: content }),
    closeOnAction: true,
    onAction: () => gone(),
    actions: [{ key: "read", text: "知道了" }],
  });
  const gone = openLayer(() => dialog.close());
}

/** Says in passing. */
export function mention(content: string, milliseconds: number): void {
  Toast.show({ content, duration: milliseconds });
}
