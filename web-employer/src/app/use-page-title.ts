import { useEffect } from "react";

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 网上签约平台（用人单位）`;
  }, [title]);
}
