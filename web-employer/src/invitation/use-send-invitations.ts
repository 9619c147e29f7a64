import { type Outcome, useAct } from "@gd/web-kit";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { type InvitationTermsInput, type OwnTermsInput, SendInvitationsDocument } from "../gql/graphql.js";
import { inLots, SENT_AT_ONCE } from "./bulk.js";
import type { BulkInvitations } from "./bulk-result.js";

/**
 * Sends the same terms to many, some at a time. One id for each graduate and form: what is sent again after a lost answer
 * is the same act, and counted once.
 */
export function useSendInvitations(favourites: readonly { id: string }[]): {
  /** How many have been sent so far; null when nothing is under way. */
  sending: number | null;
  send: (
    terms: InvitationTermsInput,
    owns: Readonly<Record<string, OwnTermsInput>>,
  ) => Promise<Outcome<BulkInvitations>>;
} {
  const [ids] = useState(() => new Map(favourites.map(({ id }) => [id, uuidv7()])));
  const [sending, setSending] = useState<number | null>(null);
  const act = useAct(SendInvitationsDocument, { fields: () => true, refusal: "here" });
  const send = async (
    terms: InvitationTermsInput,
    owns: Readonly<Record<string, OwnTermsInput>>,
  ): Promise<Outcome<BulkInvitations>> => {
    const all = favourites.map(({ id: favouriteId }) => ({
      id: ids.get(favouriteId) ?? "",
      favouriteId,
      own: owns[favouriteId] ?? null,
    }));
    const answer: Gathered = { sent: 0, refused: 0, items: [] };
    setSending(0);
    try {
      for (const invitations of inLots(all, SENT_AT_ONCE)) {
        const outcome = await act.send({ invitations, terms });
        if (outcome.kind !== "done") return outcome as Outcome<BulkInvitations>;
        answer.sent += outcome.answer.sent;
        answer.refused += outcome.answer.refused;
        answer.items.push(...outcome.answer.items);
        setSending(answer.items.length);
      }
    } finally {
      setSending(null);
    }
    return { kind: "done", answer: answer as BulkInvitations } as Outcome<BulkInvitations>;
  };
  return { sending, send };
}

interface Gathered {
  sent: number;
  refused: number;
  items: BulkInvitations["items"][number][];
}
