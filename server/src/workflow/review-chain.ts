import type { Effect, FlowRow, Guard, Party, Subject } from "./flow.js";

/** What the chain needs to know of a record under review (F-10, F-10a). */
export interface ReviewedSubject extends Subject {
  readonly review: {
    readonly mode: "SCHOOL_ONLY" | "DEPARTMENT_THEN_SCHOOL";
    /** Whether the department kept with the submission has an enabled account with 读写. */
    readonly departmentCanReview: boolean;
  };
}

export interface ReviewChain<State extends string, S extends ReviewedSubject, Input> {
  departmentStep: State;
  schoolStep: State;
  approved: State;
  rejectedByDepartment: State;
  rejectedBySchool: State;
  department: Party<S>;
  school: Party<S>;
  /** A user of the whole school, for departments without a reviewer: 学校代院系审核 (F-10a). */
  schoolForDepartment: Party<S>;
  guards: readonly Guard<S>[];
  onPassedOn: readonly Effect<S, Input>[];
  onApproved: readonly Effect<S, Input>[];
  onRejected: readonly Effect<S, Input>[];
}

/** Where a submission waits first (F-10). */
export function firstReviewStep<State extends string, S extends ReviewedSubject>(
  departmentStep: State,
  schoolStep: State,
): { among: readonly State[]; choose(subject: S): State } {
  return {
    among: [departmentStep, schoolStep],
    choose: (subject) => (subject.review.mode === "DEPARTMENT_THEN_SCHOOL" ? departmentStep : schoolStep),
  };
}

/**
 * The rows of department → school review: approval by the department passes the record on, every rejection takes
 * effect at once (F-11). Flows with 退回修改 will add their rows here.
 */
export function reviewChain<State extends string, S extends ReviewedSubject, Input>(
  chain: ReviewChain<State, S, Input>,
): FlowRow<State, "approve" | "reject", S, Input>[] {
  const { guards, departmentStep, schoolStep } = chain;
  const verdict = true as const;
  const approve = { act: "approve", verdict } as const;
  const reject = { act: "reject", verdict } as const;
  return [
    {
      ...approve,
      from: [departmentStep],
      to: schoolStep,
      by: chain.department,
      title: "学院审核通过",
      guards,
      effects: chain.onPassedOn,
    },
    {
      ...approve,
      from: [departmentStep],
      to: schoolStep,
      by: chain.schoolForDepartment,
      title: "学校代院系审核通过",
      guards,
      effects: chain.onPassedOn,
    },
    {
      ...approve,
      from: [schoolStep],
      to: chain.approved,
      by: chain.school,
      title: "学校审核通过",
      guards,
      effects: chain.onApproved,
    },
    {
      ...reject,
      from: [departmentStep],
      to: chain.rejectedByDepartment,
      by: chain.department,
      title: "学院审核不通过",
      guards,
      effects: chain.onRejected,
    },
    {
      ...reject,
      from: [departmentStep],
      to: chain.rejectedByDepartment,
      by: chain.schoolForDepartment,
      title: "学校代院系审核不通过",
      guards,
      effects: chain.onRejected,
    },
    {
      ...reject,
      from: [schoolStep],
      to: chain.rejectedBySchool,
      by: chain.school,
      title: "学校审核不通过",
      guards,
      effects: chain.onRejected,
    },
  ];
}
