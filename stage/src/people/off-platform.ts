import type { DemoCountry, DemoEmployer, DemoGraduate } from "../country/index.js";
import { inventedUscc } from "../country/numbers.js";
import type { AgreementForm } from "./index.js";

/** What a form says of an employer, be it on the platform or not. */
export type NamedOnPaper = Pick<
  DemoEmployer,
  | "name"
  | "uscc"
  | "nature"
  | "industry"
  | "division"
  | "address"
  | "contactName"
  | "contactEmail"
  | "jobOffers"
> & { readonly contactMobile: string };

/** Their running numbers begin behind those of the employers on the platform. */
const FIRST_NUMBER = 900;

/** Small employers that do not exist and have no account: graduates sign with them offline (F-30…F-35). */
export const OFF_PLATFORM: readonly NamedOnPaper[] = (
  [
    ["昆明翠湖示例幼儿园", "52", "29", "42", "530102", "翠湖南路18号", "孟晓棠", "幼儿教师", "24"],
    [
      "腾冲高黎贡示例茶业专业合作社",
      "93",
      "39",
      "11",
      "530581",
      "界头镇永安村12号",
      "番绍良",
      "质量管理员",
      "13",
    ],
    ["镇江京口示例建筑设计事务所", "91", "39", "38", "321102", "学府路77号3楼", "鲍清源", "助理建筑师", "13"],
    [
      "玉溪抚仙湖示例酒店管理有限公司",
      "91",
      "39",
      "33",
      "530481",
      "环湖北路5号",
      "侬雅琴",
      "前厅管理培训生",
      "40",
    ],
    ["苏州平江示例文化传播工作室", "92", "39", "44", "320508", "平江路206号", "殷若溪", "新媒体编辑", "29"],
  ] as const
).map(([name, kind, nature, industry, division, address, contactName, positionName, jobCategory], index) => ({
  name,
  uscc: inventedUscc(kind, division, FIRST_NUMBER + index),
  nature,
  industry,
  division,
  address,
  contactName,
  contactMobile: `1990000${3001 + index}`,
  contactEmail: `hr@off${index + 1}.example`,
  jobOffers: [
    {
      positionName,
      jobCategory,
      monthlySalaryYuan: 5200 + index * 300,
      workplace: address,
      settlesHousehold: false,
      probation: "2个月",
      servicePeriod: null,
    },
  ],
}));

/** What an agreement on paper with this employer says (D-05). */
export function agreementOf(
  employer: NamedOnPaper,
  graduate: DemoGraduate,
  { cohorts }: Pick<DemoCountry, "cohorts">,
): AgreementForm {
  const [job] = employer.jobOffers;
  if (!job) throw new Error(`${employer.name} offers nothing`);
  const afterGraduation = graduate.cohort === cohorts.current;
  return {
    employerName: employer.name,
    uscc: employer.uscc,
    natureCode: employer.nature,
    industryCode: employer.industry,
    divisionCode: employer.division,
    address: employer.address,
    contactName: employer.contactName,
    contactMobile: employer.contactMobile,
    contactEmail: employer.contactEmail,
    categoryCode: job.jobCategory,
    positionName: job.positionName,
    workplace: job.workplace,
    monthlySalaryYuan: job.monthlySalaryYuan,
    probation: job.probation,
    settlesHousehold: false,
    reportBy: afterGraduation ? `${graduate.cohort}-07-10` : null,
    uploadIds: [],
  };
}
