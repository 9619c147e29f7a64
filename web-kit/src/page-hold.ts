import { useEffect } from "react";

let holds = 0;

/** Keeps the page while something is under way that leaving would break off: the browser then asks first. */
export function holdPage(): () => void {
  holds += 1;
  let held = true;
  return () => {
    if (held) holds -= 1;
    held = false;
  };
}

/** {@link holdPage} while `held`. */
export function usePageHold(held: boolean): void {
  useEffect(() => (held ? holdPage() : undefined), [held]);
}

export function isPageHeld(): boolean {
  return holds > 0;
}

if (typeof window !== "undefined") {
  window.addEventListener("beforeunload", (event) => {
    if (holds === 0) return;
    event.preventDefault();
    // What Chrome before 119 and Safari ask for.
    event.returnValue = true;
  });
}
