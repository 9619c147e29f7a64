import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import { RightOutline } from "antd-mobile-icons";
import { Link } from "react-router";
import { isInvitation, isUrgent } from "../record/deadline.js";
import { StatusTag } from "../ui/status-tag.js";
import { endsAgreement, type RecordCardValue, type ToDo } from "./todo.js";
import "./home.css";

/** What a draft is called that does not say yet whom it is about. */
const NAMELESS: Partial<Record<RecordCardValue["kind"], string>> = { DESTINATION: "尚未选择去向类型" };

/** What must be done with a record: why, and the way to it. */
export function ToDoCard({ toDo: { record, text, to } }: { toDo: ToDo }) {
  return (
    <article className="card to-do">
      <RecordCard record={record} bare />
      {record.returnedReason && <p className="to-do-reason">退回原因：{record.returnedReason}</p>}
      <Link className="link-button link-button-primary to-do-link" to={to}>
        {text}
      </Link>
    </article>
  );
}

/** One record on the home page; the whole card leads to it. `bare`: inside a card. */
export function RecordCard({ record, bare = false }: { record: RecordCardValue; bare?: boolean }) {
  return (
    <Link className={bare ? "record-card" : "card record-card"} to={`/records/${record.id}`}>
      <span className="record-card-head">
        <span className="record-card-employer">
          {record.counterpart || NAMELESS[record.kind] || "尚未填写单位"}
        </span>
        <RightOutline aria-hidden className="record-card-arrow" />
      </span>
      <StatusTag {...record} />
      <span className="record-card-facts">
        <span>类型</span>
        <span>{record.kindLabel}</span>
        {record.positionName && (
          <>
            <span>岗位名称</span>
            <span>{record.positionName}</span>
          </>
        )}
        {!endsAgreement(record) && (
          <>
            <span>{record.kind === "DESTINATION" ? "登记人" : "签约发起人"}</span>
            <span>{record.initiatorLabel}</span>
          </>
        )}
        <span>更新时间</span>
        <span>{formatDateTime(record.changedAt)}</span>
        {isInvitation(record) && record.deadline && !record.frozen && (
          <Deadline deadline={record.deadline} answerable={record.answerable} />
        )}
      </span>
      <span className="record-card-next">
        {record.frozen ? record.nextStep : `下一步：${record.nextStep}`}
      </span>
    </Link>
  );
}

function Deadline({ deadline, answerable }: { deadline: string; answerable: boolean }) {
  const now = useNow();
  return (
    <>
      <span>应约截止</span>
      <span className="due">
        <span>{formatDateTime(deadline)}</span>
        {answerable && (
          <span className={isUrgent(deadline, now) ? "left left-urgent" : "left"}>
            {timeLeft(deadline, now)}
          </span>
        )}
      </span>
    </>
  );
}
