import type { Viewer } from "../parties/identity/index.js";
import { UnknownRecord } from "../words/refusals.js";
import type { Actor } from "../workflow/index.js";

/** The viewer as the one who acts; nobody acts without being signed in. */
export function actorOf(viewer: Viewer): Actor {
  if (viewer.role === "ANONYMOUS") throw new UnknownRecord();
  return {
    role: viewer.role,
    accountId: viewer.accountId,
    name: viewer.name,
    organisation: viewer.organisation,
    viewer,
  };
}
