import { inWordsOf, reviewWord } from "../../../words/organisation-words.js";
import type { AgreementConsent, AgreementDocument, AgreementText } from "./agreement-document.js";
import { agreementTerms } from "./agreement-terms.js";
import { beijingTime, chineseDate } from "./beijing-time.js";
import type { PrintableText } from "./printable-text.js";

/** A label with its text; wide ones take a whole row of the table. */
interface Field {
  readonly label: string;
  readonly text: string;
  readonly wide: boolean;
}

/** A titled table of fields. */
interface Section {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** A box to consent in: what is printed above, and the words beside the place for seal or signature. */
interface ConsentBox {
  readonly title: string;
  readonly lines: readonly string[];
  readonly online: boolean;
  readonly sign: string;
}

/** What the template draws: texts only, already clean and in order. */
export interface PrintedAgreement {
  /** Empty while there is none. */
  readonly number: string;
  readonly subtitle: string;
  /** What it is not yet; empty for what is in force. */
  readonly notice: string;
  readonly sections: readonly Section[];
  readonly supplement: readonly string[];
  readonly terms: readonly string[];
  /** Null in the text alone. */
  readonly signing: SigningPart | null;
  readonly missing: readonly string[];
}

/** Who agreed and when, below the text or on a page of its own. */
interface SigningPart {
  readonly ownPage: boolean;
  /** The hash of the text that was accepted; empty where none was read beforehand. */
  readonly textSha256: string;
  readonly boxes: readonly ConsentBox[];
  readonly timeline: readonly { label: string; by: string; at: string }[];
}

/** Lays a document out for the template. Which characters were missing is known when all is printed. */
export function agreementView(document: AgreementDocument, print: PrintableText): PrintedAgreement {
  const { agreementType, textSha256 = "" } = document;
  const view = {
    ...textView(document, print),
    number: print.line(document.number),
    notice: document.forStamp ? forStampNotice(agreementType) : "",
    signing: {
      ownPage: textSha256 !== "",
      textSha256,
      boxes: consentBoxes(document, print),
      timeline: document.timeline.map((step) => ({
        label: print.line(inWordsOf(agreementType, step.label)),
        by: print.line(step.by),
        at: beijingTime(step.at),
      })),
    },
  };
  return { ...view, missing: print.missing() };
}

/** The text alone, as the graduate reads it before accepting (F-24). */
export function draftView(text: AgreementText, print: PrintableText): PrintedAgreement {
  const view = {
    ...textView(text, print),
    number: "",
    notice: `草稿，未生效：供阅读核对。毕业生接受邀请后文本即固定，经学校${reviewWord(text.agreementType)}通过后编号并生效。`,
    signing: null,
  };
  return { ...view, missing: print.missing() };
}

function textView(text: AgreementText, print: PrintableText) {
  return {
    subtitle: `${text.cohort}届 · ${text.agreementType === "TWO_PARTY" ? "两方协议" : "三方协议"}`,
    sections: sections(text, fieldPrinter(print)),
    supplement: print.paragraphs(text.supplement),
    terms: (text.terms ?? agreementTerms(text.agreementType)).map((term) => print.line(term)),
  };
}

function forStampNotice(type: AgreementDocument["agreementType"]): string {
  const verdict = reviewWord(type);
  return `待盖章文本，尚未生效：须经甲方盖章、乙方签名，并将盖章后的协议书回传平台，经学校${verdict}通过后方生效。学校意见和${verdict}时间留空，以${verdict}通过后平台生成的协议书为准。`;
}

type FieldPrinter = (label: string, text: string | null, width?: "wide") => Field;

function fieldPrinter(print: PrintableText): FieldPrinter {
  return (label, text, width) => ({
    label,
    text: text === null ? "—" : print.line(text) || "—",
    wide: width === "wide",
  });
}

function sections(document: AgreementText, field: FieldPrinter): Section[] {
  const third = document.agreementType === "THREE_PARTY";
  return [
    { title: "甲方（用人单位）", fields: employerFields(document, field) },
    { title: "乙方（毕业生）", fields: graduateFields(document, field) },
    { title: third ? "丙方（学校）" : "鉴证学校", fields: schoolFields(document, field) },
    { title: "约定条款", fields: jobFields(document, field) },
  ];
}

function employerFields({ employer }: AgreementText, field: FieldPrinter): Field[] {
  return [
    field("单位名称", employer.name, "wide"),
    field("统一社会信用代码", employer.uscc),
    field("单位性质", employer.natureLabel),
    field("单位行业", employer.industryLabel, "wide"),
    field("通讯地址", employer.address, "wide"),
    field("联系人", employer.contactName),
    field("联系人手机", employer.contactMobile),
    field("联系人电话", employer.contactPhone, "wide"),
    field("联系人邮箱", employer.contactEmail, "wide"),
  ];
}

function graduateFields({ graduate }: AgreementText, field: FieldPrinter): Field[] {
  return [
    field("姓名", graduate.name),
    field("性别", graduate.sexLabel),
    field("民族", graduate.ethnicityLabel),
    field("政治面貌", graduate.politicalStatusLabel),
    ...(graduate.documentKindLabel
      ? [field("证件类型", graduate.documentKindLabel), field("证件号码", graduate.idNumber)]
      : [field("证件号码", graduate.idNumber)]),
    field("手机", graduate.mobile),
    field("毕业院校", graduate.schoolName),
    field("所在院系", graduate.departmentName),
    field("专业", graduate.majorName),
    field("学号", graduate.studentNumber),
    field("学历层次", graduate.educationLevelLabel),
    field("学制（年）", graduate.durationYears.replace(/\.0$/, "")),
    field("培养方式", graduate.trainingModeLabel),
    field("毕业时间", chineseDate(graduate.graduates)),
    field("生源所在地", graduate.originName, "wide"),
    field("邮箱", graduate.email, "wide"),
    field("家庭地址", graduate.address, "wide"),
  ];
}

function schoolFields({ school }: AgreementText, field: FieldPrinter): Field[] {
  return [
    field("学校名称", school.name),
    field("邮政编码", school.postcode),
    field("协议经办人", school.contactName),
    field("联系电话", school.contactPhone),
    field("学校地址", school.address, "wide"),
  ];
}

function jobFields({ job }: AgreementText, field: FieldPrinter): Field[] {
  return [
    field("岗位名称", job.positionName),
    field("职位类别", job.categoryLabel),
    field("工作地点", job.workplace),
    field("薪酬（元/月）", job.monthlySalaryYuan?.toString() ?? null),
    field("报到期限", job.reportBy === null ? null : chineseDate(job.reportBy)),
    field("是否解决户档", yesOrNo(job.settlesHousehold)),
    field("试用期", job.probation),
    field("服务期", job.servicePeriod),
    field("违约金", job.penalty, "wide"),
    field("档案转寄单位", job.archiveReceiver),
    field("档案转寄邮编", job.archivePostcode),
    field("档案转寄地址", job.archiveAddress, "wide"),
    field("户口迁移地址", job.householdAddress, "wide"),
  ];
}

function yesOrNo(answer: boolean | null): string | null {
  if (answer === null) return null;
  return answer ? "是" : "否";
}

const ON_PAPER = "已在纸质协议书上盖章（签名），盖章后的协议书已回传并经审核。";

function consentBoxes(document: AgreementDocument, print: PrintableText): ConsentBox[] {
  const { consents, agreementType } = document;
  const third = agreementType === "THREE_PARTY";
  const box = (title: string, given: AgreementConsent | null, sign: string, words: string): ConsentBox => ({
    title,
    lines:
      given === null
        ? []
        : [
            given.onPaper ? inWordsOf(agreementType, ON_PAPER) : words,
            print.line(given.by),
            beijingTime(given.at),
          ],
    online: given !== null,
    sign,
  });
  const verdict = third ? "审核通过，同意签订本协议。" : "鉴证通过，同意甲、乙双方签订本协议。";
  const school = box(third ? "丙方审核意见" : "学校鉴证意见", consents.school, "学校（盖章）", verdict);
  const department = consents.department;
  const byDepartment =
    department === null
      ? []
      : [inWordsOf(agreementType, "院系审核通过。"), print.line(department.by), beijingTime(department.at)];
  return [
    box("甲方（用人单位）", consents.employer, "单位（盖章）", "同意录用乙方，已线上签约确认。"),
    box(
      "乙方（毕业生）",
      consents.graduate,
      "本人（签名）",
      document.textSha256
        ? "已阅读协议全文，同意到甲方就业，已线上签约确认。"
        : "同意到甲方就业，已线上签约确认。",
    ),
    { ...school, lines: [...byDepartment, ...school.lines] },
  ];
}
