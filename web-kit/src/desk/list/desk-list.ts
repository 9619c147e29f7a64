import type { DocumentNode, OperationVariables } from "@apollo/client";
import type { TableColumnsType } from "antd";
import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { type ListQuery, type ListReading, type SortColumn, useList } from "../../list/use-list.js";
import { useDeskLook } from "../look.js";
import { type AskedList, askedOf } from "./asked-list.js";
import { type FilterValues, type ListFilters, type ParamsOf, paramsOf } from "./filters.js";
import { HIDE, type KeptList, keptList } from "./kept-list.js";
import { type ListChoices, useListChoices } from "./list-choices.js";

/**
 * A list of a desk, said once: from this come its filter form, its address, its reading, its columns, its pager and
 * what it says when it is empty.
 */
export interface ListDescription<
  Data,
  Variables extends OperationVariables,
  Row extends object,
  F extends ListFilters,
> extends Omit<ListQuery<Data, Variables, Row, ParamsOf<F>>, "params" | "pageSize" | "sorts"> {
  /** Under which headings it can be sorted, and by what. */
  sorts?: Readonly<Record<string, SortColumn<Variables>>>;
  /** Rows of a page, where the address may say it; the desk's own number unless given. */
  pageSize?: (values: FilterValues<F>) => number;
  /** By what it is narrowed; an empty object where by nothing. */
  filters: F;
  /** What 重置 leaves of the filter; nothing unless given. */
  whenReset?: FilterValues<F>;
  /** By what is asked for: within one cohort, say, its column is left out. */
  columns: (values: FilterValues<F>) => TableColumnsType<Row>;
  /** What tells its rows apart. */
  rowKey: string & keyof Row;
  /** What it says without a row. */
  empty: (filtered: boolean) => string;
}

/** A list's description, its types drawn from the query and the filters. */
export function defineList<
  Data,
  Variables extends OperationVariables,
  Row extends object,
  F extends ListFilters,
>(description: ListDescription<Data, Variables, Row, F>): ListDescription<Data, Variables, Row, F> {
  return description;
}

/** A described list with what its address asks for, read. */
export interface DeskList<Row extends object, F extends ListFilters>
  extends Pick<ListDescription<unknown, OperationVariables, Row, F>, "filters" | "rowKey" | "empty"> {
  columns: TableColumnsType<Row>;
  sorts: Readonly<Record<string, string>>;
  choices: ListChoices;
  /** As it is asked for now, to be kept. */
  kept: KeptList;
  /** Whether the reader chooses how many rows a page has: where its address does not say it. */
  sizeIsChosen: boolean;
  whenReset: FilterValues<F>;
  asked: AskedList;
  reading: ListReading<Row, ParamsOf<F>>;
}

/** Reads a described list as the address asks for it; `ListPanel` draws it. */
export function useDeskList<
  Data,
  Variables extends OperationVariables,
  Row extends object,
  F extends ListFilters,
>(description: ListDescription<Data, Variables, Row, F>): DeskList<Row, F> {
  const { filters, columns, rowKey, empty, whenReset = {}, pageSize, sorts = {}, ...query } = description;
  const usual = useDeskLook().lists.pageSize;
  const choices = useListChoices(nameOf(query.document));
  const params = paramsOf(filters);
  const reading = useList({
    ...query,
    params,
    sorts: Object.values(sorts),
    pageSize: pageSize ?? (() => choices.pageSize ?? usual),
  });
  useKeptColumns(choices);
  return {
    filters,
    kept: keptList({ ...query, params }, reading, choices.hidden ?? []),
    columns: columns(reading.values),
    sorts,
    choices,
    sizeIsChosen: !pageSize,
    rowKey,
    empty,
    whenReset,
    asked: askedOf(query.document, query.variables(reading.values), reading.sort),
    reading,
  };
}

/** A kept list brings its columns along, which stay chosen. */
function useKeptColumns({ choose }: ListChoices): void {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    const address = new URLSearchParams(search);
    const asked = address.get(HIDE);
    if (asked === null) return;
    address.delete(HIDE);
    choose({ hidden: asked.split(",").filter(Boolean) });
    void navigate({ search: address.toString(), hash }, { replace: true });
  }, [search, hash, choose, navigate]);
}

/** The name of the query, under which the browser keeps what was chosen for the list. */
function nameOf({ definitions }: DocumentNode): string {
  const [first] = definitions;
  return (first?.kind === "OperationDefinition" && first.name?.value) || "";
}
