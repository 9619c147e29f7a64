import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useParams } from "react-router";
import {
  AcceptBarFieldsFragmentDoc,
  AcceptInvitationDocument,
  AgreementToReadDocument,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { ActBar } from "../record/act-bar.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { useAskedAct } from "../ui/use-asked-act.js";
import { useGoBack } from "../ui/use-go-back.js";
import { Paper } from "./paper.js";
import "../record/record.css";

/** The whole agreement before it is in force: read here, and accepted here (F-24). */
export default function ReadingPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(AgreementToReadDocument, {
    variables: { id },
    // Another tab, or the school, may have changed what it says.
    fetchPolicy: "cache-and-network",
  });
  const record = data?.record;
  const agreement = record && "text" in record ? record : null;
  return (
    <Page title="就业协议书（草稿）" back={`/records/${id}`}>
      {agreement?.text ? (
        <Reading key={agreement.text.sha256} agreement={agreement} text={agreement.text} />
      ) : data ? (
        <Notice
          title="没有待阅读的协议文本"
          text="协议已生成正式文本，或该邀请已经结束，请返回签约详情查看。"
          link={{ to: `/records/${id}`, text: "返回签约详情" }}
        />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingCards />
      )}
    </Page>
  );
}

interface ReadingProps {
  agreement: FragmentType<typeof AcceptBarFieldsFragmentDoc>;
  text: { url: string; sha256: string };
}

function Reading({ agreement, text }: ReadingProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <Paper
        title="就业协议书草稿"
        url={text.url}
        downloadUrl={`${text.url}?download=1`}
        onShown={() => setIsShown(true)}
      />
      {isShown && <AcceptBar agreement={agreement} textSha256={text.sha256} />}
    </>
  );
}

/** Once the pages are there to be read. */
function AcceptBar({ agreement, textSha256 }: { agreement: ReadingProps["agreement"]; textSha256: string }) {
  const { id, counterpart, job, availableActions } = readFragment(AcceptBarFieldsFragmentDoc, agreement);
  const goBack = useGoBack(`/records/${id}`);
  const accept = useAskedAct(
    AcceptInvitationDocument,
    {
      title: "接受签约邀请",
      content: (
        <div className="question">
          <p>
            用人单位：<strong>{counterpart ?? ""}</strong>
          </p>
          <p>
            拟录用岗位：<strong>{job?.positionName ?? ""}</strong>
          </p>
          <p>我已阅读协议全文，各项内容无误。接受后协议文本即固定，将提交学校（院系）审核，且不可撤回。</p>
        </div>
      ),
      confirmText: "确认接受",
    },
    {
      done: "已接受签约邀请，已提交学校（院系）审核",
      after: goBack,
    },
  );
  return (
    <ActBar
      offered={availableActions.filter(({ act }) => act === "ACCEPT")}
      buttons={[
        {
          act: "ACCEPT",
          text: "已阅读全文，接受邀请",
          press: () => accept.ask({ id, textSha256 }),
          running: accept.running,
          primary: true,
        },
      ]}
    />
  );
}
