import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { type Act, type ActOptions, type AnswerOf, useAct } from "@gd/web-kit";
import { ask, type Question } from "./tell.js";

export interface AskedAct<TVariables, TAnswer> extends Act<TVariables, TAnswer> {
  /** Asks, then sends; nothing when the answer is no. */
  ask: (variables: TVariables) => Promise<void>;
}

/** An act that is sent after a question; what the screen shows is read again afterwards. */
export function useAskedAct<TData extends object, TVariables extends OperationVariables>(
  mutation: TypedDocumentNode<TData, TVariables>,
  question: Question,
  options: ActOptions<AnswerOf<TData>>,
): AskedAct<TVariables, AnswerOf<TData>> {
  const act = useAct(mutation, { refetch: "screen", ...options });
  return {
    ...act,
    ask: async (variables) => {
      if (await ask(question)) await act.send(variables);
    },
  };
}
