import {
  agreementTypeLabels,
  formatDateTime,
  type JobTerm,
  jobFacts,
  jobTermLabels,
  type WordedFact,
} from "@gd/web-kit";
import { Card, Descriptions, type DescriptionsProps, Table } from "antd";
import {
  type AgreementBlocksFragment as AgreementBlocksData,
  AgreementBlocksFragmentDoc,
  type AmendmentFieldsFragment,
  AmendmentFieldsFragmentDoc,
  GraduateFieldsFragmentDoc,
  type JobFieldsFragment,
  JobFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { TWO_COLUMNS } from "../parts/columns.js";
import { EmployerBlock } from "../parts/employer-block.js";
import { GraduateFacts } from "../parts/graduate-facts.js";

/** What the agreement says: graduate, job, other terms, employer as it stood at sending, later amendments. */
export function AgreementBlocks(props: { agreement: FragmentType<typeof AgreementBlocksFragmentDoc> }) {
  const agreement = readFragment(AgreementBlocksFragmentDoc, props.agreement);
  const { job, employer } = agreement;
  // An employer sees no drafts.
  if (!job || !employer) return null;
  const terms = readFragment(JobFieldsFragmentDoc, job);
  return (
    <>
      <Card title="学生信息">
        <GraduateFacts
          graduate={readFragment(GraduateFieldsFragmentDoc, agreement.graduate)}
          column={TWO_COLUMNS}
        />
      </Card>
      <Card title="岗位信息">
        <Descriptions column={TWO_COLUMNS} items={jobItems(agreement, terms)} />
        <Supplement text={terms.supplement} />
      </Card>
      <Amendments amendments={readFragment(AmendmentFieldsFragmentDoc, agreement.amendments)} />
      <Card title="单位信息">
        <EmployerBlock employer={employer} />
      </Card>
    </>
  );
}

/** What an agreement may leave open; what is left open is left out. */
const OPTIONAL: readonly JobTerm[] = [
  "workplace",
  "settlesHousehold",
  "reportBy",
  "monthlySalaryYuan",
  "probation",
  "servicePeriod",
  "penalty",
  "archiveReceiver",
  "archiveAddress",
  "archivePostcode",
  "householdAddress",
];

function jobItems(
  { agreementType, createdAt, deadline }: AgreementBlocksData,
  job: JobFieldsFragment,
): DescriptionsProps["items"] {
  return [
    ...jobFacts(job, ["categoryLabel", "positionName"]).map(itemOf),
    { key: "sent", label: "邀请发出时间", children: formatDateTime(createdAt) },
    ...(deadline ? [{ key: "deadline", label: "应约截止时间", children: formatDateTime(deadline) }] : []),
    { key: "type", label: "协议类型", children: agreementTypeLabels[agreementType] },
    ...jobFacts(job, OPTIONAL)
      .filter(({ value }) => value !== null)
      .map(itemOf),
  ];
}

function itemOf({ key, label, value }: WordedFact) {
  return { key, label, children: value };
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
function Amendments({ amendments }: { amendments: readonly AmendmentFieldsFragment[] }) {
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
