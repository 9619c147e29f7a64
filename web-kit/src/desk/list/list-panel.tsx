import type { ReactNode } from "react";
import type { DeskList } from "./desk-list.js";
import { FilterForm } from "./filter-form.js";
import type { ListFilters } from "./filters.js";
import { ListFrame } from "./list-frame.js";
import { ListTable, type RowProps, WaitingTable } from "./list-table.js";

interface ListPanelProps<Row extends object, F extends ListFilters> extends RowProps<Row> {
  list: DeskList<Row, F>;
  /** At the left of the pager: what is selected, and what can be done with it. */
  children?: ReactNode;
}

/** A described list: its filter form, its table with all states, its pager. */
export function ListPanel<Row extends object, F extends ListFilters>(props: ListPanelProps<Row, F>) {
  const { list, children, ...ofRows } = props;
  const { filters, columns, rowKey, reading, whenReset } = list;
  const { values, stale, show, firstNumber } = reading;
  const table = { columns, rowKey, firstNumber, ...ofRows };
  return (
    <>
      <FilterForm filters={filters} values={values} whenReset={whenReset} onShow={show} />
      <ListFrame reading={reading} waiting={<WaitingTable {...table} />} beside={children}>
        {({ rows }) => (
          <ListTable<Row> {...table} rows={rows} stale={stale} empty={list.empty(reading.filtered)} />
        )}
      </ListFrame>
    </>
  );
}
