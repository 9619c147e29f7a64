import { Empty, Table, type TableColumnsType, type TableProps, type TableRef } from "antd";
import { useEffect, useRef } from "react";
import { useDeskLook } from "../look.js";
import "./list.css";

/** What a page may add to its rows: choosing them, marking them. */
export type RowProps<Row> = Pick<TableProps<Row>, "rowSelection" | "rowClassName" | "onRow">;

interface ListTableProps<Row extends object> extends RowProps<Row> {
  columns: TableColumnsType<Row>;
  rowKey: string & keyof Row;
  rows: readonly Row[];
  /** Number of the first row, from 1. */
  firstNumber: number;
  /** Other rows are being read. */
  stale: boolean;
  empty: string;
}

const SELECTION_WIDTH = 36;
/** Of a column that has no width of its own and names no least one. */
const LEAST_WIDTH = 140;

/** The rows of a list, or that there are none. */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  const { columns: own, rowKey, rows, firstNumber, stale, empty, rowSelection, ...ofRows } = props;
  const dense = useDeskLook().lists.density === "DENSE";
  const selects = rowSelection !== undefined;
  const columns = held(dense ? own : [numberColumn<Row>(firstNumber), ...own], dense ? 1 : 2);
  const table = useRef<TableRef>(null);
  useEffect(() => {
    // Headings alone may be wider than the screen: without a row that can be come to, the frame itself can.
    const frame = table.current?.nativeElement.querySelector(".ant-table-body");
    if (rows.length > 0) frame?.removeAttribute("tabindex");
    else frame?.setAttribute("tabindex", "0");
  }, [rows.length]);
  return (
    <Table<Row>
      ref={table}
      className="list-table"
      size={dense ? "small" : "middle"}
      rowKey={rowKey}
      columns={columns}
      dataSource={[...rows]}
      loading={{ spinning: stale, delay: 200 }}
      pagination={false}
      tableLayout="fixed"
      // On a narrow screen the table scrolls in its own frame; no column shrinks to nothing.
      scroll={{ x: leastWidthOf(columns, selects) }}
      sticky={{ offsetHeader: 56, offsetScroll: 52 }}
      {...(rowSelection && { rowSelection: { columnWidth: SELECTION_WIDTH, fixed: true, ...rowSelection } })}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
      {...ofRows}
    />
  );
}

/** What tells a row apart and what can be done with it stay in sight while the rest scrolls between them. */
function held<Row>(columns: TableColumnsType<Row>, first: number): TableColumnsType<Row> {
  return columns.map((column, index) => {
    if (index < first) return { ...column, fixed: "start" };
    return column.title === "操作" ? { ...column, fixed: "end" } : column;
  });
}

function numberColumn<Row>(first: number): TableColumnsType<Row>[number] {
  return { title: "序号", key: "number", width: 52, render: (_value, _row, index) => first + index };
}

function leastWidthOf<Row>(columns: TableColumnsType<Row>, selectable: boolean): number {
  return columns.reduce(
    (sum, { width, minWidth }) => sum + (typeof width === "number" ? width : (minWidth ?? LEAST_WIDTH)),
    selectable ? SELECTION_WIDTH : 0,
  );
}

const PLACEHOLDERS = Array.from({ length: 8 }, (_, index) => ({ id: `placeholder-${index}` }));

type WaitingTableProps<Row extends object> = Omit<ListTableProps<Row>, "rows" | "stale" | "empty">;

/** Before the first reading: a dense desk's table without rows, a roomy one's with placeholders. */
export function WaitingTable<Row extends object>(props: WaitingTableProps<Row>) {
  const dense = useDeskLook().lists.density === "DENSE";
  if (dense) return <ListTable<Row> {...props} rows={[]} stale empty="正在加载…" />;
  const blank = props.columns.map(({ key, title, width, align }) => ({
    key,
    title: title as string,
    width,
    align,
    render: () => <span className="placeholder-cell" />,
  }));
  const columns = [numberColumn<{ id: string }>(1), ...blank];
  return (
    <Table
      className="list-table"
      aria-busy="true"
      rowKey="id"
      size="middle"
      columns={columns}
      scroll={{ x: leastWidthOf(columns, props.rowSelection !== undefined) }}
      dataSource={PLACEHOLDERS}
      pagination={false}
      tableLayout="fixed"
      {...(props.rowSelection && { rowSelection: { getCheckboxProps: () => ({ disabled: true }) } })}
    />
  );
}
