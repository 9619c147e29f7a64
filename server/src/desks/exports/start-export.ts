import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { addJob, defineJob } from "../../outbox/index.js";
import { beijing } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { LimitReached, NotAllowed } from "../../words/refusals.js";
import { isStaff, modulesOf } from "../../words/viewer.js";
import {
  type AskedList,
  askForList,
  type DeskViewer,
  impersonalFilter,
  type ListQuery,
  personalFields,
  storedList,
} from "../lists/index.js";
import { appOf, ownExports, readExportRows, seenAs } from "./export-row.js";
import type { Export, ExportKind } from "./exports.types.js";
import { holdsAgreements, holdsReturned, titleOf } from "./kinds-of-lists.js";
import { presentExport } from "./read-exports.js";

export const runExport = defineJob("exports.run", z.object({ id: z.uuid() }));

/** Up to so many rows are made while they are fetched; more are made in the background. */
export const MOST_DIRECT_ROWS = 5_000;
/** Agreements of one ZIP: twice those of the largest school. */
const MOST_PAPERS = 30_000;
/** How long what is made directly may wait for being fetched. */
const DIRECT_FOR_MS = 5 * 60_000;
export const KEPT_MS = 24 * 3_600_000;
/** Of one account at a time. */
export const MOST_RUNNING = 3;
export const MOST_KEPT = 20;
/** First key of the locks by which an account asks for one export after another. */
const ASKING = 7_226_094;

/**
 * Asks for a file of a list: small ones are made when they are fetched, all others by the worker.
 *
 * @throws {NotAllowed} for a list without such a file, or an account that may not enter; {LimitReached} for too many.
 */
export async function startExport(context: Context, asked: ListQuery, kind: ExportKind): Promise<Export> {
  const { platform } = context;
  const viewer = context.viewer as DeskViewer;
  refuseWithoutModule(viewer);
  const list = await askForList(context, asked);
  refuseKind(kind, list);
  const direct = kind !== "AGREEMENTS_ZIP" && !(await hasMore(platform, viewer, list, MOST_DIRECT_ROWS));
  if (kind === "AGREEMENTS_ZIP" && (await hasMore(platform, viewer, list, MOST_PAPERS))) {
    throw new LimitReached(
      "EXPORT_TOO_LARGE",
      `一次最多下载${MOST_PAPERS}份就业协议书，请缩小查询范围后分次下载`,
      MOST_PAPERS,
    );
  }
  const id = uuidv7();
  const now = platform.clock.now();
  const [row] = await inTransaction(platform, async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(${ASKING}, hashtext(${viewer.accountId}))`);
    if (!direct) await refuseTooMany(em, viewer, now);
    await query(
      em,
      sql`insert into list_export (id, app, account_id, role, seen_as, kind, list, file_name, asked_sealed, address,
          state, asked_at, expires_at)
        values (${id}, ${appOf(viewer)}, ${viewer.accountId}, ${viewer.role}, ${seenAs(viewer)}, ${kind}, ${list.name},
          ${fileName(kind, list, now)},
          ${platform.keys.seal("list_export.asked_sealed", JSON.stringify(storedList(list))).bytes},
          ${context.address}, ${direct ? "DIRECT" : "WAITING"}, ${now},
          ${new Date(now.getTime() + (direct ? DIRECT_FOR_MS : KEPT_MS))})`,
      { name: "ask-export" },
    );
    const detail = {
      exportId: id,
      list: list.name,
      kind,
      filter: impersonalFilter(list),
      personal: personalFields(list),
    };
    const subject = { kind: "ACCOUNT", id: viewer.accountId } as const;
    await audit(em, { at: now, by: viewer, act: "EXPORT_ASKED", subject, address: context.address, detail });
    // One of an account after another: however much it asks for, it takes one place.
    if (!direct) await addJob(em, runExport, { id }, { queue: `export:${viewer.accountId}` });
    return await readExportRows(em, sql`e.id = ${id}`);
  });
  if (!row) throw new Error("What was asked for is not there");
  return presentExport(platform, row);
}

/** P-02: 只读 downloads; 无权限 has no list to download. */
function refuseWithoutModule(viewer: DeskViewer): void {
  if (isStaff(viewer) && modulesOf(viewer).length === 0) {
    throw new NotAllowed("NO_RIGHT", "您没有该模块的权限，不能下载，请联系上级用户");
  }
}

function refuseKind(kind: ExportKind, list: AskedList): void {
  if (kind === "AGREEMENTS_ZIP" && !holdsAgreements(list)) {
    throw new NotAllowed("NO_SUCH_EXPORT", "该列表没有可下载的就业协议书");
  }
  if (kind === "RETURNED_XLSX" && !holdsReturned(list)) {
    throw new NotAllowed("NO_SUCH_EXPORT", "该列表没有退回修改的记录可导出");
  }
}

async function hasMore(
  platform: Platform,
  viewer: DeskViewer,
  { list, filter }: AskedList,
  most: number,
): Promise<boolean> {
  return (await list.countUpTo(platform, viewer, filter, most + 1)) > most;
}

async function refuseTooMany(
  em: Parameters<typeof readExportRows>[0],
  viewer: DeskViewer,
  now: Date,
): Promise<void> {
  const own = await readExportRows(em, sql`${ownExports(viewer, now)} and e.state <> 'DIRECT'`);
  const running = own.filter(({ state }) => state === "WAITING" || state === "RUNNING");
  if (running.length >= MOST_RUNNING) {
    throw new LimitReached(
      "EXPORTS_RUNNING",
      `您已有${MOST_RUNNING}个下载任务正在生成，请等待完成或取消后再试`,
      MOST_RUNNING,
    );
  }
  if (own.length >= MOST_KEPT) {
    throw new LimitReached(
      "EXPORTS_KEPT",
      `「我的下载」最多保留${MOST_KEPT}个任务，请删除不再需要的后再试`,
      MOST_KEPT,
    );
  }
}

const ENDINGS: Readonly<Record<ExportKind, string>> = {
  ROWS_XLSX: ".xlsx",
  ROWS_CSV: ".csv",
  RETURNED_XLSX: "-退回修改学生名单.xlsx",
  AGREEMENTS_ZIP: "-就业协议书.zip",
};

function fileName(kind: ExportKind, list: AskedList, now: Date): string {
  const { year, month, day, hour, minute } = beijing(now);
  const two = (number: number) => String(number).padStart(2, "0");
  const at = `${year}${two(month)}${two(day)}-${two(hour)}${two(minute)}`;
  const [, name = "", ending = ""] = /^(.*?)(\.\w+)$/.exec(ENDINGS[kind]) ?? [];
  return `${titleOf(list)}${name}-${at}${ending}`;
}
