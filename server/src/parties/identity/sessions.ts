import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { v7 as uuidv7 } from "uuid";
import type { SqlExecutor } from "../../database/sql.js";
import { query, sql } from "../../database/sql.js";
import type { AppName } from "../../words/viewer.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A session unused for longer is over: desks are shared, phones are not. */
export const IDLE_LIMIT_MS: Record<AppName, number> = {
  student: 7 * DAY_MS,
  employer: 12 * HOUR_MS,
  admin: 12 * HOUR_MS,
};
/** However much it is used. */
export const ABSOLUTE_LIMIT_MS = 30 * DAY_MS;
/** `last_seen_at` is written at most so often. */
export const SEEN_EVERY_MS = 5 * 60_000;

export interface NewSession {
  app: AppName;
  accountId: string;
  /** The roster row a graduate acts as; the session is that of its person. */
  graduateId: string | null;
  now: Date;
}

/** Opens a session and answers its token: 32 random bytes in base64url, of which the database keeps the SHA-256. */
export async function openSession(executor: SqlExecutor, session: NewSession): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const { app, accountId, graduateId, now } = session;
  const id = uuidv7();
  await query(
    executor,
    sql`insert into session (id, token_hash, app, account_id, graduate_id, person_id, created_at, last_seen_at, expires_at)
     values (${id}, ${tokenHash(token)}, ${app}, ${accountId}, ${graduateId}, (select person_id from graduate where id = ${graduateId}), ${now}, ${now}, ${new Date(now.getTime() + ABSOLUTE_LIMIT_MS)})`,
  );
  // Who signs in has just proved who they are.
  if (app === "admin") await writeProof(executor, id, now);
  return token;
}

/** How long a proof of who sits at a session counts (P-13). */
export const PROOF_LASTS_MS = 10 * 60_000;

export async function writeProof(executor: SqlExecutor, sessionId: string, now: Date): Promise<void> {
  await query(
    executor,
    sql`insert into session_proof (session_id, proven_at) values (${sessionId}, ${now})
      on conflict (session_id) do update set proven_at = excluded.proven_at`,
  );
}

export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

// Ending and telling are one statement, so that no session ends without its sockets: they close when it commits.
const TELL = sql`select pg_notify('live', json_build_object('topics', json_build_array('session:' || id), 'kind', 'SESSION')::text)
  from ended`;

/** Ends one session: sign-out. */
export async function endSession(executor: SqlExecutor, sessionId: string, now: Date): Promise<void> {
  await query(
    executor,
    sql`with ended as (update session set ended_at = ${now} where id = ${sessionId} and ended_at is null returning id) ${TELL}`,
  );
}

/**
 * Ends every session of an account and closes its sockets: on disabling it and on any change of its rights. Call it
 * inside the transaction of that change.
 */
export async function endSessionsOf(executor: SqlExecutor, accountId: string, now: Date): Promise<void> {
  await query(
    executor,
    sql`with ended as (update session set ended_at = ${now} where account_id = ${accountId} and ended_at is null returning id) ${TELL}`,
  );
}

/** The same for all but the one at which the password was changed (P-12). */
export async function endOtherSessionsOf(
  executor: SqlExecutor,
  accountId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  await query(
    executor,
    sql`with ended as (update session set ended_at = ${now}
      where account_id = ${accountId} and id <> ${sessionId} and ended_at is null returning id) ${TELL}`,
  );
}

/** Most rows of one statement; what is left goes with the next run. */
const MOST_DROPPED = 50_000;

/** Drops sessions a day after their end; who signed in and out stays in the audit log. For the worker, now and then. */
export async function dropOldSessions(pool: Pool, now: Date): Promise<void> {
  await query(
    pool,
    sql`delete from session_proof where proven_at < ${new Date(now.getTime() - PROOF_LASTS_MS)}`,
  );
  await query(
    pool,
    sql`delete from session where id in (select id from session where expires_at < ${new Date(now.getTime() - DAY_MS)} order by expires_at limit ${MOST_DROPPED})`,
  );
}
