import type { AppName } from "../../app-name.js";

const keyOf = (app: AppName) => `${app}-signed-in`;

/** Whether somebody was signed in here when this browser showed the app last: then its pages are fetched at once. */
export function wasSignedIn(app: AppName): boolean {
  try {
    return localStorage.getItem(keyOf(app)) !== null;
  } catch {
    return false;
  }
}

export function noteSignedIn(app: AppName, signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(keyOf(app), "1");
    else localStorage.removeItem(keyOf(app));
  } catch {
    // Without storage the pages come after the session.
  }
}
