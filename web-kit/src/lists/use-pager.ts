import { useLocation, useNavigate } from "react-router";
import type { List, ListPlace } from "./define-list.js";

/** How this page was reached: cursors of the pages before it, the first page's being null. */
interface PageState {
  before: (string | null)[];
}

/** The page that is shown and the ways to others; null where there is none. */
export interface Pager extends ListPlace {
  sizes: readonly number[];
  next: (() => void) | null;
  /** Null also where the way back is not known (a copied address): then there is `first`. */
  previous: (() => void) | null;
  first: (() => void) | null;
  setSize: (size: number) => void;
}

/**
 * Paging by cursors: the page shown stands in the address, the way back to those before it in the browser's history.
 * `endCursor`: of the page that is shown, null on the last one.
 */
export function usePager<S>(list: List<S, unknown>, endCursor: string | null | undefined): Pager {
  const location = useLocation();
  const navigate = useNavigate();
  const place = list.placeOf(location);
  const before = pagesBefore(location.state);
  const search = list.searchOf(location);

  const turnTo = (after: string | null, number: number, way: PageState["before"]) => {
    window.scrollTo(0, 0);
    const address = list.addressOf(search, { after, number, size: place.size });
    void navigate(address, { state: { before: way } satisfies PageState });
  };
  const knowsWay = place.after !== null && before.length > 0;
  return {
    ...place,
    sizes: list.sizes,
    next: endCursor ? () => turnTo(endCursor, place.number + 1, [...before, place.after]) : null,
    previous: knowsWay ? () => turnTo(before.at(-1) ?? null, place.number - 1, before.slice(0, -1)) : null,
    first: place.after !== null && !knowsWay ? () => turnTo(null, 1, []) : null,
    setSize: (size) => void navigate(list.addressOf(search, { size })),
  };
}

function pagesBefore(state: unknown): (string | null)[] {
  const before = (state as Partial<PageState> | null)?.before;
  return Array.isArray(before) ? before : [];
}
