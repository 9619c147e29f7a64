import { useQuery } from "@apollo/client/react";
import { Button } from "antd-mobile";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { MessageFieldsFragmentDoc, MessagesDocument, type MessageTopic } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { useViewer } from "../session/viewer.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { useMarkAllRead } from "./mark-read.js";
import { MessageRow } from "./message-row.js";
import "./messages.css";

/** By what a message is about; to a graduate none is about an organisation. */
const TOPICS = {
  SIGNING: "签约",
  TERMINATION: "解约",
  DESTINATION: "去向登记",
  OTHER: "其他",
} as const satisfies Partial<Record<MessageTopic, string>>;
type Topic = keyof typeof TOPICS;

function topicOf(text: string | null): Topic | null {
  return text !== null && text in TOPICS ? (text as Topic) : null;
}

/** 消息：newest first. */
export default function MessagesPage() {
  const { unreadMessages } = useViewer();
  const { markAllRead, marking } = useMarkAllRead();
  const [address, setAddress] = useSearchParams();
  const topic = topicOf(address.get("topic"));
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
      <TopicChoice
        topic={topic}
        onChoose={(wanted) => setAddress(wanted ? { topic: wanted } : {}, { replace: true })}
      />
      <MessageList key={topic} after={null} topic={topic} />
    </Page>
  );
}

function TopicChoice({ topic, onChoose }: { topic: Topic | null; onChoose: (topic: Topic | null) => void }) {
  const choices = [[null, "全部"] as const, ...(Object.entries(TOPICS) as [Topic, string][])];
  return (
    <ul className="topics" aria-label="消息类别">
      {choices.map(([value, label]) => (
        <li key={label}>
          <button type="button" aria-pressed={value === topic} onClick={() => onChoose(value)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * A page of messages and, when asked for, the pages after it. Each page is a query of its own, so that the live
 * connection brings all that is shown up to date, however far one has read.
 */
function MessageList({ after, topic }: { after: string | null; topic: Topic | null }) {
  const [more, setMore] = useState(false);
  const { data, previousData, error, refetch } = useQuery(MessagesDocument, {
    variables: { after, topic },
  });
  const page = (data ?? previousData)?.messages;
  if (!page) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />;
  if (page.rows.length === 0 && !after) {
    return topic ? (
      <Notice title="暂无该类别的消息" text="可选择「全部」查看其他消息。" />
    ) : (
      <Notice title="暂无消息" text="签约邀请、审核结果等通知将显示在此处。" />
    );
  }
  return (
    <>
      <ul className="messages">
        {page.rows.map((row) => {
          const message = readFragment(MessageFieldsFragmentDoc, row);
          return <MessageRow key={message.id} message={message} />;
        })}
      </ul>
      {page.endCursor && more && <MessageList after={page.endCursor} topic={topic} />}
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
