import { NotAllowed } from "../../graphql/refusals.js";
import type { RecordStatus } from "../../graphql/vocabulary.js";
import {
  defineFlow,
  type FlowRow,
  firstReviewStep,
  type Guard,
  type Party,
  reviewChain,
} from "../../workflow/index.js";
import { isStaff } from "../identity/index.js";
import { closingOf, whyMayNotSign } from "../settings/index.js";
import { CommittedElsewhere, DeadlinePassed } from "./refusals.js";
import {
  amend,
  endDeadline,
  extendDeadline,
  issueAgreement,
  noteRegistryData,
  reportSigned,
  startReview,
  takeRegistryData,
  tellAboutAcceptance,
  tellAboutAmendment,
  tellAboutApproval,
  tellAboutDecline,
  tellAboutExtension,
  tellAboutLapse,
  tellAboutPassingOn,
  tellAboutRejection,
  tellAboutTakingBack,
} from "./signing-effects.js";
import type { SigningInput } from "./signing-input.js";
import type { SigningSubject } from "./signing-subject.js";

export type SigningAct =
  | "accept"
  | "decline"
  | "lapse"
  | "extend"
  | "takeBack"
  | "approve"
  | "reject"
  | "amendJobCategory";

type Row<Act extends SigningAct> = FlowRow<RecordStatus, Act, SigningSubject, SigningInput>;

// ── Who ──────────────────────────────────────────────────────────────────────

const invitedGraduate: Party<SigningSubject> = {
  role: "GRADUATE",
  name: "受邀毕业生",
  is: ({ viewer }, { record }) => viewer.role === "GRADUATE" && viewer.graduateId === record.graduate.id,
};

const invitingEmployer: Party<SigningSubject> = {
  role: "EMPLOYER",
  name: "发起邀请的用人单位",
  is: ({ viewer }, { record }) => viewer.role === "EMPLOYER" && viewer.employerId === record.employer?.id,
};

/** The department kept with the submission (F-10a), within the account's level (F-16). */
const departmentOfRecord: Party<SigningSubject> = {
  role: "DEPARTMENT",
  name: "毕业生所在院系",
  is: ({ viewer }, { record }) =>
    isStaff(viewer) &&
    viewer.departmentId === record.department.id &&
    (viewer.levelScope === "ALL" || viewer.levelScope === record.level),
};

const schoolOfRecord: Party<SigningSubject> = {
  role: "SCHOOL",
  name: "毕业生所在学校",
  is: ({ viewer }, { record }) =>
    isStaff(viewer) &&
    viewer.schoolId === record.school.id &&
    (viewer.levelScope === "ALL" || viewer.levelScope === record.level),
};

/** F-10a: a whole-school user takes the step of a department that has nobody left to take it. */
const schoolForDepartment: Party<SigningSubject> = {
  role: "SCHOOL",
  name: "学校（院系无可审核账号时）",
  is: ({ viewer }, { record, review }) =>
    isStaff(viewer) &&
    viewer.schoolId === record.school.id &&
    viewer.levelScope === "ALL" &&
    !review.departmentCanReview,
};

const theClock: Party<SigningSubject> = { role: "SYSTEM", name: "系统", is: () => true };

// ── Conditions ───────────────────────────────────────────────────────────────

/** 只读 staff see, and can act on nothing (F-16, P-02). */
const mayWrite: Guard<SigningSubject> = {
  name: "有读写权限",
  check: (_subject, _now, { viewer }) =>
    isStaff(viewer) && viewer.employmentRight !== "READ_WRITE"
      ? new NotAllowed("READ_ONLY", "您的账号为只读权限，只能查看，不能审核或修改")
      : null,
};

/** To the second (F-24). */
const beforeDeadline: Guard<SigningSubject> = {
  name: "未过应约截止时间",
  check: ({ record }, now) => (record.dueAt && record.dueAt <= now ? new DeadlinePassed(record.dueAt) : null),
};

const pastDeadline: Guard<SigningSubject> = {
  name: "已过应约截止时间",
  check: ({ record }, now) =>
    record.dueAt && record.dueAt <= now ? null : new NotAllowed("NOT_DUE", "未到应约截止时间"),
};

/** Training mode, cohort, the school's settings (F-22, F-90, F-96). */
const maySign: Guard<SigningSubject> = {
  name: "具备网签资格",
  check: ({ conditions }, now, { role }) =>
    whyMayNotSign(conditions, now, role === "GRADUATE" ? "GRADUATE" : "OTHERS"),
};

/** F-03; the database holds it too (F-02). */
const notCommittedElsewhere: Guard<SigningSubject> = {
  name: "无其他在途或生效的去向",
  check: ({ committedElsewhere }) =>
    committedElsewhere ? new CommittedElsewhere(committedElsewhere.employerName) : null,
};

/** F-76: the open invitations of a suspended employer can only be looked at. */
const employerNotSuspended: Guard<SigningSubject> = {
  name: "用人单位未被暂停",
  check: ({ employerSuspended }) =>
    employerSuspended
      ? new NotAllowed("SUSPENDED", "该用人单位已被平台暂停使用，其邀请只能查看，无法操作")
      : null,
};

/** F-90a: nothing signed is changed after the cohort's closing. */
const cohortOpen: Guard<SigningSubject> = {
  name: "本届未截止",
  check: ({ record }, now) =>
    now >= closingOf(record.cohort)
      ? new NotAllowed("COHORT_CLOSED", `${record.cohort}届的签约已截止，只能查看过往记录`)
      : null,
};

const mayAnswer = [beforeDeadline, employerNotSuspended, maySign, notCommittedElsewhere];

// ── What can happen ──────────────────────────────────────────────────────────

const invitation: Row<"accept" | "decline" | "lapse" | "extend" | "takeBack">[] = [
  {
    act: "accept",
    from: ["INVITED"],
    to: firstReviewStep<RecordStatus, SigningSubject>("DEPARTMENT_REVIEW", "SCHOOL_REVIEW"),
    by: invitedGraduate,
    title: "学生同意签约",
    guards: mayAnswer,
    effects: [startReview, endDeadline, tellAboutAcceptance],
  },
  {
    act: "decline",
    from: ["INVITED"],
    to: "DECLINED",
    by: invitedGraduate,
    title: "学生拒绝签约",
    guards: mayAnswer,
    effects: [endDeadline, tellAboutDecline],
  },
  {
    act: "lapse",
    from: ["INVITED"],
    to: "LAPSED",
    by: theClock,
    title: "学生逾期未回应",
    guards: [pastDeadline],
    effects: [endDeadline, tellAboutLapse],
  },
  {
    act: "extend",
    from: ["INVITED"],
    to: "INVITED",
    by: invitingEmployer,
    title: "单位延长应约有效期",
    guards: [beforeDeadline, employerNotSuspended],
    effects: [extendDeadline, tellAboutExtension],
    has: ({ record }, { deadline }) => record.dueAt?.getTime() === deadline?.getTime(),
  },
  {
    act: "takeBack",
    from: ["INVITED"],
    to: "TAKEN_BACK",
    by: invitingEmployer,
    title: "单位撤回邀请",
    guards: [beforeDeadline, employerNotSuspended],
    effects: [endDeadline, tellAboutTakingBack],
  },
];

const review: Row<"approve" | "reject">[] = reviewChain<RecordStatus, SigningSubject, SigningInput>({
  departmentStep: "DEPARTMENT_REVIEW",
  schoolStep: "SCHOOL_REVIEW",
  approved: "SIGNED",
  rejectedByDepartment: "REJECTED_BY_DEPARTMENT",
  rejectedBySchool: "REJECTED_BY_SCHOOL",
  department: departmentOfRecord,
  school: schoolOfRecord,
  schoolForDepartment,
  guards: [mayWrite],
  onPassedOn: [noteRegistryData, tellAboutPassingOn],
  onApproved: [takeRegistryData, issueAgreement, reportSigned, tellAboutApproval],
  onRejected: [tellAboutRejection],
});

const signed: Row<"amendJobCategory">[] = [
  {
    act: "amendJobCategory",
    from: ["SIGNED"],
    to: "SIGNED",
    by: schoolOfRecord,
    title: "学校修改职位类别",
    guards: [mayWrite, cohortOpen],
    effects: [amend, reportSigned, tellAboutAmendment],
    has: ({ agreement }, { jobCategory }) => agreement.jobCategory === jobCategory,
  },
];

/**
 * 线上签约 (F-20…F-29): the employer invites, the graduate answers before the deadline, department and school review.
 * No return for changes (F-26); accepting is no submission and cannot be withdrawn (F-12).
 */
export const onlineSigning = defineFlow<RecordStatus, SigningAct, SigningSubject, SigningInput>({
  kind: "ONLINE_AGREEMENT",
  name: "线上签约",
  states: {
    INVITED: { label: "等待学生应约", waitsFor: "GRADUATE" },
    DECLINED: { label: "学生拒绝签约" },
    LAPSED: { label: "学生逾期未回应" },
    TAKEN_BACK: { label: "单位已撤回邀请" },
    DEPARTMENT_REVIEW: { label: "学生已同意签约，等待学院审核", waitsFor: "DEPARTMENT", holds: true },
    SCHOOL_REVIEW: { label: "学生已同意签约，等待学校审核", waitsFor: "SCHOOL", holds: true },
    SIGNED: { label: "签约完成", holds: true },
    REJECTED_BY_DEPARTMENT: { label: "学院审核不通过（签约失败）" },
    REJECTED_BY_SCHOOL: { label: "学校审核不通过（签约失败）" },
  },
  start: { act: "invite", title: "单位发起邀请", to: "INVITED", by: "EMPLOYER" },
  rows: [...invitation, ...review, ...signed],
});
