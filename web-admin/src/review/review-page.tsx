import { useQuery } from "@apollo/client/react";
import { LoadFailure, MessagePage, StaleNotice, usePageTitle } from "@gd/web-kit/desk";
import { useState } from "react";
import { Navigate, useLocation, useParams } from "react-router";
import { VoidedSection } from "../destinations/voided-section.js";
import { ReviewPageDocument, UploadsSectionFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { recordAddress } from "../menu/queues.js";
import { PageLoading } from "../parts/page-loading.js";
import { useKeys } from "../parts/use-keys.js";
import { useViewer } from "../session/session.js";
import { WarningsSection } from "../warnings/warnings-section.js";
import { checkHints, employerHints } from "./check-hints.js";
import { EarlierVerdicts } from "./earlier-verdicts.js";
import { KeysDialog } from "./keys-dialog.js";
import { RecordSections } from "./record-sections.js";
import { FlowSteps, lastStepOf, RecordHistory } from "./record-timeline.js";
import { RegistrySection } from "./registry-section.js";
import type { ReviewedPage } from "./review-documents.js";
import { ReviewHead } from "./review-head.js";
import { StudentSection } from "./student-section.js";
import { SubmissionChanges } from "./submission-changes.js";
import { UploadsSection } from "./uploads-section.js";
import { useBusinessStatus } from "./use-business-status.js";
import { useReviewWalk } from "./use-review-walk.js";
import { VerdictPanel } from "./verdict-panel.js";
import { verdictsOf } from "./verdicts-of.js";
import "./review.css";

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
      <Review key={id} page={data.reviewPage} reread={refetch} />
    </>
  );
}

interface ReviewProps {
  page: ReviewedPage;
  reread(): Promise<unknown>;
}

function Review({ page, reread }: ReviewProps) {
  const viewer = useViewer();
  const { record } = page;
  const { neighbours, goNext, goPrevious, onTaken } = useReviewWalk(record);
  const businessStatus = useBusinessStatus(record.id);
  const [showsKeys, setShowsKeys] = useState(false);
  const [wantsData, setWantsData] = useState(false);
  const takeRegistryData = wantsData && page.canTakeRegistryData;
  const actions = verdictsOf(record.availableActions);
  const title = actions.APPROVE?.allowed ? viewer.reviewWord : "查看";
  const rereadQuietly = () => void reread().catch(() => undefined);
  usePageTitle(`${title} ${record.graduate?.name ?? record.counterpart ?? ""}`);
  useKeys({ "?": () => setShowsKeys(true) });
  return (
    <div className="page review-page">
      <ReviewHead
        record={record}
        title={title}
        neighbours={neighbours}
        onPrevious={goPrevious}
        onNext={goNext}
        onShowKeys={() => setShowsKeys(true)}
      />
      <div className="review-columns">
        <div className="review-record">
          <section className="panel" aria-label="办理步骤">
            <FlowSteps record={record} />
          </section>
          <SubmissionChanges page={page} />
          <RecordSections record={record} businessStatus={businessStatus} reread={reread} />
          <WarningsSection page={page} employerName={record.counterpart ?? ""} />
          <UploadsSection page={page} reread={rereadQuietly} />
          <StudentSection
            page={page}
            taking={actions.APPROVE ? { on: takeRegistryData, set: setWantsData } : null}
          />
          <RegistrySection page={page} />
          <EarlierVerdicts page={page} about="该生" />
          <VoidedSection page={page} />
          <RecordHistory record={record} />
        </div>
        <aside className="review-side" aria-label="核对和结论">
          <VerdictPanel
            record={record}
            reviewWord={viewer.reviewWord}
            actions={actions}
            held={page.heldVerdict ?? null}
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
            onTaken={onTaken}
            onRefused={rereadQuietly}
          />
        </aside>
      </div>
      {showsKeys && (
        <KeysDialog
          mayReview={viewer.mayReview}
          hasPictures={readFragment(UploadsSectionFragmentDoc, page).uploads.length > 0}
          onClose={() => setShowsKeys(false)}
        />
      )}
    </div>
  );
}

function UnknownRecord() {
  return <MessagePage title="未找到该记录" text="该记录不存在，或不在您的管理范围内。" />;
}
