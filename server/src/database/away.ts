/** How Node and PostgreSQL say that a connection could not be made or has ended under a statement. */
const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08001",
  "08003",
  "08006",
]);
/** How pg and its pool say so, without a code. */
const SAYS_AWAY =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const DEEPEST_CAUSE = 8;

/** How long somebody waits before asking again: a recovery takes some seconds. */
export const AWAY_SECONDS = 3;

/** Whether an error, or what caused it, is that the database is not there at this moment: nothing is wrong with the act. */
export function isDatabaseAway(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < DEEPEST_CAUSE; depth += 1) {
    const { code, originalError } = cause as { code?: unknown; originalError?: unknown };
    if (AWAY.has(String(code)) || SAYS_AWAY.test(cause.message)) return true;
    cause = originalError ?? cause.cause;
  }
  return false;
}
