import { useApolloClient, useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Button, Empty, Skeleton } from "antd";
import { Link } from "react-router";
import { useAct } from "../app/use-act.js";
import { usePageTitle } from "../app/use-page-title.js";
import { KeysetPages } from "../feedback/keyset-pages.js";
import { LoadFailed } from "../feedback/load-failed.js";
import { PageHeader } from "../feedback/page-header.js";
import { PAGE_SIZE, useKeysetPaging } from "../feedback/use-keyset-paging.js";
import type { MessagesQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

const MessagesDocument = graphql(`
  query Messages($first: Int!, $after: String) {
    messages(first: $first, after: $after) {
      rows {
        id
        title
        body
        recordId
        sentAt
        readAt
      }
      endCursor
    }
  }
`);

const MarkMessagesReadDocument = graphql(`
  mutation MarkMessagesRead($ids: [ID!]!) {
    markMessagesRead(ids: $ids)
  }
`);

type Message = MessagesQuery["messages"]["rows"][number];

/** Messages to this account, newest first, live; the unread count in the header follows. */
export function MessagesPage() {
  usePageTitle("消息");
  const paging = useKeysetPaging();
  const { data, previousData, error, refetch } = useQuery(MessagesDocument, {
    variables: { first: PAGE_SIZE, after: paging.after },
  });
  const markRead = useMarkRead();
  const page = (data ?? previousData)?.messages;
  const unread = page?.rows.filter((message) => !message.readAt).map((message) => message.id) ?? [];

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
        {page ? (
          <>
            <Rows rows={page.rows} markRead={markRead} />
            <KeysetPages paging={paging} endCursor={page.endCursor} />
          </>
        ) : error ? (
          <LoadFailed error={error} retry={refetch} />
        ) : (
          <Skeleton active paragraph={{ rows: 8 }} />
        )}
      </section>
    </>
  );
}

function Rows({ rows, markRead }: { rows: Message[]; markRead: (ids: string[]) => Promise<void> }) {
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

function useMarkRead(): (ids: string[]) => Promise<void> {
  const client = useApolloClient();
  const [mark] = useAct(MarkMessagesReadDocument);
  return async (ids) => {
    if (!(await mark({ ids }))) return;
    await client.refetchQueries({ include: "active" }).catch(() => undefined); // each query shows its own failure
  };
}
