import { formatDateTime, timeLeft, useNow } from "@gd/web-shared";
import { isUrgent } from "../record/deadline.js";
import type { RecordCardValue } from "./RecordCard.js";

/** What must be done, and by when: invitations to answer, with the nearest deadline (F-24). */
export function Reminder({ answerable }: { answerable: readonly RecordCardValue[] }) {
  const now = useNow();
  if (answerable.length === 0) return null;
  const deadlines = answerable.flatMap(({ deadline }) => (deadline ? [deadline] : []));
  // ISO 8601 in UTC: the order of the text is the order of time.
  const nearest = deadlines.sort().at(0);
  return (
    <section className="reminder" aria-label="待办提醒">
      <p className="reminder-what">
        您有 <strong>{answerable.length}</strong> 份签约邀请待回应
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
