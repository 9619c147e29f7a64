import type { Choice, Effect, FlowRow, Guard, Party, Subject } from "./flow.js";

/** What the chain needs to know of a record under review (F-10, F-10a). */
export interface ReviewedSubject extends Subject {
  readonly review: {
    readonly mode: "SCHOOL_ONLY" | "DEPARTMENT_THEN_SCHOOL";
    /** Whether the department kept with the submission has an enabled account with 读写. */
    readonly departmentCanReview: boolean;
  };
}

/** What one verdict leads to beside its state. */
interface Verdict<State extends string, S extends ReviewedSubject, Input> {
  to: State;
  /** Conditions of this verdict alone, beside those of the chain. */
  guards?: readonly Guard<S>[];
  /** Of what the verdict brings along, see {@link FlowRow.checks}. */
  checks?: readonly Effect<S, Input>[];
  effects: readonly Effect<S, Input>[];
}

export interface ReviewChain<State extends string, S extends ReviewedSubject, Input> {
  departmentStep: State;
  schoolStep: State;
  department: Party<S>;
  school: Party<S>;
  /** A user of the whole school, for departments without a reviewer: 学校代院系审核 (F-10a). */
  schoolForDepartment: Party<S>;
  /** How the timeline calls this review, where a flow has more than one: 审核 unless said. */
  word?: string;
  guards: readonly Guard<S>[];
  /** What every approval states, see {@link FlowRow.states}. */
  states?: FlowRow<State, ReviewAct, S, Input>["states"];
  /** Done when a department passes the record on to its school. */
  onPassedOn: readonly Effect<S, Input>[];
  approved: Verdict<State, S, Input>;
  /** 退回修改; absent where the flow has none (F-26). */
  returned?: Verdict<State, S, Input>;
  rejected: Omit<Verdict<State, S, Input>, "to"> & { byDepartment: State; bySchool: State };
}

type ReviewAct = "approve" | "return" | "reject";

/** Where a submission waits first (F-10). */
export function firstReviewStep<State extends string, S extends ReviewedSubject>(
  departmentStep: State,
  schoolStep: State,
): Choice<State, S> {
  return {
    among: [departmentStep, schoolStep],
    choose: (subject) => (subject.review.mode === "DEPARTMENT_THEN_SCHOOL" ? departmentStep : schoolStep),
  };
}

/**
 * The rows of department → school review: approval by the department passes the record on; every return and every
 * rejection takes effect at once (F-11). The department's step may be the school's to take (F-10a).
 */
export function reviewChain<State extends string, S extends ReviewedSubject, Input>(
  chain: ReviewChain<State, S, Input>,
): FlowRow<State, ReviewAct, S, Input>[] {
  const { departmentStep, schoolStep, approved, returned, rejected, word = "审核" } = chain;
  const atDepartment = [
    { by: chain.department, who: "学院" },
    { by: chain.schoolForDepartment, who: "学校代院系" },
  ].map((party) => ({ ...party, from: departmentStep, rejectedTo: rejected.byDepartment }));
  const atSchool = { by: chain.school, who: "学校", from: schoolStep, rejectedTo: rejected.bySchool };
  const row = (
    act: ReviewAct,
    { by, who, from }: typeof atSchool,
    verdict: Verdict<State, S, Input>,
    title: string,
  ): FlowRow<State, ReviewAct, S, Input> => ({
    act,
    verdict: true,
    from: [from],
    to: verdict.to,
    by,
    title: `${who}${title}`,
    guards: [...chain.guards, ...(verdict.guards ?? [])],
    ...(verdict.checks && { checks: verdict.checks }),
    ...(act === "approve" && chain.states && { states: chain.states }),
    effects: verdict.effects,
  });
  const steps = [...atDepartment, atSchool];
  const passedOn = { to: schoolStep, effects: chain.onPassedOn };
  return [
    ...atDepartment.map((step) => row("approve", step, passedOn, `${word}通过`)),
    row("approve", atSchool, approved, `${word}通过`),
    ...(returned ? steps.map((step) => row("return", step, returned, `${word}退回修改`)) : []),
    ...steps.map((step) => row("reject", step, { ...rejected, to: step.rejectedTo }, `${word}不通过`)),
  ];
}
