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
}

interface PageVariables {
  first: number;
  after?: string | null;
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
  /** Rows of a page. */
  pageSize: (values: ValuesOf<P>) => number;
}

/** A list of the server as its address asks for it, live. */
export interface ListReading<Row, P extends Params> {
  values: ValuesOf<P>;
  /** Whether the address asks for less than everything. */
  filtered: boolean;
  keyset: Keyset;
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
  const reading = useQuery<Data, OperationVariables>(
    list.document as TypedDocumentNode<Data, OperationVariables>,
    {
      variables: { ...list.variables(values), first: pageSize, after: keyset.after },
    },
  );
  const { data, previousData, error, loading, networkStatus } = reading;
  const shown = (data ?? (error ? undefined : previousData)) as Data | undefined;
  // Without an own identity of each render, forms that follow the values would follow every render.
  const steadyValues = useSteady(values);

  const addressOf = (wanted: ValuesOf<P>) => writeAddress(params, wanted);
  return {
    values: steadyValues,
    filtered: Object.keys(asked).length > 0,
    keyset,
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

/** The same object until what is in it changes. */
function useSteady<T extends object>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}
