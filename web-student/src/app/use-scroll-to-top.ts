import { useLayoutEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

/** A page that was gone to begins at its top; one gone back to stays where the browser puts it. */
export function useScrollToTop(): void {
  const { pathname } = useLocation();
  const kind = useNavigationType();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new path is a page gone to
  useLayoutEffect(() => {
    if (kind === "PUSH") window.scrollTo(0, 0);
  }, [pathname, kind]);
}
