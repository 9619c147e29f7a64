import { useQuery } from "@apollo/client/react";
import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import { LoadFailure, StatusTag, usePageTitle } from "@gd/web-kit/desk";
import { Alert } from "antd";
import { useParams } from "react-router";
import { AgreementDocument, type AgreementQuery } from "../gql/graphql.js";
import { useActiveMenu } from "../parts/active-menu.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { PageHeader } from "../parts/page-header.js";
import { PageSkeleton } from "../parts/page-skeleton.js";
import { TerminationPanel } from "../termination/termination-panel.js";
import { AgreementActions } from "./agreement-actions.js";
import { AgreementBlocks } from "./agreement-blocks.js";
import { AgreementPaper } from "./agreement-document.js";
import { AgreementSteps } from "./agreement-steps.js";
import { AgreementTimeline } from "./agreement-timeline.js";
import { InviteAgain } from "./invite-again.js";
import { listOf, lists } from "./lists.js";

type ShownAgreement = NonNullable<AgreementQuery["agreement"]>;

/** One agreement from invitation to end: steps, what it says, its history, and what can be done now. */
export function AgreementPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(AgreementDocument, { variables: { id } });
  const agreement = data?.agreement;
  usePageTitle(agreement ? `${agreement.graduate.name}的签约详情` : "签约详情");
  useActiveMenu(agreement ? lists[listOf(agreement)].path : null);

  if (agreement) return <Shown agreement={agreement} />;
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (data) return <NotFoundPage title="未找到该签约记录" />;
  return <PageSkeleton rows={12} />;
}

function Shown({ agreement }: { agreement: ShownAgreement }) {
  const place = listOf(agreement);
  const list = lists[place];
  return (
    <>
      <PageHeader
        above={{ title: list.title, to: list.path, here: "签约详情" }}
        title={
          <>
            {agreement.graduate.name}
            <StatusTag {...agreement} />
          </>
        }
        about={<HeadLine agreement={agreement} />}
        extra={
          <>
            <AgreementActions agreement={agreement} />
            {place === "FAILED" && (
              <InviteAgain agreementId={agreement.id} graduateName={agreement.graduate.name} />
            )}
          </>
        }
      />
      {agreement.frozen && (
        <Alert
          type="warning"
          showIcon
          className="page-notice"
          title="该毕业生信息已失效，本记录仅可查看，不能进行任何操作。"
        />
      )}
      <section className="panel">
        <AgreementSteps agreement={agreement} />
      </section>
      <div className="detail">
        <div className="detail-main">
          <TerminationPanel agreement={agreement} />
          <AgreementBlocks agreement={agreement} />
        </div>
        <aside className="detail-side" aria-label="协议书与办理记录">
          <AgreementPaper agreement={agreement} />
          <AgreementTimeline agreement={agreement} />
        </aside>
      </div>
    </>
  );
}

function HeadLine({ agreement }: { agreement: ShownAgreement }) {
  const now = useNow();
  return (
    <span className="head-line">
      {agreement.number && <span>协议编号：{agreement.number}</span>}
      <span>
        {agreement.nextStep}
        {!agreement.frozen && agreement.deadline && `（${timeLeft(agreement.deadline, now)}）`}
      </span>
      <span>最新操作时间：{formatDateTime(agreement.changedAt)}</span>
    </span>
  );
}
