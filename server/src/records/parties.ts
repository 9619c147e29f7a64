import { isStaff, rightIn } from "../parties/identity/index.js";
import { closingOf, whyMayNotRegister } from "../parties/settings/index.js";
import { type EmployerRight, hasRight, RIGHT_MISSING } from "../words/employer-rights.js";
import { NotAllowed } from "../words/refusals.js";
import type { Guard, Party } from "../workflow/index.js";
import { CommittedElsewhere, TerminationOpen } from "./refusals.js";
import type { AnyRecordFacts, RecordFacts } from "./subject.js";

// ── Who ──────────────────────────────────────────────────────────────────────

export const graduateOfRecord: Party<AnyRecordFacts> = {
  role: "GRADUATE",
  name: "毕业生本人",
  // The person, whichever row they act for at the moment: what stands goes by its own row (F-01a).
  is: ({ viewer }, { record }) =>
    viewer.role === "GRADUATE" && record.graduate !== null && viewer.graduateIds.includes(record.graduate.id),
};

/** The employer that the record is with. */
export function employerOfRecord(name: string): Party<AnyRecordFacts> {
  return {
    role: "EMPLOYER",
    name,
    is: ({ viewer }, { record }) => viewer.role === "EMPLOYER" && viewer.employerId === record.employer?.id,
  };
}

/** The department kept with the submission (F-10a), within the account's level (F-16). */
export const departmentOfRecord: Party<AnyRecordFacts> = {
  role: "DEPARTMENT",
  name: "毕业生所在院系",
  is: ({ viewer }, { record }) =>
    isStaff(viewer) &&
    viewer.departmentId === record.department?.id &&
    (viewer.levelScope === "ALL" || viewer.levelScope === record.level),
};

export const schoolOfRecord: Party<AnyRecordFacts> = {
  role: "SCHOOL",
  name: "毕业生所在学校",
  is: ({ viewer }, { record }) =>
    isStaff(viewer) &&
    viewer.schoolId === record.school?.id &&
    (viewer.levelScope === "ALL" || viewer.levelScope === record.level),
};

/** F-10a: a whole-school user takes the step of a department that has nobody left to take it. */
export const schoolForDepartment: Party<AnyRecordFacts> = {
  role: "SCHOOL",
  name: "学校（院系无可审核账号时）",
  is: ({ viewer, turnDecided }, { record, review }) =>
    isStaff(viewer) &&
    viewer.schoolId === record.school?.id &&
    viewer.levelScope === "ALL" &&
    (turnDecided || !review.departmentCanReview),
};

/** Those who look after employers; what waits for them belongs to no school. */
export const operatorOfRecord: Party<AnyRecordFacts> = {
  role: "OPERATOR",
  name: "平台客服",
  is: ({ viewer }, { record }) => viewer.role === "OPERATOR" && record.school === null,
};

export const theClock: Party<AnyRecordFacts> = { role: "SYSTEM", name: "系统", is: () => true };

// ── Conditions ───────────────────────────────────────────────────────────────

/** 只读 staff see, and can act on nothing (F-16, P-02). */
export const mayWrite: Guard<AnyRecordFacts> = {
  name: "有读写权限",
  check: ({ record }, _now, { viewer }) =>
    isStaff(viewer) && rightIn(viewer, record.module) !== "READ_WRITE"
      ? new NotAllowed("READ_ONLY", "您的账号为只读权限，只能查看，不能审核或修改")
      : null,
};

/** F-72: what an account of the employer may do, its person in charge says. */
export function employerMay(right: EmployerRight): Guard<AnyRecordFacts> {
  return {
    name: { INVITE: "账号有发起邀请权限", TERMINATE: "账号有办理解约权限", IN_CHARGE: "网签负责人" }[right],
    check: (_facts, _now, { viewer }) =>
      viewer.role === "EMPLOYER" && !hasRight(viewer, right)
        ? new NotAllowed("RIGHT_MISSING", RIGHT_MISSING[right])
        : null,
  };
}

/** F-90a: nothing is returned, and nothing signed is changed, after the cohort's closing. */
export const cohortOpen: Guard<RecordFacts> = {
  name: "本届未截止",
  check: ({ record }, now) =>
    now >= closingOf(record.cohort)
      ? new NotAllowed("COHORT_CLOSED", `${record.cohort}届的签约已截止，只能查看过往记录`)
      : null,
};

/** F-03; the database holds it too (F-02). */
export const notCommittedElsewhere: Guard<AnyRecordFacts> = {
  name: "无其他在途或生效的去向",
  check: ({ committedElsewhere }) => committedElsewhere && new CommittedElsewhere(committedElsewhere),
  refuses: [CommittedElsewhere],
};

/** F-28, F-35: nothing of an agreement is amended while it may be about to end. */
export const noTerminationOpen: Guard<AnyRecordFacts> = {
  name: "无正在进行的解约",
  check: ({ openTermination }) =>
    openTermination ? new TerminationOpen("该协议正在解约，解约结束前不能修改签约信息") : null,
};

/** What a graduate submits of their own: training mode, cohort, the school's switch (F-64, F-90, P-11). */
export const mayRegister: Guard<RecordFacts> = {
  name: "具备登记资格",
  check: ({ conditions }, now) => whyMayNotRegister(conditions, now),
};

/** Who reviews a record and what every verdict needs: the part of a review chain that all flows share. */
export const REVIEWERS_OF_RECORD = {
  department: departmentOfRecord,
  school: schoolOfRecord,
  schoolForDepartment,
  guards: [mayWrite],
} as const;
