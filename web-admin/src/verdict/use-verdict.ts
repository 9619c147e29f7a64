import { useApolloClient } from "@apollo/client/react";
import { type AnswerOf, formatDateTime, type Outcome, type ShownRefusal, useAct } from "@gd/web-kit";
import { useState } from "react";
import {
  type ApproveRecordMutation as Approved,
  ApproveRecordDocument,
  type OwnVerdictInput,
  QueueCountsDocument,
  type RecordStatus,
  RejectRecordDocument,
  ReturnRecordDocument,
  type VerdictResultFragment,
  VerdictResultFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import type { RejectionValues } from "./rejection-fields.js";
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
  | { kind: "refused"; refusal: ShownRefusal }
  /** No answer: why; null where the page says it already, or the same verdict is under way. */
  | { kind: "failed"; message: string | null };

interface VerdictRequest {
  /** The submission and the state are those on the screen (F-06). */
  record: { id: string; submission: number; status: RecordStatus };
  hold: boolean;
}

/** What the three mutations answer alike. */
type Answer = AnswerOf<Approved>;

const said = { fields: () => true, refusal: "here", failure: "here" } as const;

/** Gives verdicts on one record. Answers what became of each; what stands in the way is kept in `problem`. */
export function useVerdict({ record, hold }: VerdictRequest) {
  const client = useApolloClient();
  const approval = useAct(ApproveRecordDocument, said);
  const returning = useAct(ReturnRecordDocument, said);
  const rejecting = useAct(RejectRecordDocument, said);
  const [problem, setProblem] = useState<VerdictProblem | null>(null);
  const verdict = { recordId: record.id, submission: record.submission, status: record.status };

  const conclude = async (giving: Promise<Outcome<Answer>>): Promise<VerdictOutcome> => {
    setProblem(null);
    const outcome = outcomeOf(await giving);
    setProblem(problemOf(outcome));
    // Not waited for: the next record is on the screen before the numbers in the menu are right.
    client.refetchQueries({ include: [QueueCountsDocument] }).catch(() => undefined);
    return outcome.shown;
  };
  return {
    problem,
    busy: approval.running || returning.running || rejecting.running,
    approve: (takeRegistryData: boolean, own: OwnVerdictInput | null = null) =>
      conclude(approval.send({ verdict, takeRegistryData, hold, own })),
    refuse: (given: ReasonedVerdict, { reasonCategory, details }: RejectionValues) => {
      const act = given === "RETURN" ? returning : rejecting;
      return conclude(act.send({ verdict, rejection: { reasonCategory, details: details.trim() }, hold }));
    },
  };
}

interface Concluded {
  shown: VerdictOutcome;
  facts: readonly string[];
}

function outcomeOf(outcome: Outcome<Answer>): Concluded {
  if (outcome.kind === "underway") return { shown: { kind: "failed", message: null }, facts: [] };
  if (outcome.kind === "failed") {
    const { kind, message } = outcome.failure;
    // An ended session says so itself, in the dialog over the page.
    return { shown: { kind: "failed", message: kind === "session" ? null : message }, facts: [] };
  }
  const answer = readFragment(VerdictResultFragmentDoc, outcome.answer);
  if (outcome.kind === "refused") {
    return { shown: { kind: "refused", refusal: outcome.refusal }, facts: factsOf(answer) };
  }
  if (answer.__typename === "VerdictScheduled")
    return { shown: { kind: "held", until: answer.until }, facts: [] };
  if (answer.__typename !== "RecordChanged") throw new Error(`No verdict: ${answer.__typename}`);
  const { alreadyDone, record } = answer;
  return { shown: { kind: "done", statusLabel: record.statusLabel, alreadyDone }, facts: [] };
}

/** Problems with fields stand in the form that has them. */
function problemOf({ shown, facts }: Concluded): VerdictProblem | null {
  if (shown.kind === "failed" && shown.message) return { message: shown.message, facts };
  if (shown.kind !== "refused" || Object.keys(shown.refusal.fields).length > 0) return null;
  return { message: shown.refusal.message, facts };
}

function factsOf(outcome: VerdictResultFragment): string[] {
  if (outcome.__typename === "VerdictHeld") return [`处理人：${outcome.heldBy}`];
  if (outcome.__typename !== "RecordMovedOn") return [];
  return [
    ...(outcome.by ? [`处理人：${outcome.by}`] : []),
    ...(outcome.at ? [`处理时间：${formatDateTime(outcome.at)}`] : []),
  ];
}
