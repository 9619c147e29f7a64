import { employerIndustryField, employerNatureField, jobCategoryField } from "./blocks.js";
import { type CheckedForm, checkForm, type FormStage } from "./check-form.js";
import {
  type CatalogueForm,
  type FormSection,
  field,
  optional,
  type ProofGroup,
  proof,
  proofs,
} from "./field.js";

/** Agreements that the graduate fills in: 线下签约 (F-30) and 补登 (F-40). */
export type FilledAgreementOrigin = "OFFLINE" | "PAPER";

const employer: FormSection = {
  title: "单位信息",
  fields: [
    field("employerName", "单位名称", "EMPLOYER_NAME", { help: "请填写单位全称，与公章一致" }),
    field("uscc", "统一社会信用代码", "USCC", { help: "营业执照或事业单位法人证书上的18位代码" }),
    employerNatureField,
    employerIndustryField,
    field("divisionCode", "通讯地址（省市区）", "DIVISION"),
    field("address", "详细地址", "TEXT", { maxLength: 200, help: "街道、门牌号" }),
    field("contactName", "单位联系人", "TEXT", { maxLength: 30 }),
    field("contactMobile", "联系人手机", "MOBILE"),
    optional("contactPhone", "联系人电话", "PHONE", { help: "带区号的固定电话，例如0871-63000000" }),
    field("contactEmail", "联系人邮箱", "EMAIL"),
  ],
};

const job: FormSection = {
  title: "岗位信息",
  fields: [
    jobCategoryField,
    // Mandatory online only (D-05).
    optional("positionName", "岗位名称", "TEXT", { maxLength: 50 }),
    optional("workplace", "工作地点", "TEXT"),
    field("settlesHousehold", "单位是否解决户档", "YES_NO"),
    optional("reportBy", "报到期限", "DATE"),
    optional("monthlySalaryYuan", "薪酬（元/月）", "INTEGER"),
    optional("probation", "试用期", "TEXT", { maxLength: 50 }),
    optional("servicePeriod", "服务期", "TEXT", { maxLength: 50 }),
    optional("penalty", "违约金", "TEXT"),
  ],
};

const files: FormSection = {
  title: "档案与户口",
  fields: [
    optional("archiveReceiver", "档案转寄单位名称", "TEXT"),
    optional("archiveAddress", "档案转寄地址", "TEXT", { maxLength: 200 }),
    optional("archivePostcode", "档案转寄邮编", "POSTCODE"),
    optional("householdAddress", "户口迁移地址", "TEXT", { maxLength: 200 }),
  ],
};

const supplement: FormSection = {
  title: "补充约定",
  fields: [optional("supplement", "协议补充内容", "LONG_TEXT", { maxLength: 1000 })],
};

/** Pictures of every page of an agreement: the paper one (F-40), or the stamped copy (F-32). */
export const AGREEMENT_SCAN = "AGREEMENT_SCAN";

/** 情况说明 instead of the stamped copy (F-34). */
export const STATEMENT = "STATEMENT";

/** 补登: without pictures of the paper agreement nothing can be submitted (F-40). */
const paperProofs: readonly ProofGroup[] = [
  proofs("ALL", "paperAgreement", [
    proof(AGREEMENT_SCAN, "纸质就业协议书", "每页都要上传，字迹清晰、无其他杂物干扰、完整不缺页"),
  ]),
];

const sections = [employer, job, files, supplement];
const forms: Readonly<Record<FilledAgreementOrigin, CatalogueForm>> = {
  OFFLINE: { sections, proofs: [] },
  PAPER: { sections, proofs: paperProofs },
};

/** The form of an agreement that the graduate fills in (D-05). */
export function agreementForm(origin: FilledAgreementOrigin): CatalogueForm {
  return forms[origin];
}

/** Checks an agreement as entered; problems lie under `fields.<key>`. Proofs: `checkProofs`. */
export function checkAgreement(
  origin: FilledAgreementOrigin,
  entered: Readonly<Record<string, unknown>>,
  at: { stage: FormStage; cohort: number },
): CheckedForm {
  return checkForm(agreementForm(origin), null, entered, at);
}
