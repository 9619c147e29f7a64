import { catalogue, checkMobile } from "../../catalogue/index.js";
import { closingOf } from "../../parties/settings/index.js";
import { beijingText } from "../../platform/clock.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode, tidyName } from "../../words/tidy-text.js";
import type { InvitationTermsInput, JobTermsInput } from "./invitation.types.js";

/** F-21: whole days. */
export const VALID_DAYS = { min: 1, max: 30 } as const;
const DAY_MS = 24 * 3_600_000;

/** Deadline = sending + n × 24 h, at most the cohort's closing (F-21). */
export function deadlineOf(sentAt: Date, validDays: number, cohort: number): Date {
  const closing = closingOf(cohort);
  const wished = sentAt.getTime() + validDays * DAY_MS;
  return wished < closing.getTime() ? atTime(wished) : closing;
}

function atTime(milliseconds: number): Date {
  return new Date(milliseconds);
}

type OptionalText = Exclude<
  keyof JobTermsInput,
  "categoryCode" | "positionName" | "settlesHousehold" | "reportBy" | "monthlySalaryYuan"
>;

/** Terms that may be left open, with the most characters each may have. */
const OPTIONAL_TEXTS: Readonly<Record<OptionalText, { label: string; max: number }>> = {
  workplace: { label: "工作地点", max: 100 },
  probation: { label: "试用期", max: 50 },
  servicePeriod: { label: "服务期", max: 50 },
  penalty: { label: "违约金", max: 100 },
  archiveReceiver: { label: "档案转寄单位名称", max: 100 },
  archiveAddress: { label: "档案转寄地址", max: 200 },
  archivePostcode: { label: "档案转寄邮编", max: 6 },
  householdAddress: { label: "户口迁移地址", max: 200 },
  supplement: { label: "协议补充内容", max: 1000 },
};

/** The terms with white space trimmed and empty texts as null. */
export type InvitationTerms = Omit<InvitationTermsInput, "job"> & {
  job: { [K in keyof JobTermsInput]-?: Exclude<JobTermsInput[K], undefined> };
};

/**
 * Checks every field and names all problems at once.
 *
 * @throws {InvalidInput} with paths below `terms`.
 */
export function checkTerms(entered: InvitationTermsInput, cohort: number, now: Date): InvitationTerms {
  const terms = tidy(entered);
  const problems = [...aboutInvitation(terms), ...aboutJob(terms.job, cohort, now)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return terms;
}

/**
 * The same of the terms of a position alone, whoever will be the contact (岗位模板).
 *
 * @throws {InvalidInput} with paths below `terms`.
 */
export function checkPosition(
  { validDays, job }: Pick<InvitationTermsInput, "validDays" | "job">,
  cohort: number,
  now: Date,
): Pick<InvitationTerms, "validDays" | "job"> {
  const terms = tidy({ validDays, job, contactName: "", contactMobile: "" });
  const problems = [...checkValidDays(validDays, "terms.validDays"), ...aboutJob(terms.job, cohort, now)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return { validDays, job: terms.job };
}

/** F-21, F-29. */
export function checkValidDays(validDays: number, field: string): FieldProblem[] {
  const { min, max } = VALID_DAYS;
  if (Number.isInteger(validDays) && validDays >= min && validDays <= max) return [];
  return [new FieldProblem(field, `应约有效期须为${min}至${max}天的整数，您填写的是${validDays}天`)];
}

function tidy(entered: InvitationTermsInput): InvitationTerms {
  const { job } = entered;
  const mobile = checkMobile(entered.contactMobile);
  const text = (value: string | null | undefined) => value?.trim() || null;
  return {
    validDays: entered.validDays,
    contactName: tidyName(entered.contactName),
    contactMobile: mobile.ok ? mobile.text : entered.contactMobile,
    job: {
      categoryCode: job.categoryCode.trim(),
      positionName: job.positionName.trim(),
      settlesHousehold: job.settlesHousehold ?? null,
      reportBy: text(job.reportBy),
      monthlySalaryYuan: job.monthlySalaryYuan ?? null,
      workplace: text(job.workplace),
      probation: text(job.probation),
      servicePeriod: text(job.servicePeriod),
      penalty: text(job.penalty),
      archiveReceiver: text(job.archiveReceiver),
      archiveAddress: text(job.archiveAddress),
      archivePostcode: text(tidyCode(job.archivePostcode ?? "")),
      householdAddress: text(job.householdAddress),
      supplement: text(job.supplement),
    },
  };
}

function aboutInvitation(terms: InvitationTerms): FieldProblem[] {
  const problems = checkValidDays(terms.validDays, "terms.validDays");
  if (!terms.contactName) problems.push(new FieldProblem("terms.contactName", "请填写签约联系人"));
  else problems.push(...tooLong("terms.contactName", "签约联系人", terms.contactName, 30));
  const mobile = checkMobile(terms.contactMobile);
  if (!mobile.ok) problems.push(new FieldProblem("terms.contactMobile", mobile.reason));
  return problems;
}

function aboutJob(job: InvitationTerms["job"], cohort: number, now: Date): FieldProblem[] {
  const at = (field: string) => `terms.job.${field}`;
  const problems: FieldProblem[] = [];
  const category = catalogue("jobCategory");
  if (!category.valid(job.categoryCode, cohort)) {
    const known = category.find(job.categoryCode);
    const words = known
      ? `职位类别「${known.label}」不适用于${cohort}届毕业生，请重新选择`
      : "请选择拟录用职位类别";
    problems.push(new FieldProblem(at("categoryCode"), words));
  }
  if (!job.positionName) problems.push(new FieldProblem(at("positionName"), "请填写拟录用岗位名称"));
  else problems.push(...tooLong(at("positionName"), "拟录用岗位名称", job.positionName, 50));
  for (const [field, { label, max }] of Object.entries(OPTIONAL_TEXTS)) {
    const value = job[field as OptionalText];
    if (value) problems.push(...tooLong(at(field), label, value, max));
  }
  return [...problems, ...aboutFacts(job, at, now)];
}

/** Postcode, date and salary, each where it is given; `at` makes the path of a field. */
function aboutFacts(
  job: Pick<InvitationTerms["job"], "archivePostcode" | "reportBy" | "monthlySalaryYuan">,
  at: (field: string) => string,
  now: Date,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (job.archivePostcode && !/^\d{6}$/.test(job.archivePostcode)) {
    problems.push(new FieldProblem(at("archivePostcode"), "邮编须为6位数字"));
  }
  if (job.reportBy && !isDate(job.reportBy)) {
    problems.push(new FieldProblem(at("reportBy"), "报到期限须为有效日期，例如2027-07-15"));
  } else if (job.reportBy && job.reportBy < beijingText(now).slice(0, 10)) {
    // Nobody can report before the agreement is signed.
    problems.push(new FieldProblem(at("reportBy"), "报到期限不能早于今天，请重新选择"));
  }
  const salary = job.monthlySalaryYuan;
  if (salary !== null && (salary < 1 || salary > 1_000_000)) {
    problems.push(new FieldProblem(at("monthlySalaryYuan"), "薪酬须为1至1000000之间的整数（元/月）"));
  }
  return problems;
}

/** Counts characters as people do, not UTF-16 units. */
function tooLong(field: string, label: string, value: string, max: number): FieldProblem[] {
  const length = [...value].length;
  return length <= max
    ? []
    : [new FieldProblem(field, `${label}最多${max}个字，您填写了${length}个字，请删减`)];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && atTime(parsed).toISOString().startsWith(text);
}
