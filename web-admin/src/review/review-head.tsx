import { EyeOutlined, PrinterOutlined } from "@ant-design/icons";
import { StatusTag } from "@gd/web-kit/desk";
import { Breadcrumb, Button, Space, Tooltip } from "antd";
import type { Ref } from "react";
import { Link } from "react-router";
import { queueOf } from "../menu/queues.js";
import { useViewer } from "../session/session.js";
import type { Neighbours } from "./neighbours.js";
import type { WalkedRecord } from "./review-documents.js";

interface ReviewHeadProps {
  record: WalkedRecord;
  title: string;
  neighbours: Neighbours;
  /** A colleague who has the record open. */
  viewedBy: string | null;
  heading: Ref<HTMLHeadingElement>;
  onPrevious(): void;
  onNext(): void;
  onShowKeys(): void;
}

/** Who with whom and in which state; where one stands in the queue, and the way to its neighbours. */
export function ReviewHead(props: ReviewHeadProps) {
  const { record, neighbours, viewedBy } = props;
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
        <h1 ref={props.heading} tabIndex={-1}>
          {record.graduate && <span className="review-name">{record.graduate.name}</span>}
          <span className="review-employer" title={counterpart}>
            {counterpart}
          </span>
          <StatusTag {...record} />
        </h1>
      </div>
      <div className="review-way">
        <span role="status" className="review-viewed">
          {viewedBy && (
            <>
              <EyeOutlined /> {viewedBy}正在查看
            </>
          )}
        </span>
        <span className="muted review-place">
          <Place neighbours={neighbours} />
        </span>
        <Space.Compact>
          <Button onClick={props.onPrevious} disabled={!neighbours.previous}>
            上一条<kbd>K</kbd>
          </Button>
          <Button onClick={props.onNext} disabled={!neighbours.next}>
            下一条<kbd>J</kbd>
          </Button>
        </Space.Compact>
        <Tooltip title="打印">
          <Button onClick={() => window.print()} aria-label="打印" icon={<PrinterOutlined />} />
        </Tooltip>
        <Tooltip title="键盘快捷键">
          <Button onClick={props.onShowKeys} aria-label="键盘快捷键">
            <kbd>?</kbd>
          </Button>
        </Tooltip>
      </div>
    </header>
  );
}

/** Both numbers are of the list as the reviewer left it, so that they agree; without a list, what waits now. */
function Place({ neighbours: { position, total, waiting } }: { neighbours: Neighbours }) {
  const { mayReview, reviewWord } = useViewer();
  if (position !== null) return total === null ? `第 ${position} 条` : `第 ${position} 条，共 ${total} 条`;
  return mayReview && waiting !== undefined ? `待${reviewWord} ${waiting} 条` : null;
}
