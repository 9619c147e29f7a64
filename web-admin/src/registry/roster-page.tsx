import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { LoadFailure, MessagePage, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Progress } from "antd";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { RosterUploadDocument, RosterUploadSummaryFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageLoading } from "../parts/page-loading.js";
import { useViewer } from "../session/session.js";
import { uploadsRosters } from "../session/viewer.js";
import { RosterActs } from "./roster-acts.js";
import type { RosterSummary } from "./roster-documents.js";
import { RosterRows } from "./roster-rows.js";
import { isUnderWay, RosterStatusTag } from "./roster-status.js";
import "../lists/lists.css";
import "./rosters.css";

const pollMs = 1_000;

/** One uploaded roster: progress, what the dry run found, and its commit. */
export default function RosterPage() {
  usePageTitle("生源上报");
  const { id = "" } = useParams();
  const viewer = useViewer();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(RosterUploadDocument, {
    variables: { id },
  });
  const upload = readFragment(RosterUploadSummaryFragmentDoc, data?.rosterUpload);
  const underWay = upload ? isUnderWay(upload.status) : false;
  // Live hints tell a change of state; how far the work is only asking tells.
  useEffect(() => {
    if (underWay) startPolling(pollMs);
    return stopPolling;
  }, [underWay, startPolling, stopPolling]);

  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <PageLoading />;
  if (!upload) {
    return (
      <MessagePage
        title="未找到该上报记录"
        text="该上报记录不存在，或不属于本校。"
        back={{ to: "/registry/rosters", label: "返回生源上报" }}
      />
    );
  }
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{upload.fileName}</h1>
          <RosterStatusTag {...upload} />
          <span className="muted">
            {upload.cohort}届 · {upload.uploadedBy} 于 {formatDateTime(upload.uploadedAt)} 上传
          </span>
          <div className="list-head-right">
            <Link to="/registry/rosters">返回生源上报</Link>
          </div>
        </div>
        <Standing upload={upload} />
        {underWay ? (
          <Progress percent={upload.progress} status="active" aria-label="处理进度" />
        ) : (
          <>
            {hasRows(upload) && <Numbers upload={upload} />}
            <Notes upload={upload} />
            <RosterActs upload={upload} writes={uploadsRosters(viewer)} />
          </>
        )}
      </div>
      {hasRows(upload) && <RosterRows key={upload.id} upload={upload} />}
    </div>
  );
}

/** Whether the dry run's rows are there to be seen: giving up deletes them. */
function hasRows({ status }: RosterSummary): boolean {
  return status === "CHECKED" || status === "COMMITTED";
}

function Standing({ upload }: { upload: RosterSummary }) {
  switch (upload.status) {
    case "CHECKING":
      return <p className="muted">正在逐行检查，可以离开本页，检查在后台继续。</p>;
    case "COMMITTING":
      return <p className="muted">正在写入名单，可以离开本页，提交在后台继续。全部写入后才会生效。</p>;
    case "REFUSED":
    case "FAILED":
      return (
        <Alert
          type="error"
          showIcon
          className="roster-notice"
          title={upload.failure ?? "文件未能处理，名单未作任何修改，请重新上传。"}
        />
      );
    case "CHECKED":
      if (upload.failure)
        return <Alert type="error" showIcon className="roster-notice" title={upload.failure} />;
      return upload.wrong > 0 ? (
        <Alert
          type="error"
          showIcon
          className="roster-notice"
          title={`有 ${upload.wrong} 行存在错误，不能提交；名单未作任何修改。请按下方原因全部改正后重新上传。`}
        />
      ) : (
        <p className="muted">检查通过。名单尚未修改，请核对后提交。</p>
      );
    case "COMMITTED":
      return (
        <p className="muted">
          已{upload.committedAt ? `于 ${formatDateTime(upload.committedAt)} ` : ""}提交，全部写入名单。
          {upload.warningsConfirmedBy &&
            `需确认的 ${upload.warned} 行已由 ${upload.warningsConfirmedBy} 确认无误。`}
        </p>
      );
    case "DISCARDED":
      return <p className="muted">{upload.failure ?? "已放弃，名单未作任何修改。"}</p>;
  }
}

function Numbers({ upload }: { upload: RosterSummary }) {
  const numbers: [label: string, value: number][] = [
    ["文件行数", upload.rows],
    ["新增", upload.added],
    ["变更", upload.changed],
    ["无变化", upload.unchanged],
    ["转届", upload.transferred],
    ["未并入", upload.leftOut],
    ["需确认", upload.warned],
    ["缺失（文件中没有）", upload.missing],
  ];
  return (
    <dl className="roster-numbers">
      {numbers.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value.toLocaleString("zh-CN")}</dd>
        </div>
      ))}
      <div className={upload.wrong > 0 ? "roster-wrong" : ""}>
        <dt>错误{upload.problems > 0 && `（共 ${upload.problems} 处）`}</dt>
        <dd>{upload.wrong.toLocaleString("zh-CN")}</dd>
      </div>
    </dl>
  );
}

/** What the reader took over or left out, and what the departments of the file lead to. */
function Notes({ upload }: { upload: RosterSummary }) {
  const { notes, newDepartments, departmentsWithoutReviewer } = upload;
  const tense = upload.status === "COMMITTED" ? "已" : "提交后将";
  return (
    <>
      {notes.map((note) => (
        <Alert key={note} type="info" showIcon className="roster-notice" title={note} />
      ))}
      {newDepartments.length > 0 && (
        <Alert
          type="info"
          showIcon
          className="roster-notice"
          title={`名单中没有以下院系，${tense}新建：${newDepartments.join("、")}。如系名称写法不一致，请改正后重新上传。`}
        />
      )}
      {departmentsWithoutReviewer.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="roster-notice"
          title={`以下院系没有可审核的账号：${departmentsWithoutReviewer.join("、")}。`}
          description="请在「账号管理」中为其新增读写账号；先院系再校级审核时，没有账号的院系须由负责全校的账号代为审核。"
        />
      )}
    </>
  );
}
