import { isStaff } from "../parties/identity/index.js";
import { closingOf, whyMayNotRegister } from "../parties/settings/index.js";
import { NotAllowed } from "../words/refusals.js";
import type { Guard, Party } from "../workflow/index.js";
import { CommittedElsewhere, TerminationOpen } from "./refusals.js";
import type { RecordSubject } from "./subject.js";

// ── Who ──────────────────────────────────────────────────────────────────────

export const graduateOfRecord: Party<RecordSubject> = {
  role: "GRADUATE",
  name: "毕业生本人",
  is: ({ viewer }, { record }) => viewer.role === "GRADUATE" && viewer.graduateId === record.graduate.id,
};

/** The department kept with the submission (F-10a), within the account's level (F-16). */
export const departmentOfRecord: Party<RecordSubject> = {
  role: "DEPARTMENT",
  name: "毕业生所在院系",
  is: ({ viewer }, { record }) =>
    isStaff(viewer) &&
    viewer.departmentId === record.department.id &&
    (viewer.levelScope === "ALL" || viewer.levelScope === record.level),
};

export const schoolOfRecord: Party<RecordSubject> = {
  role: "SCHOOL",
  name: "毕业生所在学校",
  is: ({ viewer }, { record }) =>
    isStaff(viewer) &&
    viewer.schoolId === record.school.id &&
    (viewer.levelScope === "ALL" || viewer.levelScope === record.level),
};

/** F-10a: a whole-school user takes the step of a department that has nobody left to take it. */
export const schoolForDepartment: Party<RecordSubject> = {
  role: "SCHOOL",
  name: "学校（院系无可审核账号时）",
  is: ({ viewer, turnDecided }, { record, review }) =>
    isStaff(viewer) &&
    viewer.schoolId === record.school.id &&
    viewer.levelScope === "ALL" &&
    (turnDecided || !review.departmentCanReview),
};

export const theClock: Party<RecordSubject> = { role: "SYSTEM", name: "系统", is: () => true };

// ── Conditions ───────────────────────────────────────────────────────────────

/** 只读 staff see, and can act on nothing (F-16, P-02). */
export const mayWrite: Guard<RecordSubject> = {
  name: "有读写权限",
  check: (_subject, _now, { viewer }) =>
    isStaff(viewer) && viewer.employmentRight !== "READ_WRITE"
      ? new NotAllowed("READ_ONLY", "您的账号为只读权限，只能查看，不能审核或修改")
      : null,
};

/** F-90a: nothing is returned, and nothing signed is changed, after the cohort's closing. */
export const cohortOpen: Guard<RecordSubject> = {
  name: "本届未截止",
  check: ({ record }, now) =>
    now >= closingOf(record.cohort)
      ? new NotAllowed("COHORT_CLOSED", `${record.cohort}届的签约已截止，只能查看过往记录`)
      : null,
};

/** F-03; the database holds it too (F-02). */
export const notCommittedElsewhere: Guard<RecordSubject> = {
  name: "无其他在途或生效的去向",
  check: ({ committedElsewhere }) => committedElsewhere && new CommittedElsewhere(committedElsewhere),
};

/** F-28, F-35: nothing of an agreement is amended while it may be about to end. */
export const noTerminationOpen: Guard<RecordSubject> = {
  name: "无正在进行的解约",
  check: ({ openTermination }) =>
    openTermination ? new TerminationOpen("该协议正在解约，解约结束前不能修改签约信息") : null,
};

/** What a graduate submits of their own: training mode, cohort, the school's switch (F-64, F-90, P-11). */
export const mayRegister: Guard<RecordSubject> = {
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
