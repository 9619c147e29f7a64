import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import { isUrgent } from "../record/deadline.js";
import type { RecordCardValue } from "./record-card.js";
import "./home.css";

interface ReminderProps {
  invitations: readonly RecordCardValue[];
  /** The employer's, to terminate (F-50). */
  requests: readonly RecordCardValue[];
}

/** What must be answered, and by when: invitations with the nearest deadline (F-24), requests to terminate. */
export function Reminder({ invitations, requests }: ReminderProps) {
  const now = useNow();
  if (invitations.length + requests.length === 0) return null;
  const deadlines = invitations.flatMap(({ deadline }) => (deadline ? [deadline] : []));
  // ISO 8601 in UTC: the order of the text is the order of time.
  const nearest = deadlines.sort().at(0);
  return (
    <section className="reminder" aria-label="待办提醒">
      <p className="reminder-what">
        您有 {invitations.length > 0 && <Count of={invitations.length} what="份签约邀请" />}
        {invitations.length > 0 && requests.length > 0 && "、"}
        {requests.length > 0 && <Count of={requests.length} what="项解约申请" />}待回应
      </p>
      {nearest && (
        <p className="due">
          <span>最近的应约截止时间：{formatDateTime(nearest)}</span>
          <span className={isUrgent(nearest, now) ? "left left-urgent" : "left"}>
            {timeLeft(nearest, now)}
          </span>
        </p>
      )}
    </section>
  );
}

function Count({ of, what }: { of: number; what: string }) {
  return (
    <>
      <strong>{of}</strong> {what}
    </>
  );
}
