import {
  agreementTypeLabels,
  employerBlockLabels,
  formatDate,
  formatDateTime,
  jobTermLabels,
} from "@gd/web-kit";
import { Button, Descriptions, Table, Tooltip } from "antd";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
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
    graduate {
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

/** 协议信息 and 单位信息, as fixed at sending (F-21) or submitted; amendments for those who may (F-28, F-35). */
export function AgreementSections({
  agreement,
  businessStatus,
}: {
  agreement: FragmentType<typeof AgreementSectionsFields>;
  businessStatus: BusinessStatusReading;
}) {
  const { id, job, employer, amendments, ...record } = readFragment(AgreementSectionsFields, agreement);
  const [amending, setAmending] = useState(false);
  // No reviewer sees an agreement that was never submitted.
  if (!job || !employer) return null;
  const amend = record.availableActions.find(
    ({ act }) => act === "AMEND_JOB_CATEGORY" || act === "AMEND_AGREEMENT",
  );
  const ofEmployer = record.kind === "ONLINE_AGREEMENT";
  return (
    <>
      <section className="panel" id="agreement">
        <div className="section-head">
          <h2>协议信息</h2>
          {amend && (
            <Tooltip title={amend.allowed ? "" : amend.reason}>
              <Button size="small" disabled={!amend.allowed} onClick={() => setAmending(true)}>
                {amend.act === "AMEND_AGREEMENT" ? "修改签约信息" : "修改职位类别"}
              </Button>
            </Tooltip>
          )}
        </div>
        <Facts
          facts={[
            ...(record.kind === "PAPER_AGREEMENT" ? [] : [["协议编号", record.number] satisfies Fact]),
            ["协议类型", agreementTypeLabels[record.agreementType]],
            ["签约发起方", record.initiatorLabel],
            [ofEmployer ? "发起时间" : "填报时间", formatDateTime(record.createdAt)],
            ...(ofEmployer && record.deadline
              ? [["应约截止时间", formatDateTime(record.deadline)] satisfies Fact]
              : []),
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
            [
              jobTermLabels.supplement,
              job.supplement && <span className="prose">{job.supplement}</span>,
              "wide",
            ],
          ]}
        />
        {amendments.length > 0 && <Amendments amendments={amendments} />}
      </section>
      <section className="panel" id="employer">
        <div className="section-head">
          <h2>单位信息</h2>
          <BusinessStatusAsking reading={businessStatus} />
        </div>
        <BusinessStatus reading={businessStatus} />
        <Facts
          facts={[
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
          ]}
        />
      </section>
      {amending && amend?.act === "AMEND_AGREEMENT" && (
        <AmendAgreementDialog
          recordId={id}
          cohort={record.graduate.cohort}
          current={{
            natureCode: employer.natureCode,
            industryCode: employer.industryCode,
            categoryCode: job.categoryCode,
          }}
          onClose={() => setAmending(false)}
        />
      )}
      {amending && amend?.act === "AMEND_JOB_CATEGORY" && (
        <AmendCategoryDialog
          recordId={id}
          cohort={record.graduate.cohort}
          current={{ code: job.categoryCode, label: job.categoryLabel }}
          onClose={() => setAmending(false)}
        />
      )}
    </>
  );
}

function yesOrNo(value: boolean | null | undefined): string | null {
  return value == null ? null : value ? "是" : "否";
}

type Fact = [label: string, value: React.ReactNode, width?: "wide"];

/** Labelled values in two columns; what was left empty reads “—”. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      className="facts"
      items={facts.map(([label, value, width]) => ({
        key: label,
        label,
        children: value === null || value === undefined || value === "" ? "—" : value,
        span: width === "wide" ? 2 : 1,
      }))}
    />
  );
}

interface AmendmentRow {
  at: string;
  fieldLabel: string;
  before: string;
  after: string;
  organisation: string;
}

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
