import { createContext, useContext } from "react";
import type { ShownFailure } from "../failure.js";
import type { ShownRefusal } from "../refusal.js";

/** How an app tells what came of an act; each draws it with its own means. */
export interface Tell {
  done(message: string): void;
  /** `title`: of the notice, where the act has one of its own. */
  refused(refusal: ShownRefusal, title?: string): void;
  /** There was no answer. Of kind `session` the sign-in that is laid over the page tells already. */
  failed(failure: ShownFailure): void;
}

/** Given once, around the app. */
export const TellContext = createContext<Tell | null>(null);

export function useTell(): Tell {
  const tell = useContext(TellContext);
  if (!tell) throw new Error("useTell is used outside TellContext");
  return tell;
}
