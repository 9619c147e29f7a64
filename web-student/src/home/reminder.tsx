import { formatDateTime, timeLeft, useNow } from "@gd/web-kit";
import { isUrgent } from "../record/deadline.js";
import type { RecordCardValue } from "./todo.js";
import "./home.css";

interface ReminderProps {
  invitations: readonly RecordCardValue[];
  /** Of everything that waits for the graduate. */
  all: number;
}

/** How much must be done, and by when invitations must be answered (F-24). */
export function Reminder({ invitations, all }: ReminderProps) {
  const now = useNow();
  if (all === 0) return null;
  const deadlines = invitations.flatMap(({ deadline }) => (deadline ? [deadline] : []));
  // ISO 8601 in UTC: the order of the text is the order of time.
  const [nearest] = deadlines.sort();
  return (
    <section className="reminder" aria-label="待办提醒">
      <p className="reminder-what">
        您有 <strong>{all}</strong> 项待办
        {invitations.length > 0 && (
          <>
            ，其中签约邀请 <strong>{invitations.length}</strong> 份
          </>
        )}
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
