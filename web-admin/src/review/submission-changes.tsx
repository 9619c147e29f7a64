import { formatDateTime } from "@gd/web-kit";
import { Table } from "antd";
import {
  type SubmissionChangesFragment,
  SubmissionChangesFragmentDoc,
  type UploadChange,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { UploadStrip } from "../pictures/upload-strip.js";

type Line = NonNullable<SubmissionChangesFragment["comparison"]>["changes"][number];

/** 本次修改: what a resubmission changed since the one before, line by line and picture by picture (F-13, F-14). */
export function SubmissionChanges({ page }: { page: FragmentType<typeof SubmissionChangesFragmentDoc> }) {
  const { comparison } = readFragment(SubmissionChangesFragmentDoc, page);
  if (!comparison) return null;
  const { changes, uploads } = comparison;
  const unchanged = changes.length === 0 && uploads.every(({ change }) => change === "KEPT");
  return (
    <section className="panel" id="changes">
      <div className="section-head">
        <h2>与上次提交相比的修改</h2>
        <span className="muted">
          第 {comparison.submission} 次提交；上次提交时间 {formatDateTime(comparison.previouslySubmittedAt)}
        </span>
      </div>
      {unchanged && <p className="muted">填报内容和证明材料与上次提交相同，未作修改。</p>}
      {changes.length > 0 && (
        <Table<Line>
          size="small"
          rowKey="label"
          className="comparison"
          pagination={false}
          dataSource={[...changes]}
          columns={[
            { title: "项目", dataIndex: "label", width: 152 },
            { title: "上次提交", dataIndex: "before", render: before },
            { title: "本次提交", dataIndex: "after", render: after },
          ]}
        />
      )}
      {becameOfUploads.map(([change, title]) => (
        <UploadStrip
          key={change}
          title={title}
          uploads={uploads.filter((each) => each.change === change).map(({ upload }) => upload)}
        />
      ))}
    </section>
  );
}

/** MOVED: it stands before or after others now. */
const becameOfUploads: readonly [UploadChange, title: string][] = [
  ["ADDED", "本次新增的材料"],
  ["REMOVED", "本次移除的材料"],
  ["MOVED", "本次调整了顺序的材料"],
];

function before(text: string) {
  return <span className="changed-before">{text || "（未填写）"}</span>;
}

function after(text: string) {
  return <b className="changed-after">{text || "（未填写）"}</b>;
}
