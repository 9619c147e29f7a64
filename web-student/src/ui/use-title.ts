import { platformShortName } from "@gd/web-kit";
import { useEffect } from "react";

/** Sets the window's title while the page is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - ${platformShortName}`;
  }, [title]);
}
