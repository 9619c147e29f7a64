import { documentNumberLabel, employerFacts, type JobTerm, jobFacts } from "@gd/web-kit";
import {
  EmployerFieldsFragmentDoc,
  GraduateFieldsFragmentDoc,
  JobFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { type Fact, Facts } from "../ui/facts.js";
import { EmployerWarning } from "../warnings/employer-warning.js";

/** What bears on the decision: shown even when the employer left it open. */
const OF_JOB: readonly JobTerm[] = [
  "categoryLabel",
  "positionName",
  "workplace",
  "monthlySalaryYuan",
  "settlesHousehold",
  "reportBy",
  "probation",
  "servicePeriod",
  "penalty",
];
const OF_TRANSFER: readonly JobTerm[] = [
  "archiveReceiver",
  "archiveAddress",
  "archivePostcode",
  "householdAddress",
];

/** Terms of the job. */
export function JobFacts({ job: masked }: { job: FragmentType<typeof JobFieldsFragmentDoc> }) {
  const job = readFragment(JobFieldsFragmentDoc, masked);
  const transfer = jobFacts(job, OF_TRANSFER).filter(({ value }) => value !== null);
  const [supplement] = jobFacts(job, ["supplement"]);
  return (
    <>
      <Facts title="岗位信息" facts={jobFacts(job, OF_JOB)} />
      {transfer.length > 0 && <Facts title="档案户口迁转信息" facts={transfer} />}
      {supplement?.value && (
        <section className="card">
          <h2 className="card-title">{supplement.label}</h2>
          <p className="long-text">{supplement.value}</p>
        </section>
      )}
    </>
  );
}

/** The employer as it stood when the invitation was sent (F-21). */
export function EmployerBlockFacts({
  employer: masked,
}: {
  employer: FragmentType<typeof EmployerFieldsFragmentDoc>;
}) {
  const employer = readFragment(EmployerFieldsFragmentDoc, masked);
  const mobile = <a href={`tel:${employer.contactMobile}`}>{employer.contactMobile}</a>;
  const facts = employerFacts(employer).flatMap(({ key, label, value }): Fact[] => {
    if (key === "contactMobile") return [{ label, value: mobile }];
    const optional = key === "contactPhone" || key === "contactEmail";
    return optional && value === null ? [] : [{ label, value }];
  });
  return <Facts title="用人单位信息" facts={facts} />;
}

/** What schools warn of (F-75): above everything that bears on the answer. */
export function EmployerNotice({ employer }: { employer: FragmentType<typeof EmployerFieldsFragmentDoc> }) {
  return <EmployerWarning uscc={readFragment(EmployerFieldsFragmentDoc, employer).uscc} />;
}

export function GraduateFacts({
  graduate: masked,
}: {
  graduate: FragmentType<typeof GraduateFieldsFragmentDoc>;
}) {
  const graduate = readFragment(GraduateFieldsFragmentDoc, masked);
  return (
    <Facts
      title="毕业生信息"
      facts={[
        { label: "姓名", value: graduate.name },
        { label: documentNumberLabel(graduate), value: graduate.idNumberMasked },
        { label: "毕业院校", value: graduate.schoolName },
        { label: "学历层次", value: graduate.educationLevelLabel },
        { label: "专业", value: graduate.majorName },
        { label: "毕业届别", value: `${graduate.cohort}届` },
      ]}
    />
  );
}
