import {
  agreementTypeLabels,
  employerFacts,
  formatDateTime,
  type JobTerm,
  jobFacts,
  type WordedFact,
} from "@gd/web-kit";
import { Button, Table, Tooltip } from "antd";
import { useState } from "react";
import {
  type AgreementSectionsFragment,
  AgreementSectionsFragmentDoc,
  type AmendmentFieldsFragment,
  AmendmentFieldsFragmentDoc,
  type EmployerFieldsFragment,
  EmployerFieldsFragmentDoc,
  type JobFieldsFragment,
  JobFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { type Fact, Facts } from "../parts/facts.js";
import { AmendAgreementDialog } from "./amend-agreement-dialog.js";
import { AmendCategoryDialog } from "./amend-category-dialog.js";
import { BusinessStatus, BusinessStatusAsking } from "./business-status.js";
import type { BusinessStatusReading } from "./use-business-status.js";

interface AgreementSectionsProps {
  agreement: FragmentType<typeof AgreementSectionsFragmentDoc>;
  businessStatus: BusinessStatusReading;
}

/** 协议信息 and 单位信息, as fixed at sending (F-21) or submitted; amendments for those who may (F-28, F-35). */
export function AgreementSections({ agreement, businessStatus }: AgreementSectionsProps) {
  const shown = readFragment(AgreementSectionsFragmentDoc, agreement);
  const job = readFragment(JobFieldsFragmentDoc, shown.job);
  const employer = readFragment(EmployerFieldsFragmentDoc, shown.employer);
  const amendments = readFragment(AmendmentFieldsFragmentDoc, shown.amendments);
  // No reviewer sees an agreement that was never submitted.
  if (!job || !employer) return null;
  return (
    <>
      <section className="panel" id="agreement">
        <div className="section-head">
          <h2>协议信息</h2>
          <AmendAct agreement={shown} job={job} employer={employer} />
        </div>
        <Facts facts={[...factsOfAgreement(shown), ...jobFacts(job, OF_JOB).map(inTable)]} />
        {amendments.length > 0 && <Amendments amendments={amendments} />}
      </section>
      <section className="panel" id="employer">
        <div className="section-head">
          <h2>单位信息</h2>
          <BusinessStatusAsking reading={businessStatus} />
        </div>
        <BusinessStatus reading={businessStatus} />
        <Facts facts={employerFacts(employer).map(inTable)} />
      </section>
    </>
  );
}

interface AmendActProps {
  agreement: AgreementSectionsFragment;
  job: JobFieldsFragment;
  employer: EmployerFieldsFragment;
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

const OF_JOB: readonly JobTerm[] = [
  "categoryLabel",
  "positionName",
  "workplace",
  "monthlySalaryYuan",
  "reportBy",
  "settlesHousehold",
  "probation",
  "servicePeriod",
  "penalty",
  "archiveReceiver",
  "archiveAddress",
  "archivePostcode",
  "householdAddress",
  "supplement",
];

/** What takes the whole width. */
const WIDE = new Set<string>(["householdAddress", "supplement", "divisionName", "address"]);

function inTable({ key, label, value }: WordedFact): Fact {
  const shown = key === "supplement" && value ? <span className="prose">{value}</span> : value;
  return WIDE.has(key) ? [label, shown, "wide"] : [label, shown];
}

function Amendments({ amendments }: { amendments: readonly AmendmentFieldsFragment[] }) {
  return (
    <>
      <h3>签约后修改记录</h3>
      <Table<AmendmentFieldsFragment>
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
