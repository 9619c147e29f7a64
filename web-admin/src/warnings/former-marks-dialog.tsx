import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Dialog, LoadFailure } from "@gd/web-kit/desk";
import { Button, Table } from "antd";
import { useState } from "react";
import { FormerEmployerMarkFragmentDoc, FormerEmployerMarksDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { MarkHistory } from "./history-dialog.js";
import "./warnings.css";

const ROWS = 10;

/** Marks that the own school removed, the last first, each with its history. */
export function FormerMarksDialog({ onClose }: { onClose(): void }) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  const { data, previousData, error, refetch } = useQuery(FormerEmployerMarksDocument, {
    variables: { search: null, first: ROWS, after: pages.at(-1) ?? null },
    fetchPolicy: "cache-and-network",
  });
  const page = (data ?? previousData)?.formerEmployerMarks;
  return (
    <Dialog open title="已移除的预警" footer={null} width={760} onCancel={onClose}>
      {error && !page ? (
        <LoadFailure error={error} retry={refetch} />
      ) : (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          loading={!page}
          scroll={{ x: 640 }}
          dataSource={[...readFragment(FormerEmployerMarkFragmentDoc, page?.rows ?? [])]}
          locale={{ emptyText: "没有已移除的预警" }}
          columns={[
            { title: "单位名称", dataIndex: "employerName" },
            { title: "预警类别", width: 130, render: (_, row) => row.categoryLabels.join("、") },
            { title: "移除人", dataIndex: "removedBy", width: 90 },
            {
              title: "移除时间",
              width: 142,
              className: "numeric",
              render: (_, row) => formatDateTime(row.removedAt),
            },
            { title: "操作", width: 60, render: (_, row) => <MarkHistory employer={row} /> },
          ]}
        />
      )}
      <div className="warning-pages">
        <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
          上一页
        </Button>
        <Button disabled={!page?.endCursor} onClick={() => setPages([...pages, page?.endCursor ?? null])}>
          下一页
        </Button>
      </div>
    </Dialog>
  );
}
