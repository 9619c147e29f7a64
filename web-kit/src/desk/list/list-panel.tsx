import type { ReactNode } from "react";
import type { DeskList } from "./desk-list.js";
import { FilterForm } from "./filter-form.js";
import type { ListFilters } from "./filters.js";
import { ListFrame } from "./list-frame.js";
import { ListTable, type RowProps, WaitingTable } from "./list-table.js";
import { ListTools } from "./list-tools.js";

interface ListPanelProps<Row extends object, F extends ListFilters> extends RowProps<Row> {
  list: DeskList<Row, F>;
  /** At the left of the pager: what is selected, and what can be done with it. */
  children?: ReactNode;
}

/** A described list: its filter form, its table with all states, its pager. */
export function ListPanel<Row extends object, F extends ListFilters>(props: ListPanelProps<Row, F>) {
  const { list, children, ...ofRows } = props;
  const { filters, rowKey, reading, whenReset } = list;
  const { values, stale, show, firstNumber, error } = reading;
  const table = { ...shapeOf(list), rowKey, firstNumber, ...ofRows };
  return (
    <>
      <FilterForm filters={filters} values={values} whenReset={whenReset} onShow={show} error={error} />
      <ListFrame
        reading={reading}
        waiting={<WaitingTable {...table} />}
        beside={children}
        after={<ListChoosing list={list} />}
      >
        {({ rows }) => (
          <ListTable<Row> {...table} rows={rows} stale={stale} empty={list.empty(reading.filtered)} />
        )}
      </ListFrame>
    </>
  );
}

/** Columns and order of a described list, for its table. */
export function shapeOf<Row extends object, F extends ListFilters>({
  columns,
  sorts,
  choices,
  reading,
}: DeskList<Row, F>) {
  return { columns, sorts, choices, sorting: reading.sorting, onSort: reading.sortBy };
}

/** How a described list is shown, to choose. */
export function ListChoosing<Row extends object, F extends ListFilters>({
  list,
}: {
  list: DeskList<Row, F>;
}) {
  const { columns, choices, sizeIsChosen } = list;
  return (
    <ListTools choices={choices} titles={columns.map(({ title }) => String(title))} sizes={sizeIsChosen} />
  );
}
