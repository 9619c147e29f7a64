import {
  agreementTypeLabels,
  employerBlockLabels,
  formatDate,
  formatDateTime,
  jobTermLabels,
} from "@gd/web-kit";
import { Button, Table, Tooltip } from "antd";
import { useState } from "react";
import type { AgreementSectionsFragment } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { type Fact, Facts } from "../parts/facts.js";
import { AmendAgreementDialog } from "./amend-agreement-dialog.js";
import { AmendCategoryDialog } from "./amend-category-dialog.js";
import { BusinessStatus, BusinessStatusAsking } from "./business-status.js";
import type { BusinessStatusReading } from "./use-business-status.js";

export const AgreementSectionsFields = graphql(`
  fragment AgreementSections on Agreement {
    id
    kind
    status
    agreementType
    number
    initiatorLabel
    deadline
    createdAt
    # Named apart: a record of any kind may be about no graduate, this one never is.
    about: graduate {
      cohort
    }
    employer {
      name
      uscc
      natureCode
      natureLabel
      industryCode
      industryLabel
      divisionName
      address
      contactName
      contactMobile
      contactPhone
      contactEmail
    }
    job {
      categoryCode
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
    amendments {
      at
      fieldLabel
      before
      after
      organisation
    }
    availableActions {
      act
      allowed
      reason
    }
  }
`);

interface AgreementSectionsProps {
  agreement: FragmentType<typeof AgreementSectionsFields>;
  businessStatus: BusinessStatusReading;
}

/** 协议信息 and 单位信息, as fixed at sending (F-21) or submitted; amendments for those who may (F-28, F-35). */
export function AgreementSections({ agreement, businessStatus }: AgreementSectionsProps) {
  const shown = readFragment(AgreementSectionsFields, agreement);
  const { job, employer, amendments } = shown;
  // No reviewer sees an agreement that was never submitted.
  if (!job || !employer) return null;
  return (
    <>
      <section className="panel" id="agreement">
        <div className="section-head">
          <h2>协议信息</h2>
          <AmendAct agreement={shown} job={job} employer={employer} />
        </div>
        <Facts facts={[...factsOfAgreement(shown), ...factsOfJob(job)]} />
        {amendments.length > 0 && <Amendments amendments={amendments} />}
      </section>
      <section className="panel" id="employer">
        <div className="section-head">
          <h2>单位信息</h2>
          <BusinessStatusAsking reading={businessStatus} />
        </div>
        <BusinessStatus reading={businessStatus} />
        <Facts facts={factsOfEmployer(employer)} />
      </section>
    </>
  );
}

type Job = NonNullable<AgreementSectionsFragment["job"]>;
type Employer = NonNullable<AgreementSectionsFragment["employer"]>;

interface AmendActProps {
  agreement: AgreementSectionsFragment;
  job: Job;
  employer: Employer;
}

/** 修改签约信息 or 修改职位类别, whichever the record offers. */
function AmendAct({ agreement, job, employer }: AmendActProps) {
  const [amending, setAmending] = useState(false);
  const amend = agreement.availableActions.find(
    ({ act }) => act === "AMEND_JOB_CATEGORY" || act === "AMEND_AGREEMENT",
  );
  if (!amend) return null;
  const { natureCode, industryCode } = employer;
  const { categoryCode, categoryLabel } = job;
  const dialog = {
    recordId: agreement.id,
    cohort: agreement.about.cohort,
    onClose: () => setAmending(false),
  };
  const whole = amend.act === "AMEND_AGREEMENT";
  return (
    <>
      <Tooltip title={amend.allowed ? "" : amend.reason}>
        <Button size="small" disabled={!amend.allowed} onClick={() => setAmending(true)}>
          {whole ? "修改签约信息" : "修改职位类别"}
        </Button>
      </Tooltip>
      {amending && whole && (
        <AmendAgreementDialog {...dialog} current={{ natureCode, industryCode, categoryCode }} />
      )}
      {amending && !whole && (
        <AmendCategoryDialog {...dialog} current={{ code: categoryCode, label: categoryLabel }} />
      )}
    </>
  );
}

function factsOfAgreement(agreement: AgreementSectionsFragment): Fact[] {
  const { kind, number, agreementType, initiatorLabel, createdAt, deadline } = agreement;
  const ofEmployer = kind === "ONLINE_AGREEMENT";
  return [
    ...(kind === "PAPER_AGREEMENT" ? [] : [["协议编号", number] satisfies Fact]),
    ["协议类型", agreementTypeLabels[agreementType]],
    ["签约发起方", initiatorLabel],
    [ofEmployer ? "发起时间" : "填报时间", formatDateTime(createdAt)],
    ...(ofEmployer && deadline ? [["应约截止时间", formatDateTime(deadline)] satisfies Fact] : []),
  ];
}

function factsOfJob(job: Job): Fact[] {
  return [
    [jobTermLabels.categoryLabel, job.categoryLabel],
    [jobTermLabels.positionName, job.positionName],
    [jobTermLabels.workplace, job.workplace],
    [jobTermLabels.monthlySalaryYuan, job.monthlySalaryYuan?.toLocaleString("zh-CN")],
    [jobTermLabels.reportBy, job.reportBy && formatDate(job.reportBy)],
    [jobTermLabels.settlesHousehold, yesOrNo(job.settlesHousehold)],
    [jobTermLabels.probation, job.probation],
    [jobTermLabels.servicePeriod, job.servicePeriod],
    [jobTermLabels.penalty, job.penalty],
    [jobTermLabels.archiveReceiver, job.archiveReceiver],
    [jobTermLabels.archiveAddress, job.archiveAddress],
    [jobTermLabels.archivePostcode, job.archivePostcode],
    [jobTermLabels.householdAddress, job.householdAddress, "wide"],
    [jobTermLabels.supplement, job.supplement && <span className="prose">{job.supplement}</span>, "wide"],
  ];
}

function factsOfEmployer(employer: Employer): Fact[] {
  return [
    [employerBlockLabels.name, employer.name],
    [employerBlockLabels.uscc, employer.uscc],
    [employerBlockLabels.natureLabel, employer.natureLabel],
    [employerBlockLabels.industryLabel, employer.industryLabel],
    [employerBlockLabels.divisionName, employer.divisionName, "wide"],
    [employerBlockLabels.address, employer.address, "wide"],
    [employerBlockLabels.contactName, employer.contactName],
    [employerBlockLabels.contactMobile, employer.contactMobile],
    [employerBlockLabels.contactPhone, employer.contactPhone],
    [employerBlockLabels.contactEmail, employer.contactEmail],
  ];
}

function yesOrNo(value: boolean | null | undefined): string | null {
  return value == null ? null : value ? "是" : "否";
}

type AmendmentRow = AgreementSectionsFragment["amendments"][number];

function Amendments({ amendments }: { amendments: readonly AmendmentRow[] }) {
  return (
    <>
      <h3>签约后修改记录</h3>
      <Table<AmendmentRow>
        size="small"
        rowKey="at"
        pagination={false}
        dataSource={[...amendments]}
        columns={[
          { title: "修改时间", width: 150, render: (_, row) => formatDateTime(row.at) },
          { title: "修改项", dataIndex: "fieldLabel", width: 100 },
          { title: "修改前", dataIndex: "before" },
          { title: "修改后", dataIndex: "after" },
          { title: "操作单位", dataIndex: "organisation" },
        ]}
      />
    </>
  );
}
