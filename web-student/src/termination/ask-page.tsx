import { useQuery } from "@apollo/client/react";
import { Suspense } from "react";
import { useParams } from "react-router";
import { ReturnReason } from "../fill/return-reason.js";
import { AgreementTerminationDocument, TerminationFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Failure } from "../ui/failure.js";
import { lazyPart } from "../ui/lazy-part.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import "../form/form.css";
import "./termination.css";

const AskForm = lazyPart(() => import("./ask-form.js"));

/** 发起解约, or sending a returned request again (F-50, F-53). */
export default function AskPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(AgreementTerminationDocument, { variables: { agreementId: id } });
  const found = data?.agreementTermination;
  if (!found) {
    return (
      <Page title="发起解约" back={`/records/${id}`}>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Closed />
        ) : (
          <LoadingCards />
        )}
      </Page>
    );
  }
  const latest = found.latest && readFragment(TerminationFieldsFragmentDoc, found.latest);
  const returned = latest?.returned ? latest : null;
  const title = returned ? "修改解约申请" : "发起解约";
  return (
    <Page title={title} back={`/records/${id}`}>
      {returned && <ReturnReason record={returned} />}
      {returned || found.mayAsk ? (
        <Suspense fallback={<LoadingCards />}>
          <AskForm
            agreementId={id}
            terminationId={returned?.id ?? null}
            needsLetter={found.needsLetter}
            limit={found.limit}
            asked={found.asked}
            start={{ reasonCode: returned?.reasonCode ?? "", explanation: returned?.explanation ?? "" }}
          />
        </Suspense>
      ) : (
        <Closed why={found.whyNot} />
      )}
    </Page>
  );
}

function Closed({ why }: { why?: string | null }) {
  return (
    <Notice
      title="当前不能发起解约"
      text={why ?? "该协议尚未生效或已经结束。"}
      link={{ to: "/", text: "返回首页" }}
    />
  );
}
