import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { App, Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { QueueView, Verdict } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { LoadFailure } from "../layout/load-failure.js";
import { NotFoundPage } from "../layout/not-found-page.js";
import { usePageTitle } from "../layout/page-title.js";
import { QueueCountsQuery } from "../layout/queue-counts.js";
import { StaleNotice } from "../layout/stale-notice.js";
import { useViewer } from "../session/session.js";
import { BulkVerdictDialog } from "./bulk-verdict-dialog.js";
import { QueueRowFields, ReviewQueueQuery } from "./queue-documents.js";
import {
  isWholeQueue,
  type QueueSearch,
  queueAddress,
  queueFilter,
  readQueueSearch,
} from "./queue-filter.js";
import { QueueFilters } from "./queue-filters.js";
import { QueuePager } from "./queue-pager.js";
import { QueueTable } from "./queue-table.js";
import { saveTrail } from "./queue-trail.js";
import { countOf, hasReturn, type Queue, recordAddress } from "./queues.js";
import { useRowKeys } from "./row-keys.js";
import { type SteadyRow, useSteadyRows } from "./steady-rows.js";
import "./queue.css";

/** How this page of the list was reached: cursors of the pages before it, the first page's being null. */
interface PageState {
  before?: (string | null)[];
}

const noRows: never[] = [];
const mostAtOnce = 100;

/** One of the lists of records (S-06), whatever their kind. Default: what waits for the viewer. */
export default function QueuePage({ queue }: { queue: Queue }) {
  usePageTitle(queue.title);
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const search = useMemo(() => readQueueSearch(queue, location, viewer), [queue, location, viewer]);
  const before = (location.state as PageState | null)?.before ?? [];
  const filter = queueFilter(queue, search);
  const address = queueAddress(queue, search);

  const { data, previousData, error, loading, networkStatus, refetch } = useQuery(ReviewQueueQuery, {
    variables: { filter, first: search.size, after: search.after ?? null },
  });
  const counts = useQuery(QueueCountsQuery);
  const count = countOf(queue, counts.data);
  const waitingTotal = count?.waitingForMe;
  // Between two pages the old rows stay, veiled: nothing jumps.
  const shown = data?.reviewQueue ?? (error ? undefined : previousData?.reviewQueue);
  const rows = readFragment(QueueRowFields, shown?.rows) ?? noRows;
  // Only what a later reading of this very page takes away turns grey: not what the cache held from last time, and
  // nothing where all records are shown, since none leaves that list.
  const isLater = networkStatus === NetworkStatus.ready || networkStatus === NetworkStatus.refetch;
  const keepsPlaces = isLater && search.view === "WAITING_FOR_ME";
  const steady = useSteadyRows(rows, keepsPlaces ? address : `${address} ${rowIds(rows)}`);

  const [selection, setSelection] = useState<{ address: string; ids: string[] }>({ address, ids: [] });
  const [dialog, setDialog] = useState<{ verdict: Verdict; rows: SteadyRow[] } | null>(null);
  const selectable = new Set(steady.rows.filter((row) => row.waitsForMe && !row.gone).map((row) => row.id));
  const selectedIds = selection.address === address ? selection.ids.filter((id) => selectable.has(id)) : [];
  const selectedRows = steady.rows.filter((row) => selectedIds.includes(row.id));
  const select = (ids: string[]) => setSelection({ address, ids });

  const show = (next: Partial<QueueSearch>) =>
    navigate(queueAddress(queue, { ...search, after: undefined, ...next }));
  const endCursor = shown?.endCursor;
  const turnTo = (after: string | undefined, pagesBefore: (string | null)[]) => {
    window.scrollTo(0, 0);
    return navigate(queueAddress(queue, { ...search, after }), {
      state: { before: pagesBefore } satisfies PageState,
    });
  };
  const noteTrail = () =>
    saveTrail({
      address: `${location.pathname}${location.search}${location.hash}`,
      filter,
      ids: steady.rows.map((row) => row.id),
      endCursor: endCursor ?? null,
      offset: before.length * search.size,
    });
  const open = (row: SteadyRow) => {
    noteTrail();
    void navigate(recordAddress(row));
  };
  const activeId = useRowKeys(steady.rows, {
    open,
    toggle: (row) => {
      if (!selectable.has(row.id)) return;
      select(
        selectedIds.includes(row.id) ? selectedIds.filter((id) => id !== row.id) : [...selectedIds, row.id],
      );
    },
  });
  const startBulk = (verdict: Verdict) => {
    if (selectedRows.length > mostAtOnce) return message.warning(`一次最多处理 ${mostAtOnce} 条记录`);
    setDialog({ verdict, rows: selectedRows });
  };
  const endBulk = (decided: boolean) => {
    setDialog(null);
    if (!decided) return;
    select([]);
    refetch().then(steady.settle, () => undefined);
  };

  if (count?.kinds.length === 0) return <NotFoundPage />;
  const firstWaiting = steady.rows.find((row) => row.waitsForMe && !row.gone);
  return (
    <div className="page queue-page">
      <div className="panel">
        <div className="queue-head">
          <h1>{queue.title}</h1>
          {viewer.mayReview && (
            <>
              <Segmented<QueueView>
                value={search.view}
                onChange={(view) => show({ view, status: undefined })}
                options={[
                  {
                    value: "WAITING_FOR_ME",
                    label: `待${viewer.reviewWord}${waitingTotal === undefined ? "" : ` ${waitingTotal}`}`,
                  },
                  { value: "ALL", label: "全部记录" },
                ]}
              />
              {firstWaiting && (
                <Button type="primary" onClick={() => open(firstWaiting)}>
                  开始逐条{viewer.reviewWord}
                </Button>
              )}
            </>
          )}
        </div>
        <QueueFilters
          queue={queue}
          kinds={count?.kinds ?? []}
          viewer={viewer}
          search={search}
          onSearch={(values) =>
            navigate(queueAddress(queue, { view: search.view, size: search.size, ...values }))
          }
        />
        {error && data && <StaleNotice error={error} retry={refetch} />}
        {error && !shown ? (
          <LoadFailure error={error} retry={refetch} />
        ) : (
          <QueueTable
            queue={queue}
            several={(count?.kinds.length ?? 0) > 1}
            viewer={viewer}
            rows={steady.rows}
            loading={loading && !data}
            activeId={activeId}
            selectedIds={selectedIds}
            onSelect={select}
            onOpen={noteTrail}
            emptyText={emptyText(loading, filter, viewer.reviewWord)}
          />
        )}
        <QueuePager
          search={search}
          pageNumber={before.length + 1}
          rowCount={steady.rows.length}
          selectedCount={selectedIds.length}
          goneCount={steady.goneCount}
          selects={viewer.mayReview}
          returns={selectedRows.every(({ kind }) => hasReturn(kind))}
          previous={before.length > 0 ? () => turnTo(before.at(-1) ?? undefined, before.slice(0, -1)) : null}
          first={search.after ? () => turnTo(undefined, []) : null}
          next={endCursor ? () => turnTo(endCursor, [...before, search.after ?? null]) : null}
          onSize={(size) => show({ size })}
          onBulk={startBulk}
          onClearSelection={() => select([])}
          onRemoveGone={steady.settle}
        />
      </div>
      {dialog && (
        <BulkVerdictDialog
          verdict={dialog.verdict}
          rows={dialog.rows}
          counterpart={queue.counterpart}
          reviewWord={viewer.reviewWord}
          onClose={endBulk}
        />
      )}
    </div>
  );
}

function rowIds(rows: readonly { id: string }[]): string {
  return rows.map((row) => row.id).join();
}

function emptyText(loading: boolean, filter: ReturnType<typeof queueFilter>, reviewWord: string): string {
  if (loading) return "正在加载…";
  return isWholeQueue(filter) ? `没有等待您${reviewWord}的记录` : "没有符合条件的记录";
}
