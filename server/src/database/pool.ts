import pg from "pg";

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const MOST_CONNECTIONS = 16;
/**
 * How long a statement waits for a connection, in both pools: longer than a crowd needs, and short enough that a
 * database which hangs does not gather requests until the memory is full.
 */
export const CONNECTION_PATIENCE_MS = 10_000;

/**
 * The pool for statements written by hand: lists, sessions, sweeps, the outbox. Its own, since acts wait for locks
 * in the ORM's, and reading must not wait with them.
 */
export function openPool(
  url: string,
  most: number = MOST_CONNECTIONS,
  patienceMs: number = CONNECTION_PATIENCE_MS,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    types: PLAIN_TYPES,
    max: most,
    connectionTimeoutMillis: patienceMs,
    application_name: "graduate-destinations",
    statement_timeout: 15_000,
    lock_timeout: 5_000,
  });
  // A connection that the server drops is replaced at the next statement; without listeners it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** How answers are read: `timestamptz` as `Date`, and `date`, which has no instant, as `YYYY-MM-DD`. */
export const PLAIN_TYPES = new pg.TypeOverrides();
PLAIN_TYPES.setTypeParser(TIMESTAMPTZ, instantOf);
PLAIN_TYPES.setTypeParser(DATE, (text) => text);

/**
 * For the types of a statement whose instants only travel on to the answer: they come as the text that `Date` writes
 * into JSON, at a tenth of the cost of making a `Date`, judging it and writing it again (docs/adr/0006).
 */
export const INSTANTS_AS_TEXT = new pg.TypeOverrides();
INSTANTS_AS_TEXT.setTypeParser(TIMESTAMPTZ, isoTextOf);

const TO_MILLISECONDS = "2026-01-01 00:00:00.000+00".length;
const TO_SECONDS = "2026-01-01 00:00:00+00".length;

/** `2026-01-01T00:00:00.000Z`, whatever fraction PostgreSQL left out. */
function isoTextOf(text: string): string {
  if (!text.endsWith("+00") || text.length > TO_MILLISECONDS || text.length < TO_SECONDS) {
    return instantOf(text).toISOString();
  }
  const fraction = text.length === TO_SECONDS ? ".000" : text.slice(19, -3).padEnd(4, "0");
  return `${text.slice(0, 10)}T${text.slice(11, 19)}${fraction}Z`;
}

/** The form of ISO 8601 that V8 reads at once; PostgreSQL's own, with a space and `+00`, takes it ten times as long. */
function instantOf(text: string): Date {
  return new Date(text.endsWith("+00") ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text);
}
