import { NotAllowed } from "../words/refusals.js";
import {
  type Effect,
  type FlowRow,
  type FlowStart,
  type Guard,
  type Party,
  REMOVED,
  type Subject,
} from "./flow.js";
import { firstReviewStep, type ReviewedSubject } from "./review-chain.js";

/** What a graduate does to a submission of their own, and what the clock does to it. */
export type SubmissionAct = "submit" | "withdraw" | "abandon" | "deleteDraft" | "close";

export interface Submissions<State extends string, S extends ReviewedSubject, Input> {
  /** 暂存: absent where the review follows upon something else, e.g. the second one of offline signing. */
  draft?: State;
  departmentStep: State;
  schoolStep: State;
  withdrawn: State;
  returned: State;
  /** What else is submitted to this review for the first time, e.g. what awaits its stamped copy. */
  first?: readonly State[];
  /** Where 放弃 leads; absent where the only way out is another (F-07, F-34). */
  abandoned?: State;
  /** Where the closing of the cohort leads what the graduate has not submitted (F-90a). */
  closed: State;
  graduate: Party<S>;
  clock: Party<S>;
  /** How the timeline calls what is submitted, e.g. 登记. */
  word: string;
  /** Conditions of every submission: eligibility, no other commitment (F-01), an open cohort. */
  submitGuards: readonly Guard<S>[];
  /** Conditions of withdrawing beside F-12's, and of abandoning: an open cohort, or the closing would end it (F-90). */
  guards?: readonly Guard<S>[];
  onSubmit: readonly Effect<S, Input>[];
  onWithdraw?: readonly Effect<S, Input>[];
  onAbandon?: readonly Effect<S, Input>[];
  onClose?: readonly Effect<S, Input>[];
}

/**
 * The rows of everything a graduate submits for review: submit, submit again at the first step of the chain of that
 * same review (F-13), withdraw while nobody has given a verdict (F-12), abandon and delete (F-07), and the closing of
 * what was left lying (F-90a).
 */
export function submissionRows<State extends string, S extends ReviewedSubject, Input>(
  rows: Submissions<State, S, Input>,
): FlowRow<State, SubmissionAct, S, Input>[] {
  const { draft, withdrawn, returned, departmentStep, schoolStep, graduate, word } = rows;
  const guards = rows.guards ?? [];
  const first = [...(draft ? [draft] : []), ...(rows.first ?? [])];
  const submit = {
    act: "submit",
    to: firstReviewStep<State, S>(departmentStep, schoolStep),
    by: graduate,
    guards: rows.submitGuards,
    effects: rows.onSubmit,
  } as const;
  const abandoned = rows.abandoned;
  return [
    { ...submit, from: first, title: `学生提交${word}` },
    { ...submit, from: [withdrawn, returned], title: `学生重新提交${word}` },
    {
      act: "withdraw",
      from: [departmentStep, schoolStep],
      to: withdrawn,
      by: graduate,
      title: `学生撤回${word}`,
      guards: [nobodyHasDecided(departmentStep), ...guards],
      effects: rows.onWithdraw ?? [],
    },
    ...(abandoned
      ? [
          {
            act: "abandon",
            from: [withdrawn, returned],
            to: abandoned,
            by: graduate,
            title: `学生放弃${word}`,
            guards,
            effects: rows.onAbandon ?? [],
          } as const,
        ]
      : []),
    ...(draft
      ? [
          {
            act: "deleteDraft",
            from: [draft],
            to: REMOVED,
            by: graduate,
            title: "学生删除暂存",
            guards: [],
            effects: [],
          } as const,
        ]
      : []),
    {
      act: "close",
      from: [...first, withdrawn, returned],
      to: rows.closed,
      by: rows.clock,
      title: "逾期关闭",
      guards: [closingReached],
      effects: rows.onClose ?? [],
    },
  ];
}

/** The act that begins a draft. */
export const DRAFT_ACT = "draft";

/** The start of what a graduate fills in by themselves: 暂存 (F-07). */
export function draftStart<State extends string, S extends Subject>(draft: {
  state: State;
  graduate: Party<S>;
  guards: readonly Guard<S>[];
}): FlowStart<State, S, object> {
  return {
    act: DRAFT_ACT,
    to: draft.state,
    by: draft.graduate,
    title: "学生暂存",
    guards: draft.guards,
    effects: [],
    idTaken: "记录编号无效，请刷新页面后重新填写",
  };
}

/** F-12: a department's approval is a verdict on this submission, given before the school's step. */
function nobodyHasDecided<S extends ReviewedSubject>(departmentStep: string): Guard<S> {
  return {
    name: "本次提交尚无审核结论",
    check: ({ record, review }) =>
      record.status === departmentStep || review.mode === "SCHOOL_ONLY"
        ? null
        : new NotAllowed("VERDICT_GIVEN", "院系已审核通过，不能再撤回修改，请等待学校审核"),
  };
}

/** A record that the closing ends is due at it (F-90a). */
const closingReached: Guard<ReviewedSubject> = {
  name: "本届已截止",
  check: ({ record }, now) =>
    record.closesAt && record.closesAt <= now ? null : new NotAllowed("NOT_DUE", "本届尚未截止"),
};
