import type { EmployerIdentity } from "../../parties/identity/index.js";
import {
  type AnyRecordSubject,
  defineRecordFlow,
  type FlowStep,
  type FormPart,
  type PastStep,
  readForm,
  readHeader,
  readSubmissions,
  type Seen,
  stepsAt,
  subjectOfAny,
  waitsFor,
} from "../../records/index.js";
import { findRegistered } from "../../services/business-register/index.js";
import { registerOrganisationUploadPolicy, uploadsClosed } from "../../services/uploads/index.js";
import { CORRECTION_PROOF } from "./correction.effects.js";
import { type CorrectionState, employerCorrection } from "./correction.flow.js";
import { CorrectionForm, type CorrectionLine, EmployerCorrectionView } from "./correction.types.js";
import {
  type CorrectionContent,
  completeOf,
  describeCorrection,
  designationOf,
  draftOf,
  linesOf,
} from "./correction-form.js";

/** 单位信息变更, as a part of the one form API (F-73). */
const part: FormPart<EmployerIdentity> = {
  field: "employerCorrection",
  description: "单位信息变更: what shall change of a verified organisation (F-73).",
  input: () => CorrectionForm,
  draft: (form) => draftOf(form as CorrectionForm),
  submission: async (form, { platform, em, viewer }) => {
    const filled = form as CorrectionForm;
    const asked = completeOf(filled, await designationOf(em, viewer.employerId));
    const uscc = asked.newUscc ?? asked.before?.uscc;
    // Asked before the act begins: no lock waits for the register.
    const found = uscc ? await findRegistered(platform, uscc) : null;
    const content: CorrectionContent = {
      ...asked,
      registered: {
        outcome: found?.outcome ?? "NOT_ASKED",
        name: found?.organisation?.name ?? null,
        status: found?.organisation?.status ?? null,
      },
    };
    return {
      content,
      counterpart: asked.before?.name ?? "",
      uploadIds: (filled.uploadIds ?? []).map((id) => id.toLowerCase()),
    };
  },
};

/** 单位信息变更 for everything that works with records of any kind. */
export const correctionRecords = defineRecordFlow({
  kind: "EMPLOYER_CORRECTION",
  flow: employerCorrection,
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
  form: {
    part,
    counterpartOf: (content) => (content as CorrectionContent).before?.name ?? null,
    describe: describeCorrection,
  },
  read: async (em, id) => {
    const record = await readHeader(em, id);
    return record && (await subjectOfAny(em, record));
  },
  view: viewCorrection,
  takesRegistryData: () => false,
  steps,
  nextSteps: {
    DRAFT: "请填写完整并上传材料后提交",
    WITHDRAWN: { EMPLOYER: "请修改后重新提交", others: "等待单位修改后重新提交" },
    RETURNED: { EMPLOYER: "请按退回原因修改后重新提交", others: "等待单位修改后重新提交" },
    REJECTED: { EMPLOYER: "单位信息未变，更正后可以重新申请", others: "变更申请未通过" },
    CORRECTED: { EMPLOYER: "此后发出的邀请按变更后的信息", others: "单位信息已变更" },
    ABANDONED: "本次变更已放弃",
  },
});

const EDITED: ReadonlySet<string> = new Set<CorrectionState>(["DRAFT", "WITHDRAWN", "RETURNED"]);

// The person in charge, while the form is theirs to edit.
registerOrganisationUploadPolicy("EMPLOYER_CORRECTION", ({ record, uploader, purpose }) => {
  const { viewer } = uploader;
  const inCharge = viewer?.role === "EMPLOYER" && viewer.inCharge;
  return inCharge && EDITED.has(record.status) && purpose === CORRECTION_PROOF ? null : uploadsClosed();
});

const TITLES = ["填写变更申请", "平台审核", "变更完成"] as const;

function steps({ record }: AnyRecordSubject, events: readonly PastStep[]): FlowStep[] {
  const status = record.status as CorrectionState;
  const doneAt = events.find(({ toStatus }) => toStatus === "CORRECTED")?.at ?? null;
  return stepsAt(TITLES, [record.submittedAt, doneAt, doneAt], employerCorrection.states[status], record);
}

async function viewCorrection(seen: Seen<AnyRecordSubject>): Promise<EmployerCorrectionView> {
  const { platform, em, viewer, subject, base } = seen;
  const [last] = await readSubmissions(platform, em, subject.record.id, 1);
  const content = (last?.content ?? null) as CorrectionContent | null;
  return Object.assign(new EmployerCorrectionView(), base, {
    form: await formBeingEdited(seen),
    lines: content ? linesBeside(content) : [],
    reason: content?.reason ?? null,
    notices: viewer.role === "OPERATOR" && content ? noticesOf(content) : [],
  });
}

async function formBeingEdited({
  platform,
  em,
  viewer,
  subject,
}: Seen<AnyRecordSubject>): Promise<CorrectionForm | null> {
  const { id, kind, status } = subject.record;
  if (viewer.role !== "EMPLOYER" || waitsFor(kind, status) !== "EMPLOYER") return null;
  const saved = await readForm(platform, em, id);
  if (!saved) return null;
  const { newName, newUscc, reason } = saved.content as CorrectionContent;
  return Object.assign(new CorrectionForm(), { newName, newUscc, reason, version: saved.version });
}

/** What shall change beside what the register calls the organisation of that code. */
function linesBeside(content: CorrectionContent): CorrectionLine[] {
  const { registered } = content;
  const found = registered?.outcome === "FOUND";
  return linesOf(content).map((line) => {
    const said = line.label === "单位名称" && found ? registered.name : null;
    return { ...line, registered: said, differs: said !== null && said !== line.after };
  });
}

function noticesOf({ registered, newName, newUscc, before }: CorrectionContent): string[] {
  switch (registered?.outcome) {
    case "UNKNOWN":
      return ["登记系统中没有该统一社会信用代码的单位，请对照证照核实"];
    case "UNANSWERED":
      return ["提交时登记系统未响应，未能核对登记信息，请人工核实"];
    case "FOUND":
      return newUscc && !newName && registered.name !== before?.name
        ? [`该统一社会信用代码在登记系统中的名称为「${registered.name}」，与单位名称不一致，请核实`]
        : [];
    default:
      return [];
  }
}
