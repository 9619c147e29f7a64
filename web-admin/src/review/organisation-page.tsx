import { useQuery } from "@apollo/client/react";
import { LoadFailure, MessagePage, StaleNotice, usePageTitle } from "@gd/web-kit/desk";
import { Navigate, useLocation, useParams } from "react-router";
import {
  type OrganisationPageQuery as OrganisationPageData,
  OrganisationPageDocument,
} from "../gql/graphql.js";
import { recordAddress } from "../menu/queues.js";
import { PageLoading } from "../parts/page-loading.js";
import { useViewer } from "../session/session.js";
import { useHeldAgain } from "../verdict/held-verdicts.js";
import { Checklist } from "../verifications/checklist.js";
import { CorrectionSections } from "../verifications/correction-sections.js";
import { VerificationSections } from "../verifications/verification-sections.js";
import { EarlierVerdicts } from "./earlier-verdicts.js";
import { organisationHints, type StandingOut } from "./organisation-hints.js";
import { lastStepOf, RecordHistory } from "./record-timeline.js";
import { ReviewFrame } from "./review-frame.js";
import { SubmissionChanges } from "./submission-changes.js";
import { evidenceOf } from "./uploads-section.js";
import { useReviewWalk } from "./use-review-walk.js";
import { VerdictPanel } from "./verdict-panel.js";
import { verdictsOf } from "./verdicts-of.js";
import "../verifications/verifications.css";

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
      <Review key={id} page={data.reviewPage} settled={!loading} reread={refetch} />
    </>
  );
}

interface ReviewProps {
  page: OrganisationPageOf;
  /** What is shown is what the server says now, not what was known before. */
  settled: boolean;
  reread(): Promise<unknown>;
}

function Review({ page, settled, reread }: ReviewProps) {
  const viewer = useViewer();
  const { record } = page;
  const walk = useReviewWalk(record);
  const actions = verdictsOf(record.availableActions);
  const title = actions.APPROVE?.allowed ? viewer.reviewWord : "查看";
  const rereadQuietly = () => void reread().catch(() => undefined);
  usePageTitle(`${title} ${record.counterpart ?? ""}`);
  const held = page.heldVerdict ?? null;
  useHeldAgain(record, held, settled);
  const verdict = (
    <VerdictPanel
      record={record}
      reviewWord={viewer.reviewWord}
      actions={actions}
      held={held}
      takeRegistryData={false}
      choosesEnding={false}
      changeable={null}
      approvalStates={[]}
      lastStep={lastStepOf(record) ?? record.statusLabel}
      hints={organisationHints(page, standingOut(record))}
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
      {actions.APPROVE && <Checklist key={record.submission} kind={record.kind} />}
      <SubmissionChanges page={page} />
      <Sections record={record} />
      <EarlierVerdicts page={page} about="该单位" />
      <RecordHistory record={record} />
    </ReviewFrame>
  );
}

function Sections({ record }: { record: OrganisationRecord }) {
  if (record.__typename === "EmployerVerification") {
    return <VerificationSections verification={record} />;
  }
  if (record.__typename === "EmployerCorrection") {
    return <CorrectionSections correction={record} />;
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
