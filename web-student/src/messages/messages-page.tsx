import { useQuery } from "@apollo/client/react";
import { Button } from "antd-mobile";
import { useState } from "react";
import { MessageFieldsFragmentDoc, MessagesDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { useViewer } from "../session/viewer.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { useMarkAllRead } from "./mark-read.js";
import { MessageRow } from "./message-row.js";
import "./messages.css";

/** 消息：newest first. */
export default function MessagesPage() {
  const { unreadMessages } = useViewer();
  const { markAllRead, marking } = useMarkAllRead();
  return (
    <Page
      title="消息"
      action={
        unreadMessages > 0 && (
          <button type="button" className="bar-button" disabled={marking} onClick={() => void markAllRead()}>
            全部已读
          </button>
        )
      }
    >
      <MessageList after={null} />
    </Page>
  );
}

/**
 * A page of messages and, when asked for, the pages after it. Each page is a query of its own, so that the live
 * connection brings all that is shown up to date, however far one has read.
 */
function MessageList({ after }: { after: string | null }) {
  const [more, setMore] = useState(false);
  const { data, previousData, error, refetch } = useQuery(MessagesDocument, { variables: { after } });
  const page = (data ?? previousData)?.messages;
  if (!page) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />;
  if (page.rows.length === 0 && !after) {
    return <Notice title="暂无消息" text="签约邀请、审核结果等通知将显示在此处。" />;
  }
  return (
    <>
      <ul className="messages">
        {page.rows.map((row) => {
          const message = readFragment(MessageFieldsFragmentDoc, row);
          return <MessageRow key={message.id} message={message} />;
        })}
      </ul>
      {page.endCursor && more && <MessageList after={page.endCursor} />}
      {page.endCursor && !more && (
        <div className="leave">
          <Button block fill="none" onClick={() => setMore(true)}>
            加载更多
          </Button>
        </div>
      )}
    </>
  );
}
