import type { EmployerFieldsFragment, GraduateFieldsFragment, JobFieldsFragment } from "../gql/graphql.js";
import { employerBlockLabels, jobTermLabels } from "../labels.js";
import { formatDate } from "../time.js";

/** What something is called, and what it says; null where it was left open. */
export interface WordedFact<Key extends string = string> {
  key: Key;
  label: string;
  value: string | null;
}

export type JobTerm = keyof typeof jobTermLabels;
export type EmployerFact = keyof typeof employerBlockLabels;

/** Terms of the job in words, those asked for in their order. */
export function jobFacts(job: JobFieldsFragment, terms: readonly JobTerm[]): WordedFact<JobTerm>[] {
  const words: Record<JobTerm, string | null> = {
    ...job,
    settlesHousehold: job.settlesHousehold == null ? null : job.settlesHousehold ? "是" : "否",
    reportBy: job.reportBy && formatDate(job.reportBy),
    monthlySalaryYuan: job.monthlySalaryYuan?.toLocaleString("zh-CN") ?? null,
  };
  return terms.map((key) => ({ key, label: jobTermLabels[key], value: words[key] || null }));
}

/** What an agreement says of the employer, those facts that are asked for in their order. */
export function employerFacts(
  employer: EmployerFieldsFragment,
  facts = Object.keys(employerBlockLabels) as EmployerFact[],
): WordedFact<EmployerFact>[] {
  return facts.map((key) => ({ key, label: employerBlockLabels[key], value: employer[key] || null }));
}

/** What the number of somebody's document is called (F-99). */
export function documentNumberLabel({ documentKind, documentKindLabel }: DocumentOfGraduate): string {
  if (documentKind === "01") return "证件号码";
  return `证件号码（${documentKind === "99" ? "其他证件" : documentKindLabel}）`;
}

type DocumentOfGraduate = Pick<GraduateFieldsFragment, "documentKind" | "documentKindLabel">;
