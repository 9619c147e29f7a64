import type { Viewer } from "../session/viewer.js";
import { OFFICE_KEY } from "./signed-in-here.js";

export type Office = NonNullable<Viewer["office"]>;

/** Undefined: nobody has signed in since the app was opened. */
let ofViewer: Office | null | undefined;

/**
 * Whom this phone's graduate asks, also where nobody is signed in (any more): the sign-in cannot know the school. Null
 * where nobody has signed in here. The browser forgets it with everything else when they sign out.
 */
export function officeToAsk(): Office | null {
  if (ofViewer !== undefined) return ofViewer;
  try {
    return JSON.parse(localStorage.getItem(OFFICE_KEY) ?? "null") as Office | null;
  } catch {
    return null;
  }
}

/** The viewer's school is the one to ask from here on. */
export function rememberOffice(office: Office | null): void {
  if (ofViewer === office) return;
  ofViewer = office;
  try {
    localStorage.setItem(OFFICE_KEY, JSON.stringify(office));
  } catch {
    // A browser that keeps nothing: known until the app is closed.
  }
}

/** Whether a sentence of the platform sends its reader to their school. */
export function sendsToSchool(text: string): boolean {
  return /联系[^，。；]{0,8}学校/.test(text);
}
