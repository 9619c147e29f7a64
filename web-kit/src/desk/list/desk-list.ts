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
  /** By what it is narrowed; an empty object where by nothing. */
  filters: F;
  /** What 重置 leaves of the filter; nothing unless given. */
  whenReset?: FilterValues<F>;
  columns: TableColumnsType<Row>;
  /** What tells its rows apart. */
  rowKey: string & keyof Row;
  /** What it says without a row. */
  empty: (filtered: boolean) => string;
}

/** A described list with what its address asks for, read. */
export interface DeskList<Row extends object, F extends ListFilters>
  extends Pick<ListDescription<unknown, OperationVariables, Row, F>, "filters" | "columns" | "rowKey" | "empty"> {
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
  const { filters, columns, rowKey, empty, whenReset = {}, ...query } = description;
  const { pageSize } = useDeskLook().lists;
  const reading = useList({ ...query, params: paramsOf(filters), pageSize });
  return { filters, columns, rowKey, empty, whenReset, reading };
}
