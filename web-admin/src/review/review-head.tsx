import { StatusTag } from "@gd/web-kit/desk";
import { Breadcrumb, Button, Space, Tooltip } from "antd";
import { Link } from "react-router";
import { queueOf } from "../menu/queues.js";
import { useViewer } from "../session/session.js";
import type { Neighbours } from "./neighbours.js";
import type { WalkedRecord } from "./review-documents.js";

interface ReviewHeadProps {
  record: WalkedRecord;
  title: string;
  neighbours: Neighbours;
  onPrevious(): void;
  onNext(): void;
  onShowKeys(): void;
}

/** Who with whom and in which state; where one stands in the queue, and the way to its neighbours. */
export function ReviewHead(props: ReviewHeadProps) {
  const { record, neighbours } = props;
  const { mayReview, reviewWord } = useViewer();
  // The list that the record belongs to.
  const queue = queueOf(record.kind);
  const counterpart = record.counterpart ?? "";
  return (
    <header className="review-head">
      <div className="review-who">
        <Breadcrumb
          items={[
            { title: <Link to={neighbours.listAddress ?? queue.address}>{queue.title}</Link> },
            { title: props.title },
          ]}
        />
        <h1>
          {record.graduate && <span>{record.graduate.name}</span>}
          <span className="review-employer" title={counterpart}>
            {counterpart}
          </span>
          <StatusTag {...record} />
        </h1>
      </div>
      <div className="review-way">
        <span className="muted">
          {neighbours.position !== null && `列表第 ${neighbours.position} 条`}
          {mayReview && neighbours.waiting !== undefined && (
            <>
              {neighbours.position !== null && "，"}待{reviewWord} {neighbours.waiting} 条
            </>
          )}
        </span>
        <Space.Compact>
          <Button onClick={props.onPrevious} disabled={!neighbours.previous}>
            上一条<kbd>K</kbd>
          </Button>
          <Button onClick={props.onNext} disabled={!neighbours.next}>
            下一条<kbd>J</kbd>
          </Button>
        </Space.Compact>
        <Tooltip title="键盘快捷键">
          <Button onClick={props.onShowKeys} aria-label="键盘快捷键">
            <kbd>?</kbd>
          </Button>
        </Tooltip>
      </div>
    </header>
  );
}
