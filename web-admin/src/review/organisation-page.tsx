import { useQuery } from "@apollo/client/react";
import { LoadFailure, MessagePage, StaleNotice, usePageTitle } from "@gd/web-kit/desk";
import { type ReactNode, useState } from "react";
import { Navigate, useLocation, useParams } from "react-router";
import {
  type OrganisationPageQuery as OrganisationPageData,
  OrganisationPageDocument,
  UploadsSectionFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { recordAddress } from "../menu/queues.js";
import { PageLoading } from "../parts/page-loading.js";
import { useKeys } from "../parts/use-keys.js";
import { useViewer } from "../session/session.js";
import { Checklist } from "../verifications/checklist.js";
import { CorrectionSections } from "../verifications/correction-sections.js";
import { VerificationSections } from "../verifications/verification-sections.js";
import { EarlierVerdicts } from "./earlier-verdicts.js";
import { KeysDialog } from "./keys-dialog.js";
import { organisationHints, type StandingOut } from "./organisation-hints.js";
import { FlowSteps, lastStepOf, RecordHistory } from "./record-timeline.js";
import { ReviewHead } from "./review-head.js";
import { SubmissionChanges } from "./submission-changes.js";
import { UploadsSection } from "./uploads-section.js";
import { useReviewWalk } from "./use-review-walk.js";
import { VerdictPanel } from "./verdict-panel.js";
import { verdictsOf } from "./verdicts-of.js";
import "../verifications/verifications.css";
import "./review.css";

type OrganisationPageOf = NonNullable<OrganisationPageData["reviewPage"]>;
type OrganisationRecord = OrganisationPageOf["record"];

/** One record about an organisation with everything an operator decides by: its papers beside what the register says. */
export default function OrganisationPage() {
  const { id = "" } = useParams();
  const { pathname } = useLocation();
  const { data, error, loading, refetch } = useQuery(OrganisationPageDocument, {
    variables: { recordId: id },
  });
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <PageLoading />;
  if (!data.reviewPage) return loading ? <PageLoading /> : <UnknownRecord />;
  const address = recordAddress(data.reviewPage.record);
  // An address of another list, typed or kept from elsewhere: the record says where it belongs.
  if (pathname !== address) return <Navigate to={address} replace />;
  return (
    <>
      {error && <StaleNotice error={error} retry={refetch} />}
      <Review key={id} page={data.reviewPage} reread={refetch} />
    </>
  );
}

function Review({ page, reread }: { page: OrganisationPageOf; reread(): Promise<unknown> }) {
  const viewer = useViewer();
  const { record } = page;
  const { neighbours, goNext, goPrevious, onTaken } = useReviewWalk(record);
  const [showsKeys, setShowsKeys] = useState(false);
  const actions = verdictsOf(record.availableActions);
  const title = actions.APPROVE?.allowed ? viewer.reviewWord : "查看";
  const rereadQuietly = () => void reread().catch(() => undefined);
  usePageTitle(`${title} ${record.counterpart ?? ""}`);
  useKeys({ "?": () => setShowsKeys(true) });
  return (
    <div className="page review-page">
      <ReviewHead
        record={record}
        title={title}
        neighbours={neighbours}
        onPrevious={goPrevious}
        onNext={() => void goNext()}
        onShowKeys={() => setShowsKeys(true)}
      />
      <div className="review-columns">
        <div className="review-record">
          <section className="panel" aria-label="办理步骤">
            <FlowSteps record={record} />
          </section>
          <SubmissionChanges page={page} />
          <Sections record={record} papers={<UploadsSection page={page} reread={rereadQuietly} />} />
          <EarlierVerdicts page={page} about="该单位" />
          <RecordHistory record={record} />
        </div>
        <aside className="review-side" aria-label="核对和结论">
          {actions.APPROVE && <Checklist key={record.submission} kind={record.kind} />}
          <VerdictPanel
            record={record}
            reviewWord={viewer.reviewWord}
            actions={actions}
            held={page.heldVerdict ?? null}
            takeRegistryData={false}
            choosesEnding={false}
            changeable={null}
            approvalStates={[]}
            lastStep={lastStepOf(record) ?? record.statusLabel}
            hints={organisationHints(page, standingOut(record))}
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

function Sections({ record, papers }: { record: OrganisationRecord; papers: ReactNode }) {
  if (record.__typename === "EmployerVerification") {
    return <VerificationSections verification={record} papers={papers} />;
  }
  if (record.__typename === "EmployerCorrection") {
    return <CorrectionSections correction={record} papers={papers} />;
  }
  return null;
}

/** What the register says otherwise, whether it says anything at all, and what is to be looked at besides. */
function standingOut(record: OrganisationRecord): StandingOut {
  const told = (lines: readonly { registered: string | null; differs: boolean }[], notices: number) => ({
    isRegistered: lines.some(({ registered }) => registered !== null),
    differing: lines.filter(({ differs }) => differs).length,
    notices,
  });
  if (record.__typename === "EmployerVerification") return told(record.comparison, record.notices.length);
  if (record.__typename === "EmployerCorrection") return told(record.lines, record.notices.length);
  return told([], 0);
}

function UnknownRecord() {
  return <MessagePage title="未找到该记录" text="该记录不存在，请返回列表刷新后再试。" />;
}
