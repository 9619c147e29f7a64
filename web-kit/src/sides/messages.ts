import { useAct } from "../acts/use-act.js";
import { graphql } from "../gql/index.js";

export const MessageFields = graphql(`
  fragment MessageFields on Message {
    id
    title
    body
    recordId
    sentAt
    readAt
  }
`);

export const MarkMessagesRead = graphql(`
  mutation MarkMessagesRead($ids: [ID!]!) {
    markMessagesRead(ids: $ids)
  }
`);

/** Marks messages read, and brings the counts on the screen up to date. */
export function useMarkRead(): (ids: string[]) => Promise<unknown> {
  const { send } = useAct(MarkMessagesRead, { refetch: "screen" });
  return (ids) => send({ ids });
}
