import { agreementTypeLabels, formatDate, formatDateTime, jobTermLabels } from "@gd/web-kit";
import { Card, Descriptions, type DescriptionsProps, Table } from "antd";
import type { AgreementBlocksFragment as AgreementBlocksData } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { EmployerBlock } from "../parts/employer-block.js";

const AgreementBlocksFragment = graphql(`
  fragment AgreementBlocks on Agreement {
    agreementType
    createdAt
    deadline
    graduate {
      name
      idNumberMasked
      schoolName
      educationLevelLabel
      majorName
      cohort
    }
    employer {
      ...EmployerBlock
    }
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
    amendments {
      at
      fieldLabel
      before
      after
      organisation
    }
  }
`);

/** What the agreement says: graduate, job, other terms, employer as it stood at sending, later amendments. */
export function AgreementBlocks(props: { agreement: FragmentType<typeof AgreementBlocksFragment> }) {
  const agreement = readFragment(AgreementBlocksFragment, props.agreement);
  const { job, employer } = agreement;
  // An employer sees no drafts.
  if (!job || !employer) return null;
  return (
    <>
      <Card title="学生信息">
        <Descriptions column={2} items={graduateItems(agreement)} />
      </Card>
      <Card title="岗位信息">
        <Descriptions column={2} items={jobItems(agreement, job)} />
        <Supplement text={job.supplement} />
      </Card>
      <Amendments amendments={agreement.amendments} />
      <Card title="单位信息">
        <EmployerBlock employer={employer} />
      </Card>
    </>
  );
}

function graduateItems({ graduate }: AgreementBlocksData): DescriptionsProps["items"] {
  return [
    { key: "name", label: "学生姓名", children: graduate.name },
    {
      key: "idNumber",
      label: "证件号码",
      children: <span className="digits">{graduate.idNumberMasked}</span>,
    },
    { key: "school", label: "毕业院校", children: graduate.schoolName },
    { key: "cohort", label: "毕业年份", children: `${graduate.cohort} 届` },
    { key: "level", label: "学历层次", children: graduate.educationLevelLabel },
    { key: "major", label: "专业", children: graduate.majorName },
  ];
}

function jobItems(
  { agreementType, createdAt, deadline }: AgreementBlocksData,
  job: NonNullable<AgreementBlocksData["job"]>,
): DescriptionsProps["items"] {
  const household = job.settlesHousehold === null ? null : job.settlesHousehold ? "是" : "否";
  const optional = {
    workplace: job.workplace,
    settlesHousehold: household,
    reportBy: job.reportBy && formatDate(job.reportBy),
    monthlySalaryYuan: job.monthlySalaryYuan?.toLocaleString("zh-CN"),
    probation: job.probation,
    servicePeriod: job.servicePeriod,
    penalty: job.penalty,
    archiveReceiver: job.archiveReceiver,
    archiveAddress: job.archiveAddress,
    archivePostcode: job.archivePostcode,
    householdAddress: job.householdAddress,
  };
  const entered = Object.entries(optional) as [keyof typeof optional, string | null | undefined][];
  return [
    { key: "category", label: jobTermLabels.categoryLabel, children: job.categoryLabel },
    { key: "position", label: jobTermLabels.positionName, children: job.positionName },
    { key: "sent", label: "邀请发出时间", children: formatDateTime(createdAt) },
    ...(deadline ? [{ key: "deadline", label: "应约截止时间", children: formatDateTime(deadline) }] : []),
    { key: "type", label: "协议类型", children: agreementTypeLabels[agreementType] },
    ...entered.flatMap(([field, value]) =>
      value ? [{ key: field, label: jobTermLabels[field], children: value }] : [],
    ),
  ];
}

function Supplement({ text }: { text: string | null }) {
  if (!text) return null;
  const children = <span className="long-text">{text}</span>;
  return (
    <Descriptions
      column={1}
      className="supplement"
      items={[{ key: "supplement", label: jobTermLabels.supplement, children }]}
    />
  );
}

/** F-28: what the school changed after signing. The PDF stays as it was issued. */
function Amendments({ amendments }: Pick<AgreementBlocksData, "amendments">) {
  if (amendments.length === 0) return null;
  return (
    <Card title="签约后变更记录" extra={<span className="cell-note">已签发的就业协议书保持不变</span>}>
      <Table
        size="small"
        pagination={false}
        rowKey={(row) => `${row.at}${row.fieldLabel}`}
        dataSource={amendments}
        columns={[
          { title: "变更时间", width: 160, render: (_value, row) => formatDateTime(row.at) },
          { title: "变更项", dataIndex: "fieldLabel", width: 120 },
          { title: "变更前", dataIndex: "before" },
          { title: "变更后", dataIndex: "after" },
          { title: "变更单位", dataIndex: "organisation" },
        ]}
      />
    </Card>
  );
}
