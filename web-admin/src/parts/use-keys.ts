import { useEffect, useRef } from "react";

/** Key (as `KeyboardEvent.key`, letters in lower case) → what it does; `false`: the key was not for it. */
export type KeyActions = Record<string, () => unknown>;

/**
 * Listens to single keys while `enabled`. Keys do nothing while something is being typed or chosen, with Ctrl, Alt or
 * Meta, and while a dialog is open.
 */
export function useKeys(actions: KeyActions, enabled = true): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      if (isTyping(event.target) || dialogIsOpen()) return;
      const action = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (action && action() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select, [role=combobox]");
}

function dialogIsOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>("[role=dialog]")].some(
    (dialog) => dialog.offsetParent !== null,
  );
}
