import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import type { StaffRole } from "../../words/viewer.js";
import { factorOf, mustHaveFactor } from "./second-factor.js";
import { tokenHash } from "./sessions.js";
import type { SignInStep } from "./sign-in-step.types.js";

/** How long a sign-in may wait for what comes after the password. */
const TICKET_LIFETIME_MS = 15 * 60_000;

/** A sign-in whose password was right. There is no session yet: it can do its next step and nothing else (P-12, P-13). */
export interface SignInUnderWay {
  accountId: string;
  username: string;
  role: StaffRole;
  factorProven: boolean;
}

/** What stands between a right password and the session; null when nothing does. */
export async function nextStepOf(
  executor: SqlExecutor,
  { accountId, role, factorProven }: Omit<SignInUnderWay, "username">,
): Promise<SignInStep["step"] | null> {
  const { enrolled } = await factorOf(executor, accountId);
  if (enrolled && !factorProven) return "PROVE_SECOND_FACTOR";
  if (await mustChangePassword(executor, accountId)) return "CHANGE_PASSWORD";
  return !enrolled && mustHaveFactor(role) ? "ENROL_SECOND_FACTOR" : null;
}

async function mustChangePassword(executor: SqlExecutor, accountId: string): Promise<boolean> {
  const found = await query(executor, sql`select from password_to_change where account_id = ${accountId}`);
  return found.length > 0;
}

/** The ticket is told to who signs in and kept hashed. */
export async function openTicket(executor: SqlExecutor, accountId: string, now: Date): Promise<string> {
  const ticket = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + TICKET_LIFETIME_MS);
  await query(
    executor,
    sql`insert into sign_in_ticket (token_hash, account_id, expires_at) values (${tokenHash(ticket)}, ${accountId}, ${expiresAt})`,
  );
  return ticket;
}

/** Whose sign-in a ticket is; null where it is over, or the account was disabled meanwhile. */
export async function signInOfTicket(
  executor: SqlExecutor,
  ticket: string,
  now: Date,
): Promise<SignInUnderWay | null> {
  const [row] = await query<{ id: string; username: string; role: StaffRole; factor_proven: boolean }>(
    executor,
    sql`select a.id, a.username, a.role, t.factor_proven
      from sign_in_ticket t join staff_account a on a.id = t.account_id
      where t.token_hash = ${tokenHash(ticket)} and t.expires_at > ${now} and a.disabled_at is null`,
  );
  if (!row) return null;
  return { accountId: row.id, username: row.username, role: row.role, factorProven: row.factor_proven };
}

export async function markFactorProven(executor: SqlExecutor, ticket: string): Promise<void> {
  await query(
    executor,
    sql`update sign_in_ticket set factor_proven = true where token_hash = ${tokenHash(ticket)}`,
  );
}

export async function closeTicket(executor: SqlExecutor, ticket: string): Promise<void> {
  await query(executor, sql`delete from sign_in_ticket where token_hash = ${tokenHash(ticket)}`);
}

/** With the sessions of an account end the sign-ins that are under way. */
export async function closeTicketsOf(executor: SqlExecutor, accountId: string): Promise<void> {
  await query(executor, sql`delete from sign_in_ticket where account_id = ${accountId}`);
}

/** For the worker, now and then. */
export async function dropOldTickets(pool: Pool, now: Date): Promise<void> {
  await query(pool, sql`delete from sign_in_ticket where expires_at < ${now}`);
}
