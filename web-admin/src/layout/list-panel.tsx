import { Button, Empty, Space, Table, type TableColumnsType, type TableProps } from "antd";
import type { Keyset } from "./keyset.js";
import { LoadFailure } from "./load-failure.js";
import { StaleNotice } from "./stale-notice.js";
import "./lists.css";

interface ListPanelProps<Row> {
  /** The query behind the list, as `useQuery` answers it. */
  reading: { error?: unknown; loading: boolean; data: unknown; refetch(): Promise<unknown> };
  /** Absent while there is nothing to show: on first loading and after a failure. */
  page: { rows: readonly Row[]; endCursor?: string | null } | null | undefined;
  keyset: Keyset;
  rowKey?: string | ((row: Row) => string);
  columns: TableColumnsType<Row>;
  emptyText: string;
  rowSelection?: TableProps<Row>["rowSelection"];
  /** Stands at the left of the paging: what is selected and what can be done with it. */
  children?: React.ReactNode;
}

const selectionWidth = 36;
/** Of a column that has no width of its own and names no least one. */
const leastWidth = 140;

/** Table of a server's list with its empty, loading and failed states, and its paging. */
export function ListPanel<Row extends object>(props: ListPanelProps<Row>) {
  const { reading, page, keyset, columns, emptyText, rowSelection, children } = props;
  if (reading.error && !page) return <LoadFailure error={reading.error} retry={reading.refetch} />;
  return (
    <>
      {Boolean(reading.error) && <StaleNotice error={reading.error} retry={reading.refetch} />}
      <Table<Row>
        className="list-table"
        size="small"
        rowKey={props.rowKey ?? "id"}
        columns={columns}
        dataSource={[...(page?.rows ?? [])]}
        loading={{ spinning: reading.loading && !reading.data, delay: 200 }}
        pagination={false}
        // On a narrow screen the table scrolls; no column shrinks to nothing.
        scroll={{ x: leastWidthOf(columns, Boolean(rowSelection)) }}
        sticky={{ offsetHeader: 56, offsetScroll: 52 }}
        tableLayout="fixed"
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={reading.loading && !page ? "正在加载…" : emptyText}
            />
          ),
        }}
        {...(rowSelection && { rowSelection })}
      />
      <div className="list-pager">
        <div>{children}</div>
        {page && <Pager keyset={keyset} rows={page.rows.length} endCursor={page.endCursor ?? null} />}
      </div>
    </>
  );
}

function leastWidthOf<Row>(columns: TableColumnsType<Row>, selectable: boolean): number {
  return columns.reduce(
    (sum, { width, minWidth }) => sum + (typeof width === "number" ? width : (minWidth ?? leastWidth)),
    selectable ? selectionWidth : 0,
  );
}

interface PagerProps {
  keyset: Keyset;
  rows: number;
  endCursor: string | null;
}

/** Back and on; a list of a single page says how many there are instead. */
function Pager({ keyset, rows, endCursor }: PagerProps) {
  if (!keyset.after && !endCursor) return <span className="muted">{rows > 0 && `共 ${rows} 条`}</span>;
  return (
    <Space>
      <span className="muted">
        {keyset.first ? "" : `第 ${keyset.pageNumber} 页，`}本页 {rows} 条
      </span>
      {keyset.first && <Button onClick={keyset.first}>第一页</Button>}
      <Button onClick={() => keyset.previous?.()} disabled={!keyset.previous}>
        上一页
      </Button>
      <Button onClick={() => endCursor && keyset.next(endCursor)} disabled={!endCursor}>
        下一页
      </Button>
    </Space>
  );
}

/** Two lines at most; the whole text on hovering. */
export function twoLines(text: string) {
  return (
    <span className="two-lines" title={text}>
      {text}
    </span>
  );
}
