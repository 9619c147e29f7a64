import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { graphql, readFragment } from "../gql/index.js";
import { TerminationCard } from "../termination/TerminationCard.js";
import { TerminationPlace } from "../termination/TerminationPlace.js";
import { Failure } from "../ui/Failure.js";
import { LoadingCards } from "../ui/LoadingCards.js";
import { Notice } from "../ui/Notice.js";
import { Page } from "../ui/Page.js";
import { AmendmentList } from "./AmendmentList.js";
import { AnswerBar, AnswerBarFields } from "./AnswerBar.js";
import { DocumentCard } from "./DocumentCard.js";
import { EmployerFacts, GraduateFacts, JobFacts } from "./RecordFacts.js";
import { StatusCard } from "./StatusCard.js";
import { Timeline } from "./Timeline.js";
import "./record.css";

const RecordQuery = graphql(`
  query Record($id: ID!) {
    agreement(id: $id) {
      id
      status
      ...StatusCardFields
      ...DocumentCardFields
      ...JobFactsFields
      ...EmployerFactsFields
      ...GraduateFactsFields
      ...AmendmentListFields
      ...TimelineFields
      ...AnswerBarFields
    }
  }
`);

/** One record of the graduate: where it stands, what it says, and what can be done now. */
export default function RecordPage() {
  const { id = "" } = useParams();
  // Another record is another page: nothing of the former may be shown under the new address.
  return <RecordOf key={id} id={id} />;
}

function RecordOf({ id }: { id: string }) {
  const { data, previousData, error, refetch } = useQuery(RecordQuery, { variables: { id } });
  const answer = data ?? previousData;
  if (!answer) {
    return (
      <Page title="签约详情" back="/">
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />}
      </Page>
    );
  }
  if (!answer.agreement) return <TerminationPlace id={id} unknown={<UnknownRecord />} />;
  const { agreement } = answer;
  return (
    <Page title="签约详情" back="/">
      <StatusCard agreement={agreement} />
      <DocumentCard agreement={agreement} />
      <TerminationCard agreementId={agreement.id} status={agreement.status} />
      <AmendmentList agreement={agreement} />
      <JobFacts agreement={agreement} />
      <EmployerFacts agreement={agreement} />
      <GraduateFacts agreement={agreement} />
      <Timeline agreement={agreement} />
      <AnswerBar agreement={readFragment(AnswerBarFields, agreement)} />
    </Page>
  );
}

/** Records of others answer exactly so too (P-07). */
function UnknownRecord() {
  return (
    <Page title="签约详情" back="/">
      <Notice
        title="未找到该签约记录"
        text="该记录不存在，或不属于当前登录的毕业生。请返回首页查看您的全部签约记录。"
        link={{ to: "/", text: "返回首页" }}
      />
    </Page>
  );
}
