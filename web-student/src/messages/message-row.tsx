import { formatDateTime } from "@gd/web-kit";
import { useMarkRead } from "@gd/web-kit/sides";
import { RightOutline } from "antd-mobile-icons";
import { Link } from "react-router";
import type { MessageFieldsFragment } from "../gql/graphql.js";
import { WhomToAsk } from "../office/said.js";
import "./messages.css";

/** One message. Opening it marks it read and leads to its record, where it has one. */
export function MessageRow({ message }: { message: MessageFieldsFragment }) {
  const markRead = useMarkRead();
  const unread = message.readAt == null;
  const open = () => {
    if (unread) void markRead([message.id]);
  };
  const text = (
    <>
      <span className="message-head">
        <span className="message-title">
          {unread && <span className="dot" role="img" aria-label="未读" />}
          {message.title}
        </span>
        {message.recordId && <RightOutline aria-hidden className="record-card-arrow" />}
      </span>
      <span className="message-body">{message.body}</span>
      <time className="message-time" dateTime={message.sentAt}>
        {formatDateTime(message.sentAt)}
      </time>
    </>
  );
  return (
    <li className={unread ? "card message unread" : "card message"}>
      {message.recordId ? (
        <Link className="message-open" to={`/records/${message.recordId}`} onClick={open}>
          {text}
        </Link>
      ) : (
        <button type="button" className="message-open" onClick={open}>
          {text}
        </button>
      )}
      <WhomToAsk text={message.body} />
    </li>
  );
}
