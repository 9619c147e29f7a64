import type { ApolloClient, OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { explainFailure } from "@gd/web-kit";
import { App } from "antd";
import { useCallback, useState } from "react";

/**
 * An act of the viewer: sends the mutation and answers what the server said, refusals included. Answers null
 * when there was no answer (network, session ended): the person has then been told, nothing typed is lost, and
 * the same button does the same act again.
 */
export function useAct<TData, TVariables extends OperationVariables>(
  mutation: TypedDocumentNode<TData, TVariables>,
): [act: (variables: TVariables) => Promise<TData | null>, running: boolean] {
  const client = useApolloClient();
  const { message } = App.useApp();
  const [running, setRunning] = useState(false);
  const act = useCallback(
    async (variables: TVariables): Promise<TData | null> => {
      setRunning(true);
      try {
        // The client's own type depends on whether variables may be left out; here they never are.
        const options = { mutation, variables } as unknown as ApolloClient.MutateOptions<TData, TVariables>;
        const answer = await client.mutate<TData, TVariables>(options);
        return (answer.data as TData | undefined) ?? null;
      } catch (failure) {
        void message.error(explainFailure(failure).message);
        return null;
      } finally {
        setRunning(false);
      }
    },
    [client, message, mutation],
  );
  return [act, running];
}
