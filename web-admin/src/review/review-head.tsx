import type { RecordStatus } from "@gd/web-kit";
import { Breadcrumb, Button, Space, Tooltip } from "antd";
import { Link } from "react-router";
import { StatusTag } from "../layout/status-tag.js";
import type { Queue } from "../queue/queues.js";
import type { Neighbours } from "./neighbours.js";

interface ReviewHeadProps {
  /** The list that the record belongs to. */
  queue: Queue;
  graduateName: string;
  counterpart: string;
  status: RecordStatus;
  statusLabel: string;
  frozen: boolean;
  title: string;
  neighbours: Neighbours;
  reviewWord: string;
  mayReview: boolean;
  onPrevious(): void;
  onNext(): void;
  onShowKeys(): void;
}

/** Who with whom and in which state; where one stands in the queue, and the way to its neighbours. */
export function ReviewHead(props: ReviewHeadProps) {
  const { neighbours, reviewWord } = props;
  return (
    <header className="review-head">
      <div className="review-who">
        <Breadcrumb
          items={[
            { title: <Link to={neighbours.listAddress ?? props.queue.address}>{props.queue.title}</Link> },
            { title: props.title },
          ]}
        />
        <h1>
          <span>{props.graduateName}</span>
          <span className="review-employer" title={props.counterpart}>
            {props.counterpart}
          </span>
          <StatusTag status={props.status} label={props.statusLabel} frozen={props.frozen} />
        </h1>
      </div>
      <div className="review-way">
        <span className="muted">
          {neighbours.position !== null && `列表第 ${neighbours.position} 条`}
          {props.mayReview && neighbours.waiting !== undefined && (
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
