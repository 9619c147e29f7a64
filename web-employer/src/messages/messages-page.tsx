import { formatDateTime, useList } from "@gd/web-kit";
import { ListFrame, useDeskLook, usePageTitle } from "@gd/web-kit/desk";
import { useMarkRead } from "@gd/web-kit/sides";
import { Button, Empty, Skeleton } from "antd";
import { Link } from "react-router";
import { type MessageFieldsFragment, MessageFieldsFragmentDoc, MessagesDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageHeader } from "../parts/page-header.js";

/** Messages to this account, newest first, live; the unread count in the header follows. */
export function MessagesPage() {
  usePageTitle("消息");
  const { pageSize } = useDeskLook().lists;
  const reading = useList({
    params: {},
    document: MessagesDocument,
    variables: () => ({}),
    page: ({ messages: { rows, endCursor } }) => ({
      rows: readFragment(MessageFieldsFragmentDoc, rows),
      endCursor,
    }),
    pageSize: () => pageSize,
  });
  const markRead = useMarkRead();
  const unread = reading.page?.rows.filter((message) => !message.readAt).map((message) => message.id) ?? [];

  return (
    <>
      <PageHeader
        title="消息"
        extra={
          <Button disabled={unread.length === 0} onClick={() => void markRead(unread)}>
            本页全部标为已读
          </Button>
        }
      />
      <section className="panel">
        <ListFrame reading={reading} waiting={<Skeleton active paragraph={{ rows: 8 }} />}>
          {({ rows }) => <Rows rows={rows} markRead={markRead} />}
        </ListFrame>
      </section>
    </>
  );
}

function Rows({
  rows,
  markRead,
}: {
  rows: readonly MessageFieldsFragment[];
  markRead: (ids: string[]) => Promise<unknown>;
}) {
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="暂无消息" />;
  return (
    <ul className="messages">
      {rows.map((message) => (
        <li key={message.id} className={message.readAt ? "message" : "message message-unread"}>
          <span className="message-dot" />
          <div className="message-text">
            <h2>
              {message.title}
              {!message.readAt && <span className="visually-hidden">（未读）</span>}
            </h2>
            <p>{message.body}</p>
          </div>
          <time className="cell-note digits" dateTime={message.sentAt}>
            {formatDateTime(message.sentAt)}
          </time>
          <div className="message-acts">
            {message.recordId && (
              <Link
                to={`/records/${message.recordId}`}
                onClick={() => {
                  if (!message.readAt) void markRead([message.id]);
                }}
              >
                查看详情
              </Link>
            )}
            {!message.readAt && (
              <Button type="link" className="row-button" onClick={() => void markRead([message.id])}>
                标为已读
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
