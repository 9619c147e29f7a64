import { useApolloClient } from "@apollo/client/react";
import { type FormValues, isSuccess, refusalOf } from "@gd/web-shared";
import { useEffect, useState, useSyncExternalStore } from "react";
import { readFragment } from "../gql/index.js";
import { agreementFormOf, valuesOfAgreement } from "./agreement-values.js";
import { type DraftPlace, DraftSaver, type DraftState } from "./draft-saver.js";
import { PaperDraftFields, PaperDraftQuery, SavePaperRegistration } from "./paper-documents.js";
import { keepUnsaved } from "./unsaved.js";

/** The saver of one form for as long as its page is open; leaving the page or the app sends what waits. */
export function useDraft(
  recordId: string,
  version: number | null,
  unsent: FormValues | null,
): { saver: DraftSaver; state: DraftState } {
  const client = useApolloClient();
  const [saver] = useState(() => {
    const made = new DraftSaver(placeAt(client, recordId));
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

function placeAt(client: ReturnType<typeof useApolloClient>, recordId: string): DraftPlace {
  return {
    save: async (values: FormValues, version: number | null) => {
      const { data } = await client.mutate({
        mutation: SavePaperRegistration,
        variables: { id: recordId, form: { ...agreementFormOf(values), version } },
      });
      const answer = data?.savePaperRegistration;
      const refusal = refusalOf(answer);
      if (refusal) return { refusal };
      if (!isSuccess(answer) || !("savedAt" in answer)) throw new Error("No answer");
      return answer;
    },
    read: async () => {
      const { data } = await client.query({
        query: PaperDraftQuery,
        variables: { id: recordId },
        fetchPolicy: "network-only",
      });
      const form = readFragment(PaperDraftFields, data?.agreement)?.form;
      return form?.version == null ? null : { values: valuesOfAgreement(form), version: form.version };
    },
    keep: (values, version) => keepUnsaved(recordId, values && { values, version }),
  };
}
