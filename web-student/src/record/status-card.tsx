import { formatDateTime, reasonText, timeLeft, useNow } from "@gd/web-kit";
import { StatusCardFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Said } from "../office/said.js";
import { isInvitation, isUrgent } from "./deadline.js";
import { FlowSteps } from "./flow-steps.js";
import "./record.css";

/** The head of the page: state, what happens next, the deadline where one runs, and the steps (F-27). */
export function StatusCard({ agreement }: { agreement: FragmentType<typeof StatusCardFieldsFragmentDoc> }) {
  const record = readFragment(StatusCardFieldsFragmentDoc, agreement);
  // What else a step states, such as the text that was read, is no reason: the timeline has it.
  const isOver = record.tone === "FAILED" || record.tone === "ENDED";
  const verdict = isOver && record.timeline.find(({ toStatus }) => toStatus === record.status);
  const reason = verdict ? reasonText(verdict, "；") : "";
  // The bar with the closed acts says it already (AnswerBar).
  const saidBelow = record.availableActions.some((action) => action.reason === record.nextStep);
  const destination = record.kind === "DESTINATION";
  const signing = "job" in record ? record : null;
  // The page says it already, above everything else (ReturnReason).
  const saidAbove = record.returned !== null;
  return (
    <section className="card status-card" aria-label="签约状态">
      <h2 className={`status-head status-text-${record.tone.toLowerCase()}`}>{record.statusLabel}</h2>
      {!saidBelow && (
        <p className="status-next">
          <Said text={record.nextStep} />
        </p>
      )}
      {reason && !saidAbove && <p className="status-reason">原因：{reason}</p>}
      {isInvitation(record) && record.deadline && (
        <Countdown
          deadline={record.deadline}
          running={record.availableActions.some(({ allowed }) => allowed)}
        />
      )}
      <p className="status-what">
        <strong>{record.counterpart ?? (destination ? "尚未选择去向类型" : "尚未填写单位")}</strong>
        <span>类型：{record.kindLabel}</span>
        {signing?.job?.positionName && <span>岗位名称：{signing.job.positionName}</span>}
        <span>
          {destination ? "登记人" : "签约发起人"}：{record.initiatorLabel}
        </span>
        {signing?.number && <span>协议编号：{signing.number}</span>}
      </p>
      <FlowSteps agreement={record} />
    </section>
  );
}

/** `running`: the graduate can answer; else the deadline is told without urging. */
function Countdown({ deadline, running }: { deadline: string; running: boolean }) {
  const now = useNow();
  return (
    <p className={running && isUrgent(deadline, now) ? "countdown countdown-urgent" : "countdown"}>
      {running && <strong>{timeLeft(deadline, now)}</strong>}
      <span>应约截止时间：{formatDateTime(deadline)}</span>
    </p>
  );
}
