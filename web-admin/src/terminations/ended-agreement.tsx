import { useQuery } from "@apollo/client/react";
import { agreementTypeLabels, employerFacts, formatDateTime, jobFacts } from "@gd/web-kit";
import { LoadFailure, StatusTag } from "@gd/web-kit/desk";
import { Skeleton } from "antd";
import { Link } from "react-router";
import {
  EmployerFieldsFragmentDoc,
  EndedAgreementDocument,
  type EndedAgreementQuery,
  JobFieldsFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { recordAddress } from "../menu/queues.js";
import { type Fact, Facts } from "../parts/facts.js";

type Ended = NonNullable<EndedAgreementQuery["agreement"]>;

/** 拟解除的就业协议: what the termination under review would end, in the words it was signed in. */
export function EndedAgreement({ agreementId }: { agreementId: string }) {
  const { data, error, refetch } = useQuery(EndedAgreementDocument, { variables: { id: agreementId } });
  const agreement = data?.agreement;
  return (
    <section className="panel" id="agreement">
      <div className="section-head">
        <h2>拟解除的就业协议</h2>
        {agreement && <Link to={recordAddress(agreement)}>查看协议信息</Link>}
      </div>
      {agreement && <Facts facts={factsOf(agreement)} />}
      {!data && (error ? <LoadFailure error={error} retry={refetch} /> : <Skeleton active />)}
    </section>
  );
}

function factsOf(agreement: Ended): Fact[] {
  const { number, agreementType, initiatorLabel, createdAt, document } = agreement;
  const job = readFragment(JobFieldsFragmentDoc, agreement.job);
  const employer = readFragment(EmployerFieldsFragmentDoc, agreement.employer);
  return [
    ["协议状态", <StatusTag key="status" {...agreement} />],
    ["协议编号", number],
    ["协议类型", agreementTypeLabels[agreementType]],
    ["签约发起方", initiatorLabel],
    ["发起或填报时间", formatDateTime(createdAt)],
    [
      "就业协议书",
      document && (
        <a key="document" href={document.url} target="_blank" rel="noreferrer">
          预览
        </a>
      ),
    ],
    ...(employer ? employerFacts(employer).map(({ label, value }): Fact => [label, value]) : []),
    ...(job ? jobFacts(job, OF_JOB).map(({ label, value }): Fact => [label, value]) : []),
  ];
}

/** What ends with it. */
const OF_JOB = [
  "categoryLabel",
  "positionName",
  "workplace",
  "monthlySalaryYuan",
  "reportBy",
  "settlesHousehold",
  "probation",
  "servicePeriod",
  "penalty",
] as const;
