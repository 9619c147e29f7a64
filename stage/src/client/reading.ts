import { graphql } from "../gql/index.js";
import type { Conversation } from "./conversation.js";

const AgreementToRead = graphql(`
  query AgreementToRead($id: ID!) {
    agreement(id: $id) { text { url sha256 } }
  }
`);

/** F-24: whoever accepts has read the agreement and says which text that was. Null where there is none to read. */
export async function textToAccept(line: Pick<Conversation, "send">, id: string): Promise<string | null> {
  const agreement = await line.send(AgreementToRead, { id });
  return agreement?.text?.sha256 ?? null;
}
