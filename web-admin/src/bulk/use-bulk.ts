import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { type BulkFieldsFragment, BulkFieldsFragmentDoc, BulkVerdictDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";

/** Between two looks at one that runs, in milliseconds. */
const lookEveryMs = 800;

/** A bulk verdict of the viewer's own, looked at until it is over; null: there is none of this id. */
export function useBulk(id: string) {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(BulkVerdictDocument, {
    variables: { id },
  });
  const bulk = readFragment(BulkFieldsFragmentDoc, data?.bulkVerdict);
  const running = bulk !== null && bulk !== undefined && !bulk.finishedAt;
  useEffect(() => {
    if (!running) return;
    startPolling(lookEveryMs);
    return stopPolling;
  }, [running, startPolling, stopPolling]);
  return { bulk, error: data ? undefined : error, refetch };
}

/** What became of it, in one sentence. */
export function summaryOf({ total, done, refused, finishedAt }: BulkFieldsFragment): string {
  if (!finishedAt) return `正在处理：已处理 ${done + refused} 条，共 ${total} 条`;
  if (refused === 0) return `${done} 条记录全部处理成功`;
  return `${done} 条处理成功，${refused} 条未处理，原因见下表`;
}
