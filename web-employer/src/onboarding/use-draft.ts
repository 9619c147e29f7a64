import { useApolloClient } from "@apollo/client/react";
import { explainFailure, isSuccess, refusalOf } from "@gd/web-kit";
import { useEffect, useRef, useState } from "react";
import { type EmployerVerificationInput, SaveVerificationDocument } from "../gql/graphql.js";

/** How long after the last key what was typed is kept. */
const SOON_MS = 2_000;

export interface Draft {
  save(form: EmployerVerificationInput): Promise<boolean>;
  /** Later, once nobody types any more. */
  saveSoon(form: () => EmployerVerificationInput): void;
  saving: boolean;
  /** Beijing time, e.g. 14:05:09. */
  savedAt: string | null;
  problem: string | null;
}

const CLOCK = new Intl.DateTimeFormat("zh-CN", { timeStyle: "medium", timeZone: "Asia/Shanghai" });

/** Keeps the form at the server while it is filled in: one saving after another, each with the version of the last. */
export function useDraft(recordId: string, begunWith: number | null): Draft {
  const client = useApolloClient();
  const version = useRef(begunWith);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = async (form: EmployerVerificationInput): Promise<boolean> => {
    setSaving(true);
    try {
      const variables = { id: recordId, form: { ...form, version: version.current } };
      const { data } = await client.mutate({ mutation: SaveVerificationDocument, variables });
      const answer = data?.saveDraft;
      const refusal = refusalOf(answer);
      setProblem(refusal ? refusal.message : null);
      if (!isSuccess(answer)) return false;
      version.current = answer.version;
      setSavedAt(CLOCK.format(new Date(answer.savedAt)));
      return true;
    } catch (error) {
      setProblem(explainFailure(error).message);
      return false;
    } finally {
      setSaving(false);
    }
  };
  const save = async (form: EmployerVerificationInput): Promise<boolean> => {
    clearTimeout(timer.current);
    const sent = queue.current.then(() => send(form));
    queue.current = sent;
    return await sent;
  };
  return {
    save,
    saveSoon: (form) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(form()), SOON_MS);
    },
    saving,
    savedAt,
    problem,
  };
}
