import { useLocation, useNavigate } from "react-router";

/** How this page of a list was reached: cursors of the pages before it, the first page's being null. */
interface PageState {
  before?: (string | null)[];
}

/** Paging by cursors: the page shown is in the address (`after`), the way back to it in the browser's history. */
export interface Keyset {
  after: string | null;
  pageNumber: number;
  /** null where there is no such page. */
  previous: (() => void) | null;
  /** null unless the page stands in the middle of a list whose way there is unknown (a copied address). */
  first: (() => void) | null;
  next(endCursor: string): void;
}

/** The page of the list that the address names. */
export function useKeyset(): Keyset {
  const location = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(location.search);
  const after = params.get("after");
  const before = (location.state as PageState | null)?.before ?? [];

  const turnTo = (cursor: string | null, pagesBefore: (string | null)[]) => {
    const open = new URLSearchParams(location.search);
    if (cursor) open.set("after", cursor);
    else open.delete("after");
    window.scrollTo(0, 0);
    void navigate(
      { pathname: location.pathname, search: open.toString(), hash: location.hash },
      { state: { before: pagesBefore } satisfies PageState },
    );
  };
  return {
    after,
    pageNumber: before.length + 1,
    previous: before.length > 0 ? () => turnTo(before.at(-1) ?? null, before.slice(0, -1)) : null,
    first: after && before.length === 0 ? () => turnTo(null, []) : null,
    next: (endCursor) => turnTo(endCursor, [...before, after]),
  };
}
