import { useQuery } from "@apollo/client/react";
import { Suspense } from "react";
import { useParams } from "react-router";
import { ReturnReason } from "../fill/return-reason.js";
import { RecordDocument } from "../gql/graphql.js";
import { TerminationCard, useTermination } from "../termination/termination-card.js";
import { TerminationPlace } from "../termination/termination-place.js";
import { Failure } from "../ui/failure.js";
import { lazyPart } from "../ui/lazy-part.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { AmendmentList } from "./amendment-list.js";
import { AnswerBar } from "./answer-bar.js";
import { ChangeList } from "./change-list.js";
import { DestinationFacts } from "./destination-facts.js";
import { DocumentCard } from "./document-card.js";
import { RecordActs } from "./record-acts.js";
import { EmployerBlockFacts, EmployerNotice, GraduateFacts, JobFacts } from "./record-facts.js";
import { StatusCard } from "./status-card.js";
import { Timeline } from "./timeline.js";
import "./record.css";

const UploadsCard = lazyPart(() => import("./uploads-card.js"));

/** One record of the graduate: where it stands, what it says, and what can be done now. */
export default function RecordPage() {
  const { id = "" } = useParams();
  // Another record is another page: nothing of the former may be shown under the new address.
  return <RecordOf key={id} id={id} />;
}

function RecordOf({ id }: { id: string }) {
  const { data, previousData, error, refetch } = useQuery(RecordDocument, { variables: { id } });
  const answer = data ?? previousData;
  const agreement = answer?.record?.__typename === "Agreement" ? answer.record : null;
  const ending = useTermination(agreement);
  if (!answer || !ending.settled) {
    return (
      <Page title="签约详情" back="/">
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />}
      </Page>
    );
  }
  if (!answer.record) return <UnknownRecord />;
  const { record } = answer;
  if (record.__typename === "Termination") return <TerminationPlace id={id} unknown={<UnknownRecord />} />;
  const destination = record.__typename === "Destination" ? record : null;
  const uploads = agreement?.uploads ?? destination?.proofs ?? [];
  return (
    <Page title={destination ? "去向登记详情" : "签约详情"} back="/">
      <ReturnReason record={record} />
      {agreement && <TerminationCard place="top" agreement={agreement} />}
      {agreement?.employer && <EmployerNotice employer={agreement.employer} />}
      <StatusCard agreement={record} />
      {agreement && <DocumentCard agreement={agreement} />}
      {agreement && <TerminationCard place="below" agreement={agreement} />}
      {agreement && <AmendmentList amendments={agreement.amendments} />}
      {destination && <ChangeList destination={destination} />}
      {uploads.length > 0 && (
        <Suspense fallback={null}>
          <UploadsCard uploads={uploads} />
        </Suspense>
      )}
      {destination && <DestinationFacts destination={destination} />}
      {agreement?.job && <JobFacts job={agreement.job} />}
      {agreement?.employer && <EmployerBlockFacts employer={agreement.employer} />}
      {record.graduate && <GraduateFacts graduate={record.graduate} />}
      <Timeline agreement={record} />
      {agreement && <AnswerBar agreement={agreement} />}
      <RecordActs record={record} />
    </Page>
  );
}

/** Records of others answer exactly so too (P-07). */
function UnknownRecord() {
  return (
    <Page title="签约详情" back="/">
      <Notice
        title="未找到该记录"
        text="该记录不存在，或不属于当前登录的毕业生。请返回首页查看您的全部记录。"
        link={{ to: "/", text: "返回首页" }}
      />
    </Page>
  );
}
