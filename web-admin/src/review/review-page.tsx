import { useQuery } from "@apollo/client/react";
import { LoadFailure, MessagePage, StaleNotice, usePageTitle } from "@gd/web-kit/desk";
import { useState } from "react";
import { Navigate, useLocation, useParams } from "react-router";
import { VoidedSection } from "../destinations/voided-section.js";
import { ReviewPageDocument } from "../gql/graphql.js";
import { recordAddress } from "../menu/queues.js";
import { PageLoading } from "../parts/page-loading.js";
import { useViewer } from "../session/session.js";
import { useHeldAgain } from "../verdict/held-verdicts.js";
import { WarningsSection } from "../warnings/warnings-section.js";
import { checkHints, employerHints } from "./check-hints.js";
import { EarlierVerdicts } from "./earlier-verdicts.js";
import { RecordSections } from "./record-sections.js";
import { lastStepOf, RecordHistory } from "./record-timeline.js";
import { RegistrySection } from "./registry-section.js";
import type { ReviewedPage } from "./review-documents.js";
import { ReviewFrame } from "./review-frame.js";
import { StudentSection } from "./student-section.js";
import { SubmissionChanges } from "./submission-changes.js";
import { evidenceOf } from "./uploads-section.js";
import { useBusinessStatus } from "./use-business-status.js";
import { useReviewWalk } from "./use-review-walk.js";
import { VerdictPanel } from "./verdict-panel.js";
import { verdictsOf } from "./verdicts-of.js";

/** One record with everything a verdict needs (F-14); the same page, without verdicts, to look a record up. */
export default function ReviewPage() {
  const { id = "" } = useParams();
  const { pathname } = useLocation();
  const { data, error, loading, refetch } = useQuery(ReviewPageDocument, { variables: { recordId: id } });
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <PageLoading />;
  if (!data.reviewPage) return loading ? <PageLoading /> : <UnknownRecord />;
  const { record } = data.reviewPage;
  const address = recordAddress(record);
  // An address of another list, typed or kept from elsewhere: the record says where it belongs.
  if (pathname !== address) return <Navigate to={address} replace />;
  return (
    <>
      {error && <StaleNotice error={error} retry={refetch} />}
      <Review key={id} page={data.reviewPage} settled={!loading} reread={refetch} />
    </>
  );
}

interface ReviewProps {
  page: ReviewedPage;
  /** What is shown is what the server says now, not what was known before. */
  settled: boolean;
  reread(): Promise<unknown>;
}

function Review({ page, settled, reread }: ReviewProps) {
  const viewer = useViewer();
  const { record } = page;
  const walk = useReviewWalk(record);
  const businessStatus = useBusinessStatus(record.id);
  const [wantsData, setWantsData] = useState(false);
  const takeRegistryData = wantsData && page.canTakeRegistryData;
  const actions = verdictsOf(record.availableActions);
  const title = actions.APPROVE?.allowed ? viewer.reviewWord : "查看";
  const rereadQuietly = () => void reread().catch(() => undefined);
  usePageTitle(`${title} ${record.graduate?.name ?? record.counterpart ?? ""}`);
  const held = page.heldVerdict ?? null;
  useHeldAgain(record, held, settled);
  const verdict = (
    <VerdictPanel
      record={record}
      reviewWord={viewer.reviewWord}
      actions={actions}
      held={held}
      takeRegistryData={takeRegistryData}
      choosesEnding={page.neededPart === "ending"}
      changeable={
        record.__typename === "Destination" && page.trainingModeCode
          ? {
              destination: record,
              codes: {
                trainingModeCode: page.trainingModeCode,
                educationLevelCode: page.educationLevelCode ?? null,
              },
            }
          : null
      }
      approvalStates={page.approvalStates}
      lastStep={lastStepOf(record) ?? record.statusLabel}
      hints={[...checkHints(page), ...employerHints(businessStatus)]}
      onTaken={walk.onTaken}
      onRefused={rereadQuietly}
    />
  );
  return (
    <ReviewFrame
      record={record}
      title={title}
      walk={walk}
      verdict={verdict}
      evidence={evidenceOf(page, rereadQuietly)}
    >
      <SubmissionChanges page={page} />
      <RecordSections record={record} businessStatus={businessStatus} reread={reread} />
      <WarningsSection page={page} employerName={record.counterpart ?? ""} />
      <StudentSection
        page={page}
        taking={actions.APPROVE ? { on: takeRegistryData, set: setWantsData } : null}
      />
      <RegistrySection page={page} />
      <EarlierVerdicts page={page} about="该生" />
      <VoidedSection page={page} />
      <RecordHistory record={record} />
    </ReviewFrame>
  );
}

function UnknownRecord() {
  return <MessagePage title="未找到该记录" text="该记录不存在，或不在您的管理范围内。" />;
}
