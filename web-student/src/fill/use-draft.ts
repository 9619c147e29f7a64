import { useApolloClient } from "@apollo/client/react";
import { type FormValues, isSuccess, refusalOf } from "@gd/web-kit";
import { useEffect, useState, useSyncExternalStore } from "react";
import { DraftDocument, DraftFieldsFragmentDoc, SaveDraftDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { type DraftPlace, DraftSaver, type DraftState } from "./draft-saver.js";
import { type FormKind, formInput, keptForm } from "./form-kinds.js";
import { keepUnsaved } from "./unsaved.js";

/** The saver of one form for as long as its page is open; leaving the page or the app sends what waits. */
export function useDraft(
  kind: FormKind,
  recordId: string,
  version: number | null,
  unsent: FormValues | null,
): { saver: DraftSaver; state: DraftState } {
  const client = useApolloClient();
  const [saver] = useState(() => {
    const made = new DraftSaver(placeAt(client, kind, recordId));
    made.start(version);
    return made;
  });
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  useEffect(() => {
    if (unsent) saver.change(unsent);
    else if (saver.state().kind === "UNTOUCHED") keepUnsaved(recordId, null);
  }, [saver, unsent, recordId]);
  useEffect(() => {
    const send = () => void saver.flush();
    const hidden = () => {
      if (document.visibilityState === "hidden") send();
    };
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", hidden);
      send();
    };
  }, [saver]);
  return { saver, state };
}

function placeAt(client: ReturnType<typeof useApolloClient>, kind: FormKind, recordId: string): DraftPlace {
  return {
    save: async (values: FormValues, version: number | null) => {
      const variables = { id: recordId, form: formInput(kind, values, { version }) };
      const { data } = await client.mutate({ mutation: SaveDraftDocument, variables });
      const answer = data?.saveDraft;
      const refusal = refusalOf(answer);
      if (refusal) return { refusal };
      if (!isSuccess(answer)) throw new Error("No answer");
      return answer;
    },
    read: async () => {
      const { data } = await client.query({
        query: DraftDocument,
        variables: { id: recordId },
        fetchPolicy: "network-only",
      });
      const kept = data?.record && keptForm(readFragment(DraftFieldsFragmentDoc, data.record));
      return kept?.version == null ? null : { values: kept.values, version: kept.version };
    },
    keep: (values, version) => keepUnsaved(recordId, values && { values, version }),
  };
}
