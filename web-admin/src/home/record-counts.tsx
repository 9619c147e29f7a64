import { Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { QueueCountsQuery as QueueCounts } from "../gql/graphql.js";
import type { KindCounts } from "../menu/queue-counts.js";
import { countOf, type Queue, type QueueName, queueNames, queueOf, queues } from "../menu/queues.js";
import { queueAddress } from "../queue/queue-filter.js";
import type { Viewer } from "../session/viewer.js";

interface RecordCountsProps {
  viewer: Viewer;
  counts: QueueCounts;
}

/** What waits for the viewer in each list, and how many records of each kind stand in each state. */
export function RecordCounts({ viewer, counts }: RecordCountsProps) {
  const served = queueNames
    .map((name) => ({ name, queue: queues[name] as Queue, count: countOf(queues[name], counts) }))
    .filter(({ count }) => count && count.kinds.length > 0);
  return (
    <>
      {viewer.mayReview && (
        <>
          <h2>待办事项</h2>
          <div className={`waiting-counts waiting-counts-${Math.min(2, served.length)}`}>
            {served.map(({ name, count }) => (
              <Waiting key={name} name={name} waiting={count?.waitingForMe ?? 0} viewer={viewer} />
            ))}
          </div>
        </>
      )}
      <StatusCounts kinds={counts.queueCounts.kinds} />
    </>
  );
}

function Waiting({ name, waiting, viewer }: { name: QueueName; waiting: number; viewer: Viewer }) {
  const queue: Queue = queues[name];
  return (
    <Link to={queueAddress(queue)} className={waiting > 0 ? "waiting-count" : "waiting-count waiting-none"}>
      <span className="waiting-number">{waiting.toLocaleString("zh-CN")}</span>
      <span className="waiting-text">
        <span>
          <b className="waiting-list">{queue.title}</b>
          <br />
          条记录等待您{viewer.reviewWord}
        </span>
        <span className="waiting-go">{waiting > 0 ? `前往${viewer.reviewWord}` : "查看列表"} ›</span>
      </span>
    </Link>
  );
}

/** One kind at a time, so that the page stays as long as it is. */
function StatusCounts({ kinds }: { kinds: readonly KindCounts[] }) {
  const [chosen, setChosen] = useState(kinds[0]?.kind);
  const shown = kinds.find(({ kind }) => kind === chosen) ?? kinds[0];
  if (!shown) return null;
  return (
    <>
      <div className="status-head">
        <h3>各状态记录数</h3>
        {kinds.length > 1 && (
          <Segmented
            size="small"
            value={shown.kind}
            onChange={setChosen}
            options={kinds.map(({ kind, kindLabel }) => ({ value: kind, label: kindLabel }))}
          />
        )}
      </div>
      <ul className="status-counts">
        {shown.byStatus.map(({ status, statusLabel, count }) => (
          <li key={status}>
            <Link to={queueAddress(queueOf(shown.kind), { view: "ALL", kind: shown.kind, status })}>
              <span>{statusLabel}</span>
              <b>{count.toLocaleString("zh-CN")}</b>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
