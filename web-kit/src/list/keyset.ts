import { useLocation, useNavigate } from "react-router";

/** Paging by cursors: where a list stands, and the ways to its neighbours. */
export interface Keyset {
  /** Cursor that the page shown starts after; null on the first. */
  after: string | null;
  /** From 1. */
  pageNumber: number;
  /** null where there is no such page, or the way back to it is unknown (a copied address). */
  previous: (() => void) | null;
  /** null unless the way back is unknown: then the list can be begun anew. */
  first: (() => void) | null;
  next: (endCursor: string) => void;
}

/** Of a history entry: cursors of the pages before the one shown, null for the first page's. */
interface PageState {
  before: (string | null)[];
}

/**
 * The page of a list that the address names: `after` and `page` stand in the address, the way back to the pages before
 * it in the entry of the browser's history. The filter is kept, personal parts of it included.
 */
export function useKeyset(): Keyset {
  const location = useLocation();
  const navigate = useNavigate();
  const search = new URLSearchParams(location.search);
  const after = search.get("after");
  const pageNumber = after ? Math.max(2, Number(search.get("page")) || 2) : 1;
  const before = pagesBefore(location.state);

  const open = (cursor: string | null, number: number, way: (string | null)[]): void => {
    const next = new URLSearchParams(search);
    next.delete("after");
    next.delete("page");
    if (cursor) {
      next.set("after", cursor);
      next.set("page", String(number));
    }
    window.scrollTo(0, 0);
    void navigate(
      { search: next.toString(), hash: location.hash },
      { state: { before: way } satisfies PageState },
    );
  };
  const known = after !== null && before.length > 0;
  return {
    after,
    pageNumber,
    previous: known ? () => open(before.at(-1) ?? null, pageNumber - 1, before.slice(0, -1)) : null,
    first: after !== null && !known ? () => open(null, 1, []) : null,
    next: (endCursor) => open(endCursor, pageNumber + 1, [...before, after]),
  };
}

function pagesBefore(state: unknown): (string | null)[] {
  if (typeof state !== "object" || state === null || !("before" in state)) return [];
  const { before } = state;
  return Array.isArray(before)
    ? before.filter((cursor): cursor is string | null => cursor === null || typeof cursor === "string")
    : [];
}
