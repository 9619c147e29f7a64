import { useMutation } from "@apollo/client/react";
import { explainFailure, formatDateTime, refusalOf } from "@gd/web-kit";
import { useState } from "react";
import type {
  DestinationChangeInput,
  RecordStatus,
  TerminationEndingInput,
  VerdictResultFragment,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { QueueCountsQuery } from "../layout/queue-counts.js";
import type { RejectionValues } from "./rejection-fields.js";
import {
  ApproveRecordMutation,
  RejectRecordMutation,
  ReturnRecordMutation,
  VerdictResultFields,
} from "./review-documents.js";
import type { ReasonedVerdict } from "./verdict-words.js";

/** The verdict was not taken: what happened meanwhile, and by whom. */
export interface VerdictProblem {
  message: string;
  /** e.g. 处理人：陈志强 */
  facts: readonly string[];
}

export type VerdictOutcome =
  | { kind: "held"; until: string }
  | { kind: "done"; statusLabel: string; alreadyDone: boolean }
  | { kind: "invalid"; fields: Record<string, string>; message: string }
  /** Why; null where the page says it already. */
  | { kind: "refused"; message: string | null };

/** What the approval of some records brings along. */
export interface OwnPart {
  /** How an offline termination ends, which the school says with its approval (F-54). */
  ending?: TerminationEndingInput;
  /** 修改去向: the destination as the reviewer has changed it (F-62). */
  changes?: DestinationChangeInput;
}

interface VerdictRequest {
  recordId: string;
  /** The submission and the state on the screen (F-06). */
  submission: number;
  status: RecordStatus;
  hold: boolean;
}

/** Gives verdicts on one record. Answers what became of each; what stands in the way is kept in `problem`. */
export function useVerdict({ recordId, submission, status, hold }: VerdictRequest) {
  const options = { refetchQueries: [QueueCountsQuery] };
  const [approveRecord, approval] = useMutation(ApproveRecordMutation, options);
  const [returnRecord, returning] = useMutation(ReturnRecordMutation, options);
  const [rejectRecord, rejecting] = useMutation(RejectRecordMutation, options);
  const [problem, setProblem] = useState<VerdictProblem | null>(null);
  const verdict = { recordId, submission, status };

  const conclude = async (
    give: () => Promise<VerdictResultFragment | undefined>,
  ): Promise<VerdictOutcome> => {
    setProblem(null);
    try {
      const outcome = await give();
      if (outcome?.__typename === "VerdictIsHeld") return { kind: "held", until: outcome.until };
      if (outcome?.__typename === "RecordChanged") {
        const { alreadyDone, record } = outcome;
        return { kind: "done", statusLabel: record.statusLabel, alreadyDone };
      }
      const refusal = refusalOf(outcome);
      if (refusal && outcome?.__typename === "InvalidInput") return { kind: "invalid", ...refusal };
      if (outcome && refusal) setProblem({ message: refusal.message, facts: factsOf(outcome) });
      return { kind: "refused", message: refusal?.message ?? null };
    } catch (failure) {
      const { kind, message } = explainFailure(failure);
      // An ended session says so itself, in the dialog over the page.
      if (kind === "session") return { kind: "refused", message: null };
      setProblem({ message, facts: [] });
      return { kind: "refused", message };
    }
  };

  return {
    problem,
    busy: approval.loading || returning.loading || rejecting.loading,
    approve: (takeRegistryData: boolean, own: OwnPart = {}) =>
      conclude(async () => {
        const { data } = await approveRecord({ variables: { verdict, takeRegistryData, hold, ...own } });
        return readFragment(VerdictResultFields, data?.approveRecord);
      }),
    refuse: (given: ReasonedVerdict, { reasonCategory, details }: RejectionValues) =>
      conclude(async () => {
        const variables = { verdict, rejection: { reasonCategory, details: details.trim() }, hold };
        if (given === "RETURN") {
          const { data } = await returnRecord({ variables });
          return readFragment(VerdictResultFields, data?.returnRecord);
        }
        const { data } = await rejectRecord({ variables });
        return readFragment(VerdictResultFields, data?.rejectRecord);
      }),
  };
}

function factsOf(outcome: VerdictResultFragment): string[] {
  if (outcome.__typename === "VerdictHeld") return [`处理人：${outcome.heldBy}`];
  if (outcome.__typename !== "RecordMovedOn") return [];
  return [
    ...(outcome.by ? [`处理人：${outcome.by}`] : []),
    ...(outcome.at ? [`处理时间：${formatDateTime(outcome.at)}`] : []),
  ];
}
