import { useAct } from "../acts/use-act.js";
import { MarkMessagesReadDocument } from "../gql/graphql.js";

/** Marks messages read, and brings the counts on the screen up to date. */
export function useMarkRead(): (ids: string[]) => Promise<unknown> {
  const { send } = useAct(MarkMessagesReadDocument, { refetch: "screen" });
  return (ids) => send({ ids });
}
