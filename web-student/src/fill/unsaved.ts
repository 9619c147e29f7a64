import type { FormValues } from "@gd/web-kit";

/** What was typed and has not reached the server, for a reload without a network; of this tab alone. */
export interface Unsaved {
  readonly values: FormValues;
  /** The version it was typed over. */
  readonly version: number | null;
}

const PREFIX = "unsaved-form:";

export function readUnsaved(recordId: string): Unsaved | null {
  const text = sessionStorage.getItem(PREFIX + recordId);
  if (!text) return null;
  try {
    return JSON.parse(text) as Unsaved;
  } catch {
    return null;
  }
}

/** A full or forbidden store is no reason to stop: the server's draft is what counts. */
export function keepUnsaved(recordId: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved) sessionStorage.setItem(PREFIX + recordId, JSON.stringify(unsaved));
    else sessionStorage.removeItem(PREFIX + recordId);
  } catch {
    return;
  }
}

/** Whoever signs in next on this phone finds nothing of it. */
export function forgetUnsaved(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
