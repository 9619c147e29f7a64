import { useEffect } from "react";

/** Names the page in the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 毕业去向登记与网上签约（管理端）`;
  }, [title]);
}
