import { useCallback } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

/** Rows on one page of a list. */
export const PAGE_SIZE = 20;

/** Where a keyset-paged list stands, and the ways to its neighbours. */
export interface KeysetPaging {
  /** Cursor the present page starts after; null on the first page. */
  after: string | null;
  /** Number of the present page, from 1. */
  page: number;
  /** Opens the page after the present one. */
  next: (endCursor: string) => void;
  /** Opens the page before, when the way here is known; null on the first page. */
  previous: (() => void) | null;
}

interface PagingState {
  /** Cursors of the pages before the present one; "" for the first page. */
  before: string[];
}

/**
 * Paging by keyset: the address holds the present page (`after`, `page`), the history entry the way back to the
 * pages before it. A page opened from a bare link knows no way back but to the first page.
 */
export function useKeysetPaging(): KeysetPaging {
  const [search] = useSearchParams();
  const { hash, state } = useLocation();
  const navigate = useNavigate();
  const after = search.get("after");
  const page = after ? Math.max(2, Number(search.get("page")) || 2) : 1;
  const before = pagingStateOf(state);

  const open = useCallback(
    (cursor: string, number: number, way: string[]) => {
      const next = new URLSearchParams(search);
      next.delete("after");
      next.delete("page");
      if (cursor) {
        next.set("after", cursor);
        next.set("page", String(number));
      }
      const wayBack: PagingState = { before: way };
      void navigate({ search: next.toString(), hash }, { state: wayBack });
    },
    [navigate, search, hash],
  );

  return {
    after,
    page,
    next: (endCursor) => open(endCursor, page + 1, [...before, after ?? ""]),
    previous: after
      ? () => {
          const cursor = before.at(-1) ?? "";
          open(cursor, page - 1, before.slice(0, -1));
        }
      : null,
  };
}

function pagingStateOf(state: unknown): string[] {
  if (typeof state !== "object" || state === null || !("before" in state)) return [];
  const { before } = state as { before: unknown };
  return Array.isArray(before) ? before.filter((cursor): cursor is string => typeof cursor === "string") : [];
}
