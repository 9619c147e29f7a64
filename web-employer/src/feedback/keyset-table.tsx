import { Empty, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { KeysetPages } from "./keyset-pages.js";
import { type KeysetPaging, PAGE_SIZE } from "./use-keyset-paging.js";

interface Row {
  id: string;
}

interface KeysetTableProps<T extends Row> {
  columns: NonNullable<TableProps<T>["columns"]>;
  /** Undefined until first read: placeholders are drawn in the shape of the table. */
  rows: T[] | undefined;
  endCursor: string | null | undefined;
  paging: KeysetPaging;
  /** Another page or filter is being read; the rows shown are still the ones before. */
  stale: boolean;
  /** What an empty list says, and offers. */
  empty: ReactNode;
  rowSelection?: TableProps<T>["rowSelection"];
}

const placeholders = Array.from({ length: 8 }, (_, index) => ({ id: `placeholder-${index}` }));

/** A list read page by page: numbers its rows, and keeps its place while it reads. */
export function KeysetTable<T extends Row>(props: KeysetTableProps<T>) {
  const { columns, rows, endCursor, paging, stale, empty, rowSelection } = props;
  const numbered: typeof columns = [
    {
      title: "序号",
      key: "number",
      width: 52,
      render: (_value, _row, index) => (paging.page - 1) * PAGE_SIZE + index + 1,
    },
    ...columns,
  ];
  if (!rows) return <PlaceholderTable columns={numbered} selectable={rowSelection !== undefined} />;
  return (
    <div className={stale ? "keyset-table keyset-table-stale" : "keyset-table"} aria-busy={stale}>
      <Table<T>
        rowKey="id"
        size="middle"
        columns={numbered}
        dataSource={rows}
        pagination={false}
        tableLayout="fixed"
        rowSelection={rowSelection}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
      />
      <KeysetPages paging={paging} endCursor={endCursor} />
    </div>
  );
}

function PlaceholderTable<T extends Row>({
  columns,
  selectable,
}: {
  columns: NonNullable<TableProps<T>["columns"]>;
  selectable: boolean;
}) {
  const blank = columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.align,
    render: () => <span className="placeholder-cell" />,
  }));
  return (
    <div className="keyset-table" aria-busy="true">
      <Table
        rowKey="id"
        size="middle"
        columns={blank as TableProps<Row>["columns"]}
        dataSource={placeholders}
        pagination={false}
        tableLayout="fixed"
        rowSelection={selectable ? { getCheckboxProps: () => ({ disabled: true }) } : undefined}
      />
    </div>
  );
}
