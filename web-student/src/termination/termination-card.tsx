import { useQuery } from "@apollo/client/react";
import { formatDateTime, newestFirst, type RecordTone, reasonText } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { Suspense, useState } from "react";
import { Link } from "react-router";
import { ReturnReason } from "../fill/return-reason.js";
import {
  type ActorRole,
  AgreementTerminationDocument,
  type TerminationFieldsFragment,
  TerminationFieldsFragmentDoc,
  TimelineFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { lazyPart } from "../ui/lazy-part.js";
import { StatusTag } from "../ui/status-tag.js";
import { useTerminationActs } from "./use-termination-acts.js";
import "./termination.css";

const RefuseSheet = lazyPart(() => import("./refuse-sheet.js"));

interface Ending {
  id: string;
  holds: boolean;
  waitsFor: ActorRole | null;
  tone: RecordTone;
}

/** What there is of the agreement's end; `settled`: nothing of it will come into the page later. */
export function useTermination(agreement: Ending | null) {
  // Under review, or failed: there is nothing to end.
  const skip = !agreement || agreement.waitsFor !== null || agreement.tone === "FAILED";
  const { data, error } = useQuery(AgreementTerminationDocument, {
    variables: { agreementId: agreement?.id ?? "" },
    skip,
  });
  return { data: skip ? undefined : data, settled: skip || data !== undefined || error !== undefined };
}

interface TerminationCardProps {
  agreement: Ending;
  /** What waits for the graduate stands above everything else; all the rest below the agreement. */
  place: "top" | "below";
}

/** What the page of an agreement in force says of its end: the last request, what can be answered, and asking (F-50). */
export function TerminationCard({ agreement, place }: TerminationCardProps) {
  const { id: agreementId, holds, waitsFor } = agreement;
  const inForce = holds && waitsFor === null;
  const { data } = useTermination(agreement);
  const termination = data?.agreementTermination;
  if (!termination) return null;
  const { mayAsk, whyNot, limit, asked } = termination;
  const latest = termination.latest && readFragment(TerminationFieldsFragmentDoc, termination.latest);
  if (!inForce && !latest) return null;
  // What can only be done by the graduate, and ends with the cohort if it is not.
  const waitsForMe = latest?.waitsFor === "GRADUATE";
  if (waitsForMe !== (place === "top")) {
    // While it is open, the head of the agreement says so.
    return place === "top" && latest?.waitsFor ? (
      <p className="warning" role="status">
        解约办理中：{latest.statusLabel}。{latest.nextStep}
      </p>
    ) : null;
  }
  const open = latest?.availableActions.length !== undefined && latest.availableActions.length > 0;
  return (
    <>
      {latest && place === "top" && <ReturnReason record={latest} />}
      <section className="card">
        <h2 className="card-title">解约</h2>
        {latest && <Latest termination={latest} agreementId={agreementId} />}
        {inForce && !open && (
          <>
            {mayAsk ? (
              <Link className="link-button" to={`/records/${agreementId}/termination`}>
                发起解约
              </Link>
            ) : (
              whyNot && <p className="faint">{whyNot}</p>
            )}
            {mayAsk && limit !== null && (
              <p className="faint">
                学校规定最多可申请解约 {limit} 次，您已申请 {asked} 次。
              </p>
            )}
          </>
        )}
      </section>
    </>
  );
}

interface LatestProps {
  termination: TerminationFieldsFragment;
  agreementId: string;
}

function Latest({ termination, agreementId }: LatestProps) {
  const { nextStep, askedBy, askedAt, reasonLabel, explanation, uploads } = termination;
  const facts = [
    { label: "发起方", value: askedBy === "GRADUATE" ? "本人" : "用人单位" },
    { label: "发起时间", value: formatDateTime(askedAt) },
    { label: "解约原因", value: reasonLabel },
    { label: "解约说明", value: explanation },
    ...(termination.endingLabel ? [{ label: "解约方式", value: termination.endingLabel }] : []),
  ];
  return (
    <>
      <p>
        <StatusTag {...termination} />
      </p>
      <p className="faint termination-next">{nextStep}</p>
      <dl className="facts">
        {facts.map(({ label, value }) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {uploads.length > 0 && (
          <div className="fact">
            <dt>上传材料</dt>
            <dd className="termination-files">
              {uploads.map(({ id, fileName, url }) => (
                <a key={id} href={url ?? undefined} target="_blank" rel="noreferrer">
                  {fileName}
                </a>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <Acts termination={termination} agreementId={agreementId} />
      <History termination={termination} />
    </>
  );
}

function Acts({ termination, agreementId }: LatestProps) {
  const { id, counterpart, availableActions } = termination;
  const { accept, refuse, takeBack, sending } = useTerminationActs(counterpart ?? "");
  const [refusing, setRefusing] = useState(false);
  const action = (act: string) => availableActions.find((each) => each.act === act);
  const closed = availableActions.find(({ allowed }) => !allowed)?.reason;
  if (availableActions.length === 0) return null;
  return (
    <>
      {closed && <p className="faint">{closed}</p>}
      <div className="termination-acts">
        {action("REFUSE")?.allowed && (
          <Button className="grow" disabled={sending} onClick={() => setRefusing(true)}>
            拒绝解约
          </Button>
        )}
        {action("ACCEPT")?.allowed && (
          <Button className="grow" color="primary" loading={sending} onClick={() => void accept.ask({ id })}>
            同意解约
          </Button>
        )}
        {action("TAKE_BACK")?.allowed && (
          <Button className="grow" loading={sending} onClick={() => void takeBack.ask({ id })}>
            撤回解约申请
          </Button>
        )}
        {action("SUBMIT")?.allowed && (
          <Link className="link-button link-button-primary" to={`/records/${agreementId}/termination`}>
            修改后重新提交
          </Link>
        )}
      </div>
      {action("REFUSE")?.allowed && (
        <Suspense fallback={null}>
          <RefuseSheet id={id} open={refusing} close={() => setRefusing(false)} refusal={refuse} />
        </Suspense>
      )}
    </>
  );
}

/** Newest first (F-05). */
function History({ termination }: { termination: FragmentType<typeof TimelineFieldsFragmentDoc> }) {
  const { timeline } = readFragment(TimelineFieldsFragmentDoc, termination);
  return (
    <ol className="termination-history" aria-label="解约进度">
      {newestFirst(timeline).map((entry) => (
        <li key={entry.id}>
          <p>{entry.title}</p>
          {reasonText(entry) && <p className="termination-reason">原因：{reasonText(entry)}</p>}
          <p className="faint">
            {entry.actorOrganisation} · {formatDateTime(entry.at)}
          </p>
        </li>
      ))}
    </ol>
  );
}
