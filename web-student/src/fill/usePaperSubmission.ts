import { useApolloClient } from "@apollo/client/react";
import { type FormValues, refusalOf, type ShownRefusal } from "@gd/web-shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { tellDone, tellFailed, tellRefused } from "../ui/tell.js";
import { agreementFormOf, catalogueKey } from "./agreement-values.js";
import type { DraftSaver } from "./draft-saver.js";
import { SubmitPaperRegistration } from "./paper-documents.js";

interface Submission {
  recordId: string;
  values: FormValues;
  uploadIds: readonly string[];
}

interface Submitting {
  /** Sends it; the answer is what was refused of its fields, if they were. */
  submit: (submission: Submission) => Promise<Record<string, string> | null>;
  sending: boolean;
}

/** 提交: waits for the draft, sends the whole form, and leads to the record. */
export function usePaperSubmission(saver: DraftSaver): Submitting {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [sending, setSending] = useState(false);
  const send = async ({ recordId, values, uploadIds }: Submission): Promise<ShownRefusal | null> => {
    await saver.hold();
    const form = { ...agreementFormOf(values), uploadIds: [...uploadIds] };
    const { data } = await client.mutate({
      mutation: SubmitPaperRegistration,
      variables: { id: recordId, form },
    });
    if (!data) throw new Error("No answer");
    return refusalOf(data.submitPaperRegistration);
  };
  const submit = async (submission: Submission) => {
    setSending(true);
    try {
      const refusal = await send(submission);
      if (!refusal) {
        saver.forget();
        await navigate(`/records/${submission.recordId}`, { replace: true });
        tellDone("已提交，请等待学校（学院）审核");
        return null;
      }
      // What was typed last waits still: the submission that held it back did not take it.
      void saver.flush();
      const fields = fieldsOf(refusal);
      if (Object.keys(fields).length === 0) await tellRefused(refusal.message);
      return fields;
    } catch (error) {
      tellFailed(error);
      return null;
    } finally {
      setSending(false);
    }
  };
  return { submit, sending };
}

/** This form's problems lie below `form` under its own names, those of the catalogue's forms below `fields`. */
function fieldsOf({ fields }: ShownRefusal): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [
      path.replace(/^form\.(.*)$/, (_path, field: string) => `fields.${catalogueKey(field)}`),
      message,
    ]),
  );
}
