import { LETTER_SCAN, LICENCE_SCAN, PERSON_SCAN } from "../../catalogue/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  type AnyRecordSubject,
  defineRecordFlow,
  type FlowStep,
  type FormPart,
  type PastStep,
  readHeader,
  stepsAt,
  subjectOfAny,
} from "../../records/index.js";
import { findRegistered, type RegisterFinding } from "../../services/business-register/index.js";
import { registerOrganisationUploadPolicy, uploadsClosed } from "../../services/uploads/index.js";
import { employerVerification, type VerificationState } from "./verification.flow.js";
import { VerificationForm } from "./verification.types.js";
import {
  completeOf,
  counterpartOf,
  describeVerification,
  draftOf,
  type VerificationContent,
} from "./verification-form.js";
import { viewVerification } from "./verification-view.js";

/** 单位认证, as a part of the one form API (F-70). */
const part: FormPart<EmployerIdentity> = {
  field: "employerVerification",
  description: "单位认证: what an organisation says of itself (F-70).",
  input: () => VerificationForm,
  draft: (form, { now }) => draftOf(form as VerificationForm, currentCohort(now)),
  submission: async (form, { platform, now }) => {
    const filled = form as VerificationForm;
    const content = completeOf(filled, currentCohort(now));
    return {
      content,
      counterpart: counterpartOf(content) ?? "",
      uploadIds: (filled.uploadIds ?? []).map((id) => id.toLowerCase()),
      finding: await findingFor(platform, content),
    };
  },
};

/** Asked before the act begins: no lock waits for the register. It has no 部队, and nobody from abroad. */
async function findingFor(platform: Platform, { values }: VerificationContent): Promise<RegisterFinding> {
  if (values.uscc === undefined) return { outcome: "NOT_ASKED", organisation: null };
  return await findRegistered(platform, values.uscc);
}

/** 单位认证 for everything that works with records of any kind. */
export const verificationRecords = defineRecordFlow({
  kind: "EMPLOYER_VERIFICATION",
  flow: employerVerification,
  initiator: { home: "单位", desk: "单位" },
  mutations: {},
  acts: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
  },
  form: { part, counterpartOf, describe: describeVerification },
  read: async (em, id) => {
    const record = await readHeader(em, id);
    return record && (await subjectOfAny(em, record));
  },
  view: viewVerification,
  takesRegistryData: () => false,
  steps,
  nextSteps: {
    DRAFT: "请填写完整并上传材料后提交",
    WITHDRAWN: { EMPLOYER: "请修改后重新提交", others: "等待单位修改后重新提交" },
    RETURNED: { EMPLOYER: "请按退回原因修改后重新提交", others: "等待单位修改后重新提交" },
    REJECTED: { EMPLOYER: "请根据不通过原因更正后重新申请认证", others: "认证未通过" },
    VERIFIED: { EMPLOYER: "可以查询毕业生并发起签约邀请", others: "单位已通过认证" },
    ABANDONED: "本次认证已放弃",
  },
});

const PURPOSES: ReadonlySet<string> = new Set([LICENCE_SCAN, LETTER_SCAN, PERSON_SCAN]);
const EDITED: ReadonlySet<string> = new Set<VerificationState>(["DRAFT", "WITHDRAWN", "RETURNED"]);

// The person in charge, while the form is theirs to edit.
registerOrganisationUploadPolicy("EMPLOYER_VERIFICATION", ({ record, uploader, purpose }) => {
  const { viewer } = uploader;
  const inCharge = viewer?.role === "EMPLOYER" && viewer.inCharge;
  return inCharge && EDITED.has(record.status) && PURPOSES.has(purpose) ? null : uploadsClosed();
});

const TITLES = ["填写认证信息", "平台审核", "认证通过"] as const;

function steps({ record }: AnyRecordSubject, events: readonly PastStep[]): FlowStep[] {
  const status = record.status as VerificationState;
  const verifiedAt = events.find(({ toStatus }) => toStatus === "VERIFIED")?.at ?? null;
  const reached = [record.submittedAt, verifiedAt, verifiedAt];
  return stepsAt(TITLES, reached, employerVerification.states[status], record);
}
