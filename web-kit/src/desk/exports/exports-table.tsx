import { Button, Empty, Progress, Space, Table, type TableColumnsType, Tag } from "antd";
import { useAct } from "../../acts/use-act.js";
import {
  CancelExportDocument,
  type ExportShownFragment,
  ExportsDocument,
  RemoveExportDocument,
} from "../../gql/graphql.js";
import { formatDateTime } from "../../time.js";
import { LoadFailure } from "../page/load-failure.js";
import { StaleNotice } from "../page/stale-notice.js";
import { fetchFile } from "./fetch-file.js";
import { goesOn, useExports } from "./use-exports.js";
import "./exports.css";

/** 我的下载: what the account has asked for, how far it is, and the files, which are kept for a day. */
export function ExportsTable() {
  const { exports, error, refetch } = useExports();
  if (error && !exports) return <LoadFailure error={error} retry={refetch} />;
  return (
    <>
      {Boolean(error) && <StaleNotice error={error} retry={refetch} />}
      <Table<ExportShownFragment>
        rowKey="id"
        size="middle"
        pagination={false}
        loading={!exports}
        dataSource={exports ? [...exports] : []}
        columns={columns}
        tableLayout="fixed"
        scroll={{ x: 900 }}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description="暂无下载任务。数据较多的列表在后台生成，完成后在此处下载"
            />
          ),
        }}
      />
    </>
  );
}

const columns: TableColumnsType<ExportShownFragment> = [
  { title: "文件", render: (_, row) => <FileName row={row} /> },
  { title: "状态", width: 220, render: (_, row) => <State row={row} /> },
  { title: "数量", width: 110, align: "right", className: "numeric", render: (_, row) => amountOf(row) },
  { title: "大小", width: 92, align: "right", className: "numeric", render: (_, row) => sizeOf(row) },
  { title: "提交时间", width: 132, className: "numeric", render: (_, row) => formatDateTime(row.askedAt) },
  {
    title: "保留至",
    width: 132,
    className: "numeric",
    render: (_, row) => (row.state === "DONE" ? formatDateTime(row.expiresAt) : "—"),
  },
  { title: "操作", width: 116, fixed: "right", render: (_, row) => <Acts row={row} /> },
];

function FileName({ row: { fileName, narrowedBy } }: { row: ExportShownFragment }) {
  return (
    <>
      <div className="export-name">{fileName}</div>
      <div className="export-note">
        {narrowedBy.length > 0 ? `筛选条件：${narrowedBy.join("、")}` : "未设筛选条件"}
      </div>
    </>
  );
}

const states = {
  WAITING: "排队中",
  RUNNING: "生成中",
  DONE: "已完成",
  FAILED: "未成功",
  CANCELLED: "已取消",
  DIRECT: "已下载",
} as const satisfies Record<ExportShownFragment["state"], string>;

function State({ row }: { row: ExportShownFragment }) {
  const { state, failure, done, total, fileName } = row;
  if (state === "RUNNING") {
    const percent = total ? Math.min(99, Math.floor((done / total) * 100)) : 0;
    return <Progress percent={percent} size="small" status="active" aria-label={`${fileName} 的生成进度`} />;
  }
  return (
    <>
      <Tag color={state === "DONE" ? "success" : state === "FAILED" ? "error" : "default"}>
        {states[state]}
      </Tag>
      {failure && <div className="export-note">{failure}</div>}
    </>
  );
}

function amountOf({ kind, rows, done, state }: ExportShownFragment): string {
  const amount = rows ?? (state === "RUNNING" ? done : null);
  return amount === null
    ? "—"
    : `${amount.toLocaleString("zh-CN")} ${kind === "AGREEMENTS_ZIP" ? "份" : "行"}`;
}

function sizeOf({ bytes }: ExportShownFragment): string {
  if (bytes === null || bytes === undefined) return "—";
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function Acts({ row }: { row: ExportShownFragment }) {
  const { id, address, fileName } = row;
  const cancel = useAct(CancelExportDocument, { title: "未能取消", refetch: [ExportsDocument] });
  const remove = useAct(RemoveExportDocument, { title: "未能删除", refetch: [ExportsDocument] });
  if (goesOn(row)) {
    return (
      <Button
        type="link"
        size="small"
        aria-label={`取消 ${fileName}`}
        loading={cancel.running}
        onClick={() => void cancel.send({ id })}
      >
        取消
      </Button>
    );
  }
  return (
    <Space size={0}>
      {address && (
        <Button
          type="link"
          size="small"
          aria-label={`下载 ${fileName}`}
          onClick={() => fetchFile(address, fileName)}
        >
          下载
        </Button>
      )}
      <Button
        type="link"
        size="small"
        aria-label={`删除 ${fileName}`}
        loading={remove.running}
        onClick={() => void remove.send({ id })}
      >
        删除
      </Button>
    </Space>
  );
}
