import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import type { FormInstance } from "antd";
import { useState } from "react";
import { type ActOptions, type AnswerOf, type Outcome, useAct } from "../../acts/use-act.js";
import { byLastPart, type PlacedProblem, showRefusal } from "./place-problems.js";

interface FormActOptions<TAnswer> extends Pick<ActOptions<TAnswer>, "done" | "after" | "refetch"> {
  /** From the server's path of a field to the form's; the last part of the path unless given. */
  nameOf?: (path: string) => string[];
}

export interface FormAct<TVariables, TAnswer> {
  send: (variables: TVariables) => Promise<Outcome<TAnswer>>;
  running: boolean;
  /** Why it was not done, as far as no field of the form says it. */
  problem: string | null;
  /** What the form itself found. */
  setProblem: (problem: string | null) => void;
}

/** An act whose input is an antd form: what is refused stands beside its field, the rest above the form. */
export function useFormAct<TData extends object, TVariables extends OperationVariables, Values>(
  mutation: TypedDocumentNode<TData, TVariables>,
  form: FormInstance<Values>,
  { nameOf = byLastPart, ...options }: FormActOptions<AnswerOf<TData>> = {},
): FormAct<TVariables, AnswerOf<TData>> {
  const [above, setAbove] = useState<string | null>(null);
  const act = useAct(mutation, { ...options, fields: () => true, refusal: "here", failure: "here" });
  const send = async (variables: TVariables) => {
    setAbove(null);
    forgetProblems(form);
    const outcome = await act.send(variables);
    if (outcome.kind === "refused") setAbove(showRefusal(form, outcome.refusal, nameOf).above);
    return outcome;
  };
  return { send, running: act.running, problem: above ?? act.message, setProblem: setAbove };
}

/** What the server said of fields without a rule of their own would stay beside them after they were put right. */
function forgetProblems<Values>(form: FormInstance<Values>): void {
  const right = form
    .getFieldsError()
    .filter(({ errors }) => errors.length > 0)
    .map(({ name }): PlacedProblem => ({ name: name.map(String), errors: [] }));
  form.setFields(right as Parameters<typeof form.setFields>[0]);
}
