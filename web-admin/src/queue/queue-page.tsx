import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { readAddress } from "@gd/web-kit";
import { FilterForm, ListFrame, ListTable, useDeskList, usePageTitle, WaitingTable } from "@gd/web-kit/desk";
import { App, Select } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { QueueCountsDocument, type Verdict } from "../gql/graphql.js";
import { useFilterOptions } from "../lists/filter-options.js";
import { countOf, type Queue, type QueueCount, recordAddress } from "../menu/queues.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { useViewer } from "../session/session.js";
import { BulkVerdictDialog } from "./bulk-verdict-dialog.js";
import { QueueBeside } from "./queue-beside.js";
import { type QueueRow, subjectOf } from "./queue-documents.js";
import { isWholeQueue, ownParams, pageSizes, queueFilter } from "./queue-filter.js";
import { QueueHead } from "./queue-head.js";
import { queueList, usualSize } from "./queue-list.js";
import { useTrail } from "./queue-trail.js";
import { useRowKeys } from "./row-keys.js";
import { useSteadyRows } from "./steady-rows.js";
import { useSelection } from "./use-selection.js";
import "./queue.css";

const mostAtOnce = 100;

/** One of the lists of records (S-06), whatever their kind. Default: what waits for the viewer. */
export default function QueuePage({ queue }: { queue: Queue }) {
  usePageTitle(queue.title);
  const count = countOf(queue, useQuery(QueueCountsDocument).data);
  if (count?.kinds.length === 0) return <NotFoundPage />;
  return <QueueList queue={queue} count={count} />;
}

interface QueueListProps {
  queue: Queue;
  /** Undefined until it is read. */
  count: QueueCount | undefined;
}

function QueueList({ queue, count }: QueueListProps) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const { list, steady, place, filter } = useQueue(queue, count);
  const { reading } = list;
  const selection = useSelection(steady.rows, place);
  const [bulk, setBulk] = useState<{ verdict: Verdict; rows: readonly QueueRow[] } | null>(null);
  const startBulk = useBulkStart(selection.selected, setBulk);
  const open = (row: QueueRow) => void navigate(recordAddress(row));
  // Each verification is looked at: many are never decided at once.
  const selects = viewer.mayReview && !queue.ofOrganisations;
  const toggle = selects ? selection.toggle : () => undefined;
  const activeId = useRowKeys(steady.rows, { open, toggle });
  const [firstWaiting] = selection.selectable;

  const endBulk = (decided: boolean) => {
    setBulk(null);
    if (!decided) return;
    selection.select([]);
    reading.refetch().then(steady.settle, () => undefined);
  };
  const table = tableOf(list, activeId, selects ? selection : null);
  return (
    <div className="page queue-page">
      <div className="panel">
        <QueueHead
          title={queue.title}
          view={filter.view ?? "ALL"}
          waiting={count?.waitingForMe}
          onView={(view) => reading.show({ ...reading.values, view, status: undefined })}
          onStart={firstWaiting ? () => open(firstWaiting) : null}
        />
        <FilterForm
          filters={list.filters}
          values={reading.values}
          whenReset={list.whenReset}
          onShow={reading.show}
        />
        <ListFrame
          reading={reading}
          waiting={<WaitingTable {...table} />}
          beside={
            <QueueBeside
              selected={selection.selected}
              selects={selects}
              goneCount={steady.goneCount}
              onBulk={startBulk}
              onClearSelection={() => selection.select([])}
              onRemoveGone={steady.settle}
            />
          }
          after={
            <SizeSelect
              size={reading.values.size ?? usualSize}
              onSize={(size) => reading.show({ ...reading.values, size })}
            />
          }
        >
          {() => (
            <ListTable
              {...table}
              rows={steady.rows}
              stale={reading.stale}
              empty={list.empty(!isWholeQueue(filter))}
            />
          )}
        </ListFrame>
      </div>
      {bulk && (
        <BulkVerdictDialog
          {...bulk}
          counterpart={queue.counterpart}
          reviewWord={viewer.reviewWord}
          onClose={endBulk}
        />
      )}
    </div>
  );
}

interface SizeSelectProps {
  size: (typeof pageSizes)[number];
  onSize(size: (typeof pageSizes)[number]): void;
}

function SizeSelect({ size, onSize }: SizeSelectProps) {
  const options = pageSizes.map((value) => ({ value, label: `${value} 条/页` }));
  return <Select aria-label="每页条数" value={size} onChange={onSize} options={options} />;
}

const noRows: never[] = [];

/** The list as its address asks for it, its rows kept where they are while it is read. */
function useQueue(queue: Queue, count: QueueCount | undefined) {
  const viewer = useViewer();
  const location = useLocation();
  const options = useFilterOptions(viewer);
  const asked = readAddress(ownParams(queue), location);
  const list = useDeskList(queueList({ queue, viewer, kinds: count?.kinds ?? [], options, asked }));
  const { page, values, stale, networkStatus, firstNumber } = list.reading;
  const place = `${location.pathname}${location.search}${location.hash}`;
  const filter = queueFilter(queue, values);
  const rows = page?.rows ?? noRows;
  // Only what a later reading of this very page takes away turns grey: not what the cache held from last time, and
  // nothing where all records are shown, since none leaves that list.
  const isLater = networkStatus === NetworkStatus.ready || networkStatus === NetworkStatus.refetch;
  const keepsPlaces = isLater && filter.view === "WAITING_FOR_ME";
  const steady = useSteadyRows(rows, keepsPlaces ? place : `${place} ${rowIds(rows)}`);

  useTrail(
    !page || stale
      ? null
      : {
          address: place,
          filter,
          ids: rowIds(steady.rows),
          endCursor: page.endCursor ?? null,
          offset: firstNumber - 1,
        },
  );
  return { list, steady, place, filter };
}

function rowIds(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id);
}

type Selection = ReturnType<typeof useSelection>;

/** What the table is drawn with, before and after its rows are read; `selection`: null where nothing is selected. */
function tableOf(
  { columns, rowKey, reading }: ReturnType<typeof useQueue>["list"],
  activeId: string | null,
  selection: Selection | null,
) {
  return {
    columns,
    rowKey,
    firstNumber: reading.firstNumber,
    rowClassName: (row: QueueRow) =>
      `${row.gone ? "row-gone" : ""} ${row.id === activeId ? "row-active" : ""}`,
    onRow: (row: QueueRow) => ({ "data-row-id": row.id }) as React.HTMLAttributes<HTMLElement>,
    ...(selection && { rowSelection: rowSelectionOf(selection) }),
  };
}

function rowSelectionOf({ ids, select }: Selection) {
  return {
    columnWidth: 36,
    selectedRowKeys: [...ids],
    onChange: (keys: React.Key[]) => select(keys.map(String)),
    getCheckboxProps: (row: QueueRow) => ({
      disabled: row.gone || !row.waitsForMe,
      "aria-label": `选择 ${subjectOf(row)}`,
    }),
  };
}

function useBulkStart(
  selected: readonly QueueRow[],
  start: (bulk: { verdict: Verdict; rows: readonly QueueRow[] }) => void,
) {
  const { message } = App.useApp();
  return (verdict: Verdict) => {
    if (selected.length > mostAtOnce) void message.warning(`一次最多处理 ${mostAtOnce} 条记录`);
    else start({ verdict, rows: selected });
  };
}
