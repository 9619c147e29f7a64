import type { Pool } from "pg";
import { z } from "zod";
import { audit } from "../../audit/index.js";
import { change, query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { addJob, defineJob, handles } from "../../outbox/index.js";
import { keepFavourite, searchGraduate, whyMayNotInvite } from "../../parties/employers/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { hasRight, RIGHT_MISSING } from "../../words/employer-rights.js";
import { isId } from "../../words/ids.js";
import { LimitReached, NotAllowed, type Refusal, UnknownRecord } from "../../words/refusals.js";
import { openRows, type SheetRow, sealRows } from "./sheet-rows.js";

const KEPT_MS = 7 * 86_400_000;
/** Rows between two savings: a worker that dies repeats as many at most. */
const ROWS_AT_ONCE = 25;
const MISSED = "未找到与所填信息完全一致的毕业生，请核对姓名、证件号码和毕业院校";

const runSheet = defineJob("graduates.find", z.object({ sheetId: z.uuid(), address: z.string() }));

/**
 * Has a checked sheet searched by the worker, row by row; once it runs, starting it again changes nothing.
 *
 * @throws UnknownRecord; NotAllowed NOT_VERIFIED, SUSPENDED.
 */
export async function startSheet(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  id: string,
): Promise<void> {
  if (!isId(id)) throw new UnknownRecord();
  const { employerId, accountId } = viewer;
  const now = platform.clock.now();
  const refusal = await whyNotSearch(platform, employerId);
  if (refusal) throw refusal;
  await inTransaction(platform, async (em) => {
    const started = await change(
      em,
      sql`update graduate_sheet set status = 'RUNNING', account_id = ${accountId}
        where id = ${id} and employer_id = ${employerId} and status = 'CHECKED'`,
    );
    if (started === 0) return;
    // Of one employer one after another: its limits of the day are the same.
    const placement = { queue: `graduates.find ${employerId}` };
    await addJob(em, runSheet, { sheetId: id.toLowerCase(), address }, placement);
    const subject = { kind: "EMPLOYER", id: employerId } as const;
    const detail = { sheetId: id };
    await audit(em, { at: now, by: viewer, act: "GRADUATE_SHEET_STARTED", subject, address, detail });
  });
}

/** Why this employer can search nobody now (F-70, F-76). */
export async function whyNotSearch({ pool }: Platform, employerId: string): Promise<Refusal | null> {
  const [employer] = await query<{ verifiedAt: Date | null; suspendedAt: Date | null }>(
    pool,
    sql`select verified_at as "verifiedAt", suspended_at as "suspendedAt" from employer where id = ${employerId}`,
  );
  if (!employer) throw new UnknownRecord();
  return whyMayNotInvite(employer);
}

/**
 * Searches the rows that nobody has searched yet, each by the very function of the search by hand; who is found is among
 * the favourites. Ends where a limit of the day, a suspension or the account's end would stop the search by hand.
 */
export const runSheetHandler = handles(runSheet, async (platform, { sheetId, address }) => {
  for (;;) {
    const sheet = await running(platform, sheetId);
    if (!sheet) return;
    const rows = openRows(platform.keys, sheet.rows_sealed);
    const waiting = rows.filter(({ outcome }) => outcome === "WAITING");
    const stop = await searchRows(platform, sheet, waiting.slice(0, ROWS_AT_ONCE), address);
    if (stop) for (const row of waiting) if (row.outcome === "WAITING") put(row, "NOT_SEARCHED", stop);
    await save(platform, sheet, rows);
  }
});

interface RunningSheet {
  id: string;
  employer_id: string;
  rows_sealed: Buffer;
  account_id: string;
  name: string;
  organisation: string;
  in_charge: boolean;
  may_invite: boolean;
  gone: boolean;
}

async function running({ pool }: Platform, sheetId: string): Promise<RunningSheet | null> {
  const [row] = await query<RunningSheet>(
    pool,
    sql`select s.id, s.employer_id, s.rows_sealed, s.account_id, a.name, e.name as organisation, a.in_charge,
        a.may_invite, a.disabled_at is not null or a.employer_id <> s.employer_id as gone
      from graduate_sheet s join employer e on e.id = s.employer_id join employer_account a on a.id = s.account_id
      where s.id = ${sheetId} and s.status = 'RUNNING'`,
  );
  return row ?? null;
}

/** Searches these rows; answers why no more are searched, if so. */
async function searchRows(
  platform: Platform,
  sheet: RunningSheet,
  rows: readonly SheetRow[],
  address: string,
): Promise<string | null> {
  const viewer = viewerOf(sheet);
  if (sheet.gone || !hasRight(viewer, "INVITE")) return RIGHT_MISSING.INVITE;
  const refusal = await whyNotSearch(platform, viewer.employerId);
  if (refusal) return refusal.message;
  for (const row of rows) {
    try {
      await searchOne(platform, viewer, row, address);
    } catch (error) {
      if (error instanceof LimitReached || error instanceof NotAllowed) return error.message;
      throw error;
    }
  }
  return null;
}

/** The account that started it, as it may act now. */
function viewerOf(sheet: RunningSheet): EmployerIdentity {
  return {
    role: "EMPLOYER",
    sessionId: "",
    accountId: sheet.account_id,
    employerId: sheet.employer_id,
    inCharge: sheet.in_charge,
    mayInvite: sheet.in_charge || sheet.may_invite,
    mayTerminate: false,
    name: sheet.name,
    organisation: sheet.organisation,
  };
}

async function searchOne(
  platform: Platform,
  viewer: EmployerIdentity,
  row: SheetRow,
  address: string,
): Promise<void> {
  const { name, idNumber, schoolId } = row;
  if (!schoolId) throw new Error("A row without its school was to be searched");
  const found = await searchGraduate(platform, viewer, { name, idNumber, schoolId }, address);
  const kept = found && (await keepFavourite(platform.pool, viewer, found.id, platform.clock.now()));
  if (found && !kept) {
    // Suspended, or merged into another organisation, since the last look.
    const refusal = await whyNotSearch(platform, viewer.employerId);
    if (refusal) throw refusal;
  }
  if (!kept) return put(row, "MISSED", MISSED);
  row.favouriteId = kept;
  put(row, "FOUND", found.favourite_id ? "已在收藏夹中" : "已加入收藏夹");
}

function put(row: SheetRow, outcome: SheetRow["outcome"], message: string): void {
  row.outcome = outcome;
  row.message = message;
}

async function save(platform: Platform, sheet: RunningSheet, rows: readonly SheetRow[]): Promise<void> {
  const over = !rows.some(({ outcome }) => outcome === "WAITING");
  const done = rows.filter(({ outcome }) => outcome === "FOUND" || outcome === "MISSED").length;
  await inTransaction(platform, async (em) => {
    await query(
      em,
      sql`update graduate_sheet set rows_sealed = ${sealRows(platform.keys, rows)}, done = ${done},
          status = ${over ? "DONE" : "RUNNING"}, finished_at = ${over ? platform.clock.now() : null}
        where id = ${sheet.id}`,
    );
    await publish(em, [{ topics: [topic.employer(sheet.employer_id)], kind: "RECORD", recordId: null }]);
  });
}

/** For the worker, now and then: numbers of people are kept no longer than they are looked at. */
export async function dropOldSheets(pool: Pool, now: Date): Promise<void> {
  await query(pool, sql`delete from graduate_sheet where uploaded_at < ${new Date(now.getTime() - KEPT_MS)}`);
}
