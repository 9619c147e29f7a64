import type { TableProps } from "antd";
import type { ReactNode } from "react";
import { useDeskLook } from "../look.js";
import type { DeskList } from "./desk-list.js";
import { FilterForm } from "./filter-form.js";
import type { ListFilters } from "./filters.js";
import { ListFrame } from "./list-frame.js";
import { ListTable, PlaceholderTable } from "./list-table.js";

interface ListPanelProps<Row extends object, F extends ListFilters> {
  list: DeskList<Row, F>;
  rowSelection?: TableProps<Row>["rowSelection"];
  /** At the left of the pager: what is selected, and what can be done with it. */
  children?: ReactNode;
}

/** A described list: its filter form, its table with all states, its pager. */
export function ListPanel<Row extends object, F extends ListFilters>(props: ListPanelProps<Row, F>) {
  const { list, rowSelection, children } = props;
  const { filters, columns, rowKey, reading, whenReset } = list;
  const { pageSize } = useDeskLook().lists;
  const { values, stale, show, keyset } = reading;
  const selection = rowSelection && { rowSelection };
  return (
    <>
      <FilterForm filters={filters} values={values} whenReset={whenReset} onShow={show} />
      <ListFrame
        reading={reading}
        waiting={<PlaceholderTable columns={columns} selectable={rowSelection !== undefined} />}
        beside={children}
      >
        {({ rows }) => (
          <ListTable<Row>
            columns={columns}
            rowKey={rowKey}
            rows={rows}
            firstNumber={(keyset.pageNumber - 1) * pageSize + 1}
            stale={stale}
            empty={list.empty(reading.filtered)}
            {...selection}
          />
        )}
      </ListFrame>
    </>
  );
}
