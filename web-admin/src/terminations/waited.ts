const hour = 3_600_000;
const day = 24 * hour;

/** How long a request has gone unanswered (F-52), e.g. 用人单位已 3 天 4 小时未应约; rounded down. */
export function waitedFor(askedAt: string, now: number): string {
  const waited = Math.max(0, now - Date.parse(askedAt));
  const [days, hours] = [Math.floor(waited / day), Math.floor((waited % day) / hour)];
  if (days === 0 && hours === 0) return "学生发起解约不足 1 小时，用人单位尚未应约";
  const words = [days > 0 && `${days} 天`, hours > 0 && `${hours} 小时`].filter(Boolean).join(" ");
  return `学生发起解约已 ${words}，用人单位尚未应约`;
}
