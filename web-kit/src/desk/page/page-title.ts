import { useEffect } from "react";
import { useDeskLook } from "../look.js";

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  const { titleSuffix } = useDeskLook();
  useEffect(() => {
    document.title = `${title} · ${titleSuffix}`;
  }, [title, titleSuffix]);
}
