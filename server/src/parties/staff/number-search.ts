import { GraphQLError } from "graphql";
import { audit } from "../../audit/index.js";
import { documentNumber } from "../../catalogue/index.js";
import { type Sql, sql } from "../../database/sql.js";
import { dayOf } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import { DAILY_LIMITS, giveBackToday, staffOf, takeToday } from "../identity/index.js";

/** Ids of found rows that the log keeps: a person has few. */
const MOST_LOGGED = 20;

interface Named {
  id: string;
}
interface OfGraduate {
  graduateId: string;
}

/** The number that a request looks for, kept as long as the request. */
const numberOfRequest = new WeakMap<Context, string>();

/**
 * Reads a page of a list, and where it is narrowed to an exact ID number counts and logs that as the look it is (P-08):
 * an account that only reads could else try numbers until masks are none.
 *
 * @throws LimitReached after 20 misses of the day; GraphQLError BAD_USER_INPUT for a second number in one request.
 */
export async function lookingForNumber<Page extends { rows: readonly (Named | OfGraduate)[] }>(
  context: Context,
  list: string,
  idNumber: string | null | undefined,
  read: () => Promise<Page>,
): Promise<Page> {
  if (!idNumber?.trim()) return await read();
  refuseAnotherNumber(context, documentNumber(idNumber));
  const { platform, viewer, address } = context;
  const { accountId } = staffOf(viewer);
  const now = platform.clock.now();
  // Before it is known which it is, so that none slips past in parallel.
  const { left } = await takeToday(platform, DAILY_LIMITS.numbersMissed, accountId, now);
  const page = await read();
  const found = page.rows.slice(0, MOST_LOGGED).map((row) => ("id" in row ? row.id : row.graduateId));
  if (found.length > 0) await giveBackToday(platform, DAILY_LIMITS.numbersMissed, accountId, now);
  const entry = { at: now, by: viewer, subject: { kind: "ACCOUNT", id: accountId }, address } as const;
  await audit(platform.pool, { ...entry, act: "NUMBER_SEARCHED", detail: { list, found } });
  if (found.length === 0 && left === 0) await audit(platform.pool, { ...entry, act: "NUMBER_SEARCH_CLOSED" });
  return page;
}

function refuseAnotherNumber(context: Context, number: string): void {
  const known = numberOfRequest.get(context) ?? number;
  numberOfRequest.set(context, known);
  if (known === number) return;
  throw new GraphQLError("一次请求只能按一个证件号码查询", { extensions: { code: "BAD_USER_INPUT" } });
}

/** Whether the filter is closed to the account `a` today: shown to whoever has the account in care. */
export function numberSearchClosed(now: Date): Sql {
  return sql`exists (select from audit_entry e
    where e.subject_id = a.id and e.act = 'NUMBER_SEARCH_CLOSED' and e.at >= ${dayOf(now).begin})`;
}
