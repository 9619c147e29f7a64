/** Where the office of whoever signed in here last is kept; the browser forgets it when they sign out. */
export const OFFICE_KEY = "gd-office";

/** Whether a graduate has signed in with this browser and not signed out; their session may have ended by itself. */
export function hasSignedInHere(): boolean {
  try {
    return localStorage.getItem(OFFICE_KEY) !== null;
  } catch {
    return false;
  }
}
