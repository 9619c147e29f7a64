import { useApolloClient } from "@apollo/client/react";
import { explainFailure, type FormValues, refusalOf } from "@gd/web-kit";
import { useState } from "react";
import { SubmitRecordDocument } from "../gql/graphql.js";
import { tell } from "../ui/tell.js";
import type { DraftSaver } from "./draft-saver.js";
import { type FormKind, formInput } from "./form-kinds.js";

interface Submission {
  recordId: string;
  values: FormValues;
  uploadIds: string[];
}

interface Submitting {
  /** Sends it; the answer is what was refused of its fields, if they were. */
  submit: (submission: Submission) => Promise<Record<string, string> | null>;
  sending: boolean;
}

/** 提交: waits for the draft, sends the whole form, and says what follows. */
export function useSubmission(kind: FormKind, saver: DraftSaver, after: () => Promise<void>): Submitting {
  const client = useApolloClient();
  const [sending, setSending] = useState(false);
  const send = async ({ recordId, values, uploadIds }: Submission) => {
    await saver.hold();
    const variables = { id: recordId, form: formInput(kind, values, { uploadIds }) };
    const { data } = await client.mutate({ mutation: SubmitRecordDocument, variables });
    if (!data) throw new Error("No answer");
    return refusalOf(data.submitRecord);
  };
  const submit = async (submission: Submission) => {
    setSending(true);
    try {
      const refusal = await send(submission);
      if (!refusal) {
        saver.forget();
        await after();
        return null;
      }
      // What was typed last waits still: the submission that held it back did not take it.
      void saver.flush();
      if (Object.keys(refusal.fields).length === 0) tell.refused(refusal);
      return Object.fromEntries(
        Object.entries(refusal.fields).map(([path, message]) => [kind.fieldOf(path), message]),
      );
    } catch (error) {
      tell.failed(explainFailure(error));
      return null;
    } finally {
      setSending(false);
    }
  };
  return { submit, sending };
}
