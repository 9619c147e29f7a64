import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Dialog, LoadFailure } from "@gd/web-kit/desk";
import { Button, Skeleton, Table, Tag, Timeline } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import {
  type WarningAct,
  WarningHistoryDocument,
  type WarningHistoryQuery,
  type WarningShownTo,
  WarningsShownDocument,
} from "../gql/graphql.js";
import "./warnings.css";

const ROWS = 10;

const actLabels: Record<WarningAct, string> = { MARKED: "标记", CHANGED: "修改", REMOVED: "移除" };
const shownLabels: Record<WarningShownTo, string> = { GRADUATE: "毕业生本人", REVIEWER: "审核人员" };

interface MarkedEmployer {
  uscc: string;
  employerName: string;
}

/** 记录: opens the history of one employer's mark. */
export function MarkHistory({ employer }: { employer: MarkedEmployer }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        记录
      </Button>
      {open && <HistoryDialog employer={employer} onClose={() => setOpen(false)} />}
    </>
  );
}

interface HistoryDialogProps {
  employer: MarkedEmployer;
  onClose(): void;
}

/** 预警记录 of one employer (F-75): every mark, change and removal, and to whom the mark was shown. */
function HistoryDialog({ employer, onClose }: HistoryDialogProps) {
  const { uscc, employerName } = employer;
  const { data, error, refetch } = useQuery(WarningHistoryDocument, {
    variables: { uscc },
    fetchPolicy: "cache-and-network",
  });
  return (
    <Dialog open title={`预警记录：${employerName}`} footer={null} width={680} onCancel={onClose}>
      {error && !data ? (
        <LoadFailure error={error} retry={refetch} />
      ) : data ? (
        <History history={data.warningHistory} />
      ) : (
        <Skeleton active />
      )}
    </Dialog>
  );
}

function History({ history }: { history: WarningHistoryQuery["warningHistory"] }) {
  const { uscc, events, graduatesShown, reviewsShown } = history;
  return (
    <>
      <Timeline
        className="warning-events"
        items={events.map((event) => ({
          key: event.id,
          color: event.act === "REMOVED" ? "gray" : "red",
          content: (
            <>
              <div className="warning-head">
                <b>{actLabels[event.act]}</b>
                {event.categoryLabels.map((label) => (
                  <Tag key={label}>{label}</Tag>
                ))}
                <span className="muted">
                  {formatDateTime(event.at)} · {event.by}
                </span>
              </div>
              <div>{event.reason}</div>
            </>
          ),
        }))}
      />
      <h2 className="warning-shown">
        提示情况：向 {graduatesShown} 名毕业生本人显示，在审核 {reviewsShown} 名毕业生的记录时显示
      </h2>
      {graduatesShown + reviewsShown > 0 && <ShownList uscc={uscc} />}
    </>
  );
}

function ShownList({ uscc }: { uscc: string }) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  const { data, previousData, error, refetch } = useQuery(WarningsShownDocument, {
    variables: { uscc, first: ROWS, after: pages.at(-1) ?? null },
    fetchPolicy: "cache-and-network",
  });
  const page = (data ?? previousData)?.warningsShown;
  if (error && !page) return <LoadFailure error={error} retry={refetch} />;
  return (
    <>
      <Table
        size="small"
        rowKey={({ graduateId, to }) => `${graduateId} ${to}`}
        pagination={false}
        loading={!page}
        scroll={{ x: 560 }}
        dataSource={[...(page?.rows ?? [])]}
        columns={[
          {
            title: "学生",
            render: (_, row) => <Link to={`/graduates/${row.graduateId}`}>{row.graduateName}</Link>,
          },
          { title: "学号", dataIndex: "studentNumber", className: "numeric" },
          { title: "所在院系", dataIndex: "departmentName" },
          { title: "显示给", render: (_, row) => shownLabels[row.to] },
          {
            title: "最近显示",
            width: 142,
            className: "numeric",
            render: (_, row) => formatDateTime(row.lastAt),
          },
        ]}
      />
      <div className="warning-pages">
        <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
          上一页
        </Button>
        <Button disabled={!page?.endCursor} onClick={() => setPages([...pages, page?.endCursor ?? null])}>
          下一页
        </Button>
      </div>
    </>
  );
}
