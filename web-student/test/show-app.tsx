import { type Shown, show } from "@gd/web-kit/testing";
import { fireEvent, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { platform } from "../src/app/platform.js";

/** Renders a part of this app, with the app's own client. */
export function showApp(part: ReactNode, at = "/"): Shown {
  return show(part, { at, platform });
}

export function press(text: string): void {
  click(screen.getByText(text));
}

export async function pressSoon(text: string): Promise<void> {
  click(await screen.findByText(text));
}

/** The button around the words, as a finger would. */
function click(words: HTMLElement): void {
  fireEvent.click(words.closest("button, a, label") ?? words);
}

/** The field under a label, whether it must be filled or may be. */
export function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}(\\*|（选填）)?$`));
}

export function type(label: string, text: string): void {
  fireEvent.change(field(label), { target: { value: text } });
}

export const refused = (message: string) => ({ __typename: "NotAllowed", code: "CLOSED", message });

export const invalid = (field: string, message: string) => ({
  __typename: "InvalidInput",
  code: "INVALID_INPUT",
  message: "输入有误，请检查",
  fields: [{ __typename: "FieldProblem", field, message }],
});
