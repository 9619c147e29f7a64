import { employerBlockLabels, formatDate, jobTermLabels } from "@gd/web-kit";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { Facts } from "../ui/facts.js";
import { EmployerWarning } from "../warnings/employer-warning.js";

export const JobFactsFields = graphql(`
  fragment JobFactsFields on Agreement {
    job {
      categoryLabel
      positionName
      workplace
      settlesHousehold
      reportBy
      monthlySalaryYuan
      probation
      servicePeriod
      penalty
      archiveReceiver
      archiveAddress
      archivePostcode
      householdAddress
      supplement
    }
  }
`);

/** Terms of the job. What bears on the decision is shown even when the employer left it open. */
export function JobFacts({ agreement }: { agreement: FragmentType<typeof JobFactsFields> }) {
  const { job } = readFragment(JobFactsFields, agreement);
  if (!job) return null;
  const label = jobTermLabels;
  const transfer = [
    { label: label.archiveReceiver, value: job.archiveReceiver ?? null },
    { label: label.archiveAddress, value: job.archiveAddress ?? null },
    { label: label.archivePostcode, value: job.archivePostcode ?? null },
    { label: label.householdAddress, value: job.householdAddress ?? null },
  ].filter(({ value }) => value !== null);
  return (
    <>
      <Facts
        title="岗位信息"
        facts={[
          { label: label.categoryLabel, value: job.categoryLabel },
          { label: label.positionName, value: job.positionName ?? null },
          { label: label.workplace, value: job.workplace ?? null },
          { label: label.monthlySalaryYuan, value: job.monthlySalaryYuan?.toLocaleString("zh-CN") ?? null },
          { label: label.settlesHousehold, value: yesOrNo(job.settlesHousehold) },
          { label: label.reportBy, value: job.reportBy ? formatDate(job.reportBy) : null },
          { label: label.probation, value: job.probation ?? null },
          { label: label.servicePeriod, value: job.servicePeriod ?? null },
          { label: label.penalty, value: job.penalty ?? null },
        ]}
      />
      {transfer.length > 0 && <Facts title="档案户口迁转信息" facts={transfer} />}
      {job.supplement && (
        <section className="card">
          <h2 className="card-title">{label.supplement}</h2>
          <p className="long-text">{job.supplement}</p>
        </section>
      )}
    </>
  );
}

export const EmployerFactsFields = graphql(`
  fragment EmployerFactsFields on Agreement {
    employer {
      name
      uscc
      natureLabel
      industryLabel
      divisionName
      address
      contactName
      contactMobile
      contactPhone
      contactEmail
    }
  }
`);

/** The employer as it stood when the invitation was sent (F-21). */
export function EmployerFacts({ agreement }: { agreement: FragmentType<typeof EmployerFactsFields> }) {
  const { employer } = readFragment(EmployerFactsFields, agreement);
  if (!employer) return null;
  const label = employerBlockLabels;
  const mobile = <a href={`tel:${employer.contactMobile}`}>{employer.contactMobile}</a>;
  const optional = [
    { label: label.contactPhone, value: employer.contactPhone ?? null },
    { label: label.contactEmail, value: employer.contactEmail ?? null },
  ].filter(({ value }) => value !== null);
  return (
    <Facts
      title="用人单位信息"
      facts={[
        { label: label.name, value: employer.name },
        { label: label.uscc, value: employer.uscc },
        { label: label.natureLabel, value: employer.natureLabel },
        { label: label.industryLabel, value: employer.industryLabel },
        { label: label.divisionName, value: employer.divisionName },
        { label: label.address, value: employer.address },
        { label: label.contactName, value: employer.contactName },
        { label: label.contactMobile, value: mobile },
        ...optional,
      ]}
    />
  );
}

/** What schools warn of (F-75): above everything that bears on the answer. */
export function EmployerNotice({ agreement }: { agreement: FragmentType<typeof EmployerFactsFields> }) {
  const { employer } = readFragment(EmployerFactsFields, agreement);
  return employer && <EmployerWarning uscc={employer.uscc} />;
}

export const GraduateFactsFields = graphql(`
  fragment GraduateFactsFields on RecordView {
    graduate {
      name
      idNumberMasked
      schoolName
      educationLevelLabel
      majorName
      cohort
    }
  }
`);

export function GraduateFacts({ agreement }: { agreement: FragmentType<typeof GraduateFactsFields> }) {
  const { graduate } = readFragment(GraduateFactsFields, agreement);
  return (
    <Facts
      title="毕业生信息"
      facts={[
        { label: "姓名", value: graduate.name },
        { label: "身份证号码", value: graduate.idNumberMasked },
        { label: "毕业院校", value: graduate.schoolName },
        { label: "学历层次", value: graduate.educationLevelLabel },
        { label: "专业", value: graduate.majorName },
        { label: "毕业年份", value: `${graduate.cohort} 届` },
      ]}
    />
  );
}

function yesOrNo(value: boolean | null | undefined): string | null {
  if (value == null) return null;
  return value ? "是" : "否";
}
