import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { App } from "antd";
import { useEffect, useState } from "react";
import { Navigate, useLocation, useNavigate, useParams } from "react-router";
import { VoidedSection, VoidedSectionFields } from "../destinations/voided-section.js";
import type { ReviewPageQuery as ReviewPageData, Verdict } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { LoadFailure } from "../layout/load-failure.js";
import { MessagePage } from "../layout/message-page.js";
import { PageLoading } from "../layout/page-loading.js";
import { usePageTitle } from "../layout/page-title.js";
import { StaleNotice } from "../layout/stale-notice.js";
import { useKeys } from "../layout/use-keys.js";
import { extendTrail, noteVisit } from "../queue/queue-trail.js";
import { queueOf, recordAddress } from "../queue/queues.js";
import { useViewer } from "../session/session.js";
import { WarningsSection, WarningsSectionFields } from "../warnings/warnings-section.js";
import { EarlierVerdicts, EarlierVerdictsFields } from "./earlier-verdicts.js";
import { localEnd, useHeldVerdicts } from "./held-verdicts.js";
import { KeysDialog } from "./keys-dialog.js";
import { useNeighbours } from "./neighbours.js";
import { RecordSections } from "./record-sections.js";
import { FlowSteps, RecordTimeline, RecordTimelineFields } from "./record-timeline.js";
import { RegistrySection, RegistrySectionFields } from "./registry-section.js";
import { ReviewPageQuery } from "./review-documents.js";
import { ReviewHead } from "./review-head.js";
import { StudentSection, StudentSectionFields } from "./student-section.js";
import { SubmissionChanges, SubmissionChangesFields } from "./submission-changes.js";
import { UploadsSection, UploadsSectionFields } from "./uploads-section.js";
import { type BusinessStatusReading, useBusinessStatus } from "./use-business-status.js";
import type { VerdictOutcome } from "./use-verdict.js";
import type { Action, CheckHint } from "./verdict-notes.js";
import { VerdictPanel } from "./verdict-panel.js";
import { verdictWords } from "./verdict-words.js";
import "./review.css";

/** One record with everything a verdict needs (F-14); the same page, without verdicts, to look a record up. */
export default function ReviewPage() {
  const { id = "" } = useParams();
  const { pathname } = useLocation();
  const { data, error, loading, refetch } = useQuery(ReviewPageQuery, { variables: { recordId: id } });
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
  page: NonNullable<ReviewPageData["reviewPage"]>;
  reread(): Promise<unknown>;
}

function Review({ page, reread }: ReviewProps) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { hold } = useHeldVerdicts();
  const { record, heldVerdict } = page;
  const { id } = record;
  const queue = queueOf(record.kind);
  const neighbours = useNeighbours(queue, id);
  const businessStatus = useBusinessStatus(id);
  const [showsKeys, setShowsKeys] = useState(false);
  const [takes, setTakes] = useState(false);
  const hasUploads = readFragment(UploadsSectionFields, page).uploads.length > 0;
  const actions = verdictsOf(record.availableActions);
  const title = actions.APPROVE?.allowed ? viewer.reviewWord : "查看";
  usePageTitle(`${title} ${record.graduate.name}`);

  useEffect(() => {
    noteVisit(id);
    window.scrollTo(0, 0);
  }, [id]);

  const goNext = async () => {
    const next = await neighbours.waitForNext();
    if (!next) return false;
    extendTrail(queue, id, next);
    await navigate(`${queue.address}/${next}`);
    return true;
  };
  const onTaken = async (outcome: VerdictOutcome, verdict: Verdict) => {
    const what = `${verdictWords[verdict]}：${record.graduate.name}，${record.counterpart}`;
    if (outcome.kind === "held") {
      hold({
        recordId: id,
        address: recordAddress(record),
        description: what,
        endsAt: localEnd(outcome.until),
      });
    }
    if (outcome.kind === "done") {
      message.success(outcome.alreadyDone ? `该结论此前已生效（${what}）` : `已生效　${what}`);
    }
    if (await goNext()) return;
    message.info(`没有其他等待${viewer.reviewWord}的记录了`);
    await navigate(neighbours.listAddress ?? queue.address);
  };
  const goPrevious = () => neighbours.previous && void navigate(`${queue.address}/${neighbours.previous}`);
  useKeys({ j: () => void goNext(), k: goPrevious, "?": () => setShowsKeys(true) });

  return (
    <div className="page review-page">
      <ReviewHead
        queue={queue}
        graduateName={record.graduate.name}
        counterpart={record.counterpart ?? ""}
        status={record.status}
        statusLabel={record.statusLabel}
        frozen={record.frozen}
        title={title}
        neighbours={neighbours}
        reviewWord={viewer.reviewWord}
        mayReview={viewer.mayReview}
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
          <UploadsSection page={page} reread={reread} />
          <StudentSection
            page={page}
            taking={actions.APPROVE ? { on: takes && page.canTakeRegistryData, set: setTakes } : null}
          />
          <RegistrySection page={page} />
          <EarlierVerdicts page={page} />
          <VoidedSection page={page} />
          <RecordTimeline record={record} />
        </div>
        <aside className="review-side">
          <VerdictPanel
            recordId={id}
            submission={record.submission}
            status={record.status}
            statusLabel={record.statusLabel}
            nextStep={record.nextStep}
            reviewWord={viewer.reviewWord}
            actions={actions}
            held={heldVerdict ?? null}
            takeRegistryData={takes && page.canTakeRegistryData}
            choosesEnding={
              record.status === "TERMINATION_SCHOOL_REVIEW" && record.kind === "OFFLINE_TERMINATION"
            }
            changeable={
              record.__typename === "Destination"
                ? { destination: record, trainingModeCode: page.trainingModeCode }
                : null
            }
            lastStep={lastStep(page)}
            hints={[...checkHints(page), ...employerHints(businessStatus)]}
            onTaken={onTaken}
            onRefused={() => void reread().catch(() => undefined)}
          />
        </aside>
      </div>
      {showsKeys && (
        <KeysDialog
          mayReview={viewer.mayReview}
          hasPictures={hasUploads}
          onClose={() => setShowsKeys(false)}
        />
      )}
    </div>
  );
}

function lastStep(page: ReviewProps["page"]): string {
  const step = readFragment(RecordTimelineFields, page.record).timeline.at(-1);
  if (!step) return page.record.statusLabel;
  const who = [step.actorOrganisation, step.actorName].filter(Boolean).join(" ");
  return `${step.title} · ${who} · ${formatDateTime(step.at)}`;
}

function checkHints(page: ReviewProps["page"]): CheckHint[] {
  const differing = readFragment(StudentSectionFields, page).studentFields.filter(
    ({ differs }) => differs,
  ).length;
  const { registryDestination } = readFragment(RegistrySectionFields, page);
  const rejections = readFragment(EarlierVerdictsFields, page).earlierVerdicts.filter(
    ({ reason }) => reason,
  ).length;
  const changes = readFragment(SubmissionChangesFields, page).comparison;
  const voided = readFragment(VoidedSectionFields, page).voidedDestinations.length;
  const warned = readFragment(WarningsSectionFields, page).employerWarnings?.schools ?? 0;
  return [
    ...(warned > 0 ? [{ section: "warnings", text: "单位有预警信息", tone: "red" } as const] : []),
    ...(changes
      ? [{ section: "changes", text: `第 ${changes.submission} 次提交`, tone: "orange" } as const]
      : []),
    differing > 0
      ? { section: "student", text: `学生信息 ${differing} 项不一致`, tone: "orange" }
      : { section: "student", text: "学生信息一致", tone: "green" },
    {
      section: "registry",
      text: registryDestination ? `已报送：${registryDestination.label}` : "尚无已报送信息",
      tone: "default",
    },
    ...(voided > 0
      ? [{ section: "voided", text: `该生曾 ${voided} 次作废去向`, tone: "orange" } as const]
      : []),
    ...(rejections > 0
      ? [{ section: "earlier", text: `该生曾 ${rejections} 次被退回或不通过`, tone: "orange" } as const]
      : []),
  ];
}

/** Beside the verdict, since the employer's section may be out of view (F-80). */
function employerHints({ answer }: BusinessStatusReading): CheckHint[] {
  if (answer?.__typename !== "BusinessStatusKnown" || answer.inBusiness) return [];
  return [{ section: "employer", text: `单位登记状态：${answer.status}`, tone: "red" }];
}

/** The verdicts among what the viewer may do. */
function verdictsOf(actions: ReviewProps["page"]["record"]["availableActions"]) {
  const found: Partial<Record<Verdict, Action>> = {};
  for (const action of actions) if (isVerdict(action.act)) found[action.act] = action;
  return found;
}

function isVerdict(act: string): act is Verdict {
  return Object.hasOwn(verdictWords, act);
}

function UnknownRecord() {
  return (
    <MessagePage
      title="未找到该记录"
      text="该记录不存在，或不在您的管理范围内。"
      back={{ to: "/", label: "返回首页" }}
    />
  );
}
