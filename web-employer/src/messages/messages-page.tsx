import { useQuery } from "@apollo/client/react";
import { choiceParam, formatDateTime, useAct, useList } from "@gd/web-kit";
import { ListFrame, useDeskLook, usePageTitle } from "@gd/web-kit/desk";
import { useMarkRead } from "@gd/web-kit/sides";
import { Button, Empty, Segmented, Skeleton } from "antd";
import { Link } from "react-router";
import {
  MarkAllMessagesReadDocument,
  type MessageFieldsFragment,
  MessageFieldsFragmentDoc,
  MessagesDocument,
  NewestMessageDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageHeader } from "../parts/page-header.js";
import { useViewer } from "../session/session.js";

const SHOWN = ["UNREAD", "READ"] as const;
type Shown = (typeof SHOWN)[number];

/** 消息: to the organisation, so to all of its accounts (F-94), newest first, live; the unread count in the header follows. */
export function MessagesPage() {
  usePageTitle("消息");
  const { pageSize } = useDeskLook().lists;
  const { unreadMessages } = useViewer();
  const reading = useList({
    params: { shown: choiceParam(SHOWN) },
    document: MessagesDocument,
    variables: ({ shown }) => ({ unread: shown ? shown === "UNREAD" : null }),
    page: ({ messages: { rows, endCursor } }) => ({
      rows: readFragment(MessageFieldsFragmentDoc, rows),
      endCursor,
    }),
    pageSize: () => pageSize,
  });
  const markRead = useMarkRead();
  const { values, show } = reading;
  return (
    <>
      <PageHeader
        title="消息"
        about="发给本单位的消息，单位的每个账号都能看到。"
        extra={<MarkAll unread={unreadMessages} />}
      />
      <section className="panel">
        <div className="list-toolbar">
          <Segmented<Shown | "ALL">
            aria-label="按是否已读筛选"
            value={values.shown ?? "ALL"}
            onChange={(shown) => show({ shown: shown === "ALL" ? undefined : shown })}
            options={[
              { value: "ALL", label: "全部" },
              { value: "UNREAD", label: unreadMessages > 0 ? `未读（${unreadMessages}）` : "未读" },
              { value: "READ", label: "已读" },
            ]}
          />
        </div>
        <ListFrame reading={reading} waiting={<Skeleton active paragraph={{ rows: 8 }} />}>
          {({ rows }) => <Rows rows={rows} markRead={markRead} empty={EMPTY[values.shown ?? "ALL"]} />}
        </ListFrame>
      </section>
    </>
  );
}

const EMPTY = { ALL: "暂无消息", UNREAD: "没有未读消息", READ: "没有已读消息" } as const;

/** 全部已读: up to the newest that this screen knows of, whatever page or filter is shown. */
function MarkAll({ unread }: { unread: number }) {
  const { data } = useQuery(NewestMessageDocument);
  const newest = data?.messages.rows[0];
  const all = useAct(MarkAllMessagesReadDocument, { done: "已全部标为已读", refetch: "screen" });
  return (
    <Button
      disabled={unread === 0 || !newest}
      loading={all.running}
      onClick={() => newest && void all.send({ newest: newest.id })}
    >
      全部已读
    </Button>
  );
}

function Rows({
  rows,
  markRead,
  empty,
}: {
  rows: readonly MessageFieldsFragment[];
  empty: string;
  markRead: (ids: string[]) => Promise<unknown>;
}) {
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
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
