import { type ReactNode, useLayoutEffect } from "react";
import { type Tell, TellContext } from "../../acts/tell.js";

/** How the desk tells, once there is a desk. */
let desk: Tell | null = null;

const early: Tell = {
  done: (message) => desk?.done(message),
  refused: (refusal, title) => (desk ? desk.refused(refusal, title) : window.alert(refusal.message)),
  failed(failure) {
    if (desk) desk.failed(failure);
    else if (failure.kind !== "session") window.alert(failure.message);
  },
};

/** Around the session, which is there before the desk is fetched: tells by the desk's means once there are any. */
export function EarlyTell({ children }: { children: ReactNode }) {
  return <TellContext value={early}>{children}</TellContext>;
}

/** Hands the desk's means to {@link EarlyTell}. */
export function useAsDeskTell(tell: Tell): void {
  useLayoutEffect(() => {
    desk = tell;
    return () => {
      desk = null;
    };
  }, [tell]);
}
