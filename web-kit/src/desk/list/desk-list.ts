import type { OperationVariables } from "@apollo/client";
import type { TableColumnsType } from "antd";
import { type ListQuery, type ListReading, useList } from "../../list/use-list.js";
import { useDeskLook } from "../look.js";
import { type FilterValues, type ListFilters, type ParamsOf, paramsOf } from "./filters.js";

/**
 * A list of a desk, said once: from this come its filter form, its address, its reading, its columns, its pager and
 * what it says when it is empty.
 */
export interface ListDescription<
  Data,
  Variables extends OperationVariables,
  Row extends object,
  F extends ListFilters,
> extends Omit<ListQuery<Data, Variables, Row, ParamsOf<F>>, "params" | "pageSize"> {
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
  whenReset: FilterValues<F>;
  reading: ListReading<Row, ParamsOf<F>>;
}

/** Reads a described list as the address asks for it; `ListPanel` draws it. */
export function useDeskList<
  Data,
  Variables extends OperationVariables,
  Row extends object,
  F extends ListFilters,
>(description: ListDescription<Data, Variables, Row, F>): DeskList<Row, F> {
  const { filters, columns, rowKey, empty, whenReset = {}, pageSize, ...query } = description;
  const usual = useDeskLook().lists.pageSize;
  const reading = useList({ ...query, params: paramsOf(filters), pageSize: pageSize ?? (() => usual) });
  return { filters, columns: columns(reading.values), rowKey, empty, whenReset, reading };
}
