import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useLocation, useNavigate } from "react-router";
import type { List } from "./define-list.js";
import { type Pager, usePager } from "./use-pager.js";

/** What every list of the server takes of its page. */
interface PageVariables {
  first: number;
  after?: string | null;
}

/** A page of a list, as every list of the server answers it. */
export interface ListPage<Row> {
  rows: readonly Row[];
  endCursor?: string | null;
}

/** The variables that neither the page nor the search decides. */
type Fixed<TVariables, A> = Omit<TVariables, keyof PageVariables | keyof A>;

export type ListSource<TData, TVariables, A, Row> = {
  query: TypedDocumentNode<TData, TVariables>;
  page(data: TData): ListPage<Row>;
  /** Not yet, or not for this viewer. */
  skip?: boolean;
} & (object extends Fixed<TVariables, A>
  ? { fixed?: Fixed<TVariables, A> }
  : { fixed: Fixed<TVariables, A> });

/** Compiles only where the query takes what the list asks. */
type Fitting<A, TVariables> = A extends Partial<TVariables> ? unknown : never;

export interface ListView<S, Row> {
  /** What the address asks for. */
  search: S;
  /** Undefined while there is nothing to show: at first, and after a failure. */
  rows: readonly Row[] | undefined;
  endCursor: string | null;
  /** The rows are still those of another page or search, while the one asked for is on its way. */
  stale: boolean;
  /** Nothing to show yet. */
  loading: boolean;
  /** Of the last reading; rows that stand beside it may be out of date. */
  error: unknown;
  retry: () => Promise<unknown>;
  /** Shows the first page of another search, in the same size. */
  show: (search: S) => void;
  pager: Pager;
  /** Whether the rows were read anew by a later reading of the same page, not taken from what was known. */
  isLater: boolean;
}

/**
 * The page of a list that the address names, as the server has it, with the ways to other pages and searches. The
 * search is read here and nowhere else: a page cannot forget it.
 */
export function useList<S, A, TData, TVariables extends OperationVariables & PageVariables, Row>(
  list: List<S, A> & Fitting<A, TVariables>,
  source: ListSource<TData, TVariables, A, Row>,
): ListView<S, Row> {
  const location = useLocation();
  const navigate = useNavigate();
  const search = list.searchOf(location);
  const { after, size } = list.placeOf(location);
  const { data, previousData, error, networkStatus, refetch } = useQuery<TData, OperationVariables>(
    source.query as unknown as TypedDocumentNode<TData, OperationVariables>,
    {
      variables: { ...source.fixed, ...list.asked(search), first: size, after },
      skip: source.skip ?? false,
    },
  );
  const shown = (data ?? (error ? undefined : previousData)) as TData | undefined;
  const page = shown && source.page(shown);
  return {
    search,
    rows: page?.rows,
    endCursor: page?.endCursor ?? null,
    stale: !data && page !== undefined,
    loading: page === undefined && !error,
    error,
    retry: () => refetch().catch(() => undefined),
    show: (next) => void navigate(list.addressOf(next, { size })),
    pager: usePager(list, page?.endCursor),
    isLater: networkStatus === NetworkStatus.ready || networkStatus === NetworkStatus.refetch,
  };
}
