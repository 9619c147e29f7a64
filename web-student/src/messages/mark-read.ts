import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { explainFailure } from "@gd/web-kit";
import { useState } from "react";
import { MarkMessagesReadDocument, UnreadMessagesDocument } from "../gql/graphql.js";
import { tell } from "../ui/tell.js";

/** Marks every message read, those not on the screen included. */
export function useMarkAllRead(): { markAllRead: () => Promise<void>; marking: boolean } {
  const client = useApolloClient();
  const [marking, setMarking] = useState(false);
  const markAllRead = async () => {
    setMarking(true);
    try {
      await markPages(client);
      await client.refetchQueries({ include: "active" });
    } catch (error) {
      tell.failed(explainFailure(error));
    } finally {
      setMarking(false);
    }
  };
  return { markAllRead, marking };
}

/** Goes through the pages until the server says that nothing unread remains. */
async function markPages(client: ApolloClient): Promise<void> {
  let after: string | null = null;
  do {
    const page: UnreadPage = await readPage(client, after);
    const ids = page.rows.filter((row) => row.readAt == null).map((row) => row.id);
    if (ids.length > 0) {
      const { data } = await client.mutate({ mutation: MarkMessagesReadDocument, variables: { ids } });
      if (data?.markMessagesRead === 0) return;
    }
    after = page.endCursor ?? null;
  } while (after);
}

interface UnreadPage {
  rows: readonly { id: string; readAt?: string | null }[];
  endCursor?: string | null;
}

async function readPage(client: ApolloClient, after: string | null): Promise<UnreadPage> {
  const { data } = await client.query({
    query: UnreadMessagesDocument,
    variables: { after },
    fetchPolicy: "no-cache",
  });
  return data?.messages ?? { rows: [] };
}
