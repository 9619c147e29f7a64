import type { TableColumnType, TableProps } from "antd";

/** A column of a table of few rows. */
export type StackedColumn<Row> = TableColumnType<Row> & { title: string };

/** How a table of few rows stands: beside each other at a desk; on a phone each row is a block of labelled lines. */
export function stacking<Row extends object>(
  columns: readonly StackedColumn<Row>[],
): Pick<TableProps<Row>, "columns" | "className" | "pagination"> {
  return {
    className: "stacked-table",
    pagination: false,
    columns: columns.map((column) => ({
      ...column,
      onCell: () => ({ "data-label": column.title }) as object,
    })),
  };
}
