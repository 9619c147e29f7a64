import type { NetworkStatus, OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { type ListAddress, type Params, readAddress, type ValuesOf, writeAddress } from "./address.js";
import { type Keyset, useKeyset } from "./keyset.js";

/** One page as the server answers it. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** null on the last page. */
  readonly endCursor?: string | null;
  /** Of all pages; null or absent where the server does not count them. */
  readonly total?: number | null;
}

interface PageVariables {
  first: number;
  after?: string | null;
  sort?: unknown;
}

/** The columns that the server sorts a list by; none for a list that has its own order alone. */
export type SortColumn<Variables> = Variables extends { sort?: infer Sort }
  ? Exclude<Sort, null | undefined> extends { column: infer Column }
    ? Column & string
    : never
  : never;

/** The same, as the server takes it. */
export interface ListSort {
  column: string;
  direction: "ASCENDING" | "DESCENDING";
}

/** A list in another order than its own. */
export interface Sorting {
  column: string;
  descending: boolean;
}

/** What a list is read with, whatever draws it. */
export interface ListQuery<Data, Variables extends OperationVariables, Row, P extends Params> {
  /** What its address may say. */
  params: P;
  /** The values carried out where the address says less than the server wants. */
  settle?: (values: ValuesOf<P>) => ValuesOf<P>;
  document: TypedDocumentNode<Data, Variables>;
  /** The query's variables besides those of the paging. */
  variables: (values: ValuesOf<P>) => Omit<Variables, keyof PageVariables>;
  page: (data: Data) => ListPage<Row>;
  /** What it can be sorted by, in the address `sort`. */
  sorts?: readonly SortColumn<Variables>[];
  /** Rows of a page. */
  pageSize: (values: ValuesOf<P>) => number;
}

/** A list of the server as its address asks for it, live. */
export interface ListReading<Row, P extends Params> {
  values: ValuesOf<P>;
  /** Whether the address asks for less than everything. */
  filtered: boolean;
  keyset: Keyset;
  sorting: Sorting | null;
  /** The same, as the server is asked. */
  sort: ListSort | null;
  /** Shows the first page in this order; null: in the list's own. */
  sortBy: (sorting: Sorting | null) => void;
  /** Number of the page's first row, from 1. */
  firstNumber: number;
  /** Undefined while there is nothing to show. Between two pages the rows of the one before stay. */
  page: ListPage<Row> | undefined;
  /** Another page or filter is being read; the rows shown are still those before. */
  stale: boolean;
  loading: boolean;
  error: unknown;
  networkStatus: NetworkStatus;
  refetch: () => Promise<unknown>;
  /** Shows the first page with these values. */
  show: (values: ValuesOf<P>) => void;
  /** The address that `show` opens. */
  addressOf: (values: ValuesOf<P>) => ListAddress;
}

export function useList<Data, Variables extends OperationVariables, Row, P extends Params>(
  list: ListQuery<Data, Variables, Row, P>,
): ListReading<Row, P> {
  const { params, settle } = list;
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const asked = readAddress(params, { search, hash });
  const values = settle ? settle(asked) : asked;
  const pageSize = list.pageSize(values);
  const sorting = sortingOf(search, list.sorts ?? []);
  const sort = sorting && {
    column: sorting.column,
    direction: sorting.descending ? ("DESCENDING" as const) : ("ASCENDING" as const),
  };
  const reading = useQuery<Data, OperationVariables>(
    list.document as TypedDocumentNode<Data, OperationVariables>,
    {
      variables: { ...list.variables(values), first: pageSize, after: keyset.after, ...(sort && { sort }) },
    },
  );
  const { data, previousData, error, loading, networkStatus } = reading;
  const shown = (data ?? (error ? undefined : previousData)) as Data | undefined;
  // Without an own identity of each render, forms that follow the values would follow every render.
  const steadyValues = useSteady(values);

  const addressOf = (wanted: ValuesOf<P>) => sorted(writeAddress(params, wanted), sorting);
  return {
    values: steadyValues,
    filtered: Object.keys(asked).length > 0,
    keyset,
    sorting,
    sort,
    sortBy: (wanted) => void navigate(sorted(writeAddress(params, asked), wanted)),
    firstNumber: (keyset.pageNumber - 1) * pageSize + 1,
    page: shown && list.page(shown),
    stale: !data && shown !== undefined,
    loading,
    error,
    networkStatus,
    refetch: () => reading.refetch(),
    show: (wanted) => void navigate(addressOf(wanted)),
    addressOf,
  };
}

/** `-COLUMN` is descending. */
function sortingOf(search: string, sorts: readonly string[]): Sorting | null {
  const text = new URLSearchParams(search).get("sort") ?? "";
  const column = text.replace(/^-/, "");
  return sorts.includes(column) ? { column, descending: text.startsWith("-") } : null;
}

function sorted({ search, hash }: ListAddress, sorting: Sorting | null): ListAddress {
  if (!sorting) return { search, hash };
  const open = new URLSearchParams(search);
  open.set("sort", `${sorting.descending ? "-" : ""}${sorting.column}`);
  return { search: open.toString(), hash };
}

/** The same object until what is in it changes. */
function useSteady<T extends object>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}
