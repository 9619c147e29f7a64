import { audit } from "../../audit/index.js";
import { change, query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { handles } from "../../outbox/index.js";
import { viewerOfAccount } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { InvalidInput } from "../../words/refusals.js";
import { isStaff, modulesOf } from "../../words/viewer.js";
import { type AskedList, type DeskViewer, problemsOf } from "../lists/index.js";
import { contentOf, listToRead } from "./export-content.js";
import { type ExportRow, seenAs } from "./export-row.js";
import type { Progress } from "./export-source.js";
import { ExportStore, PIECE_BYTES, type Run } from "./export-store.js";
import { askedOf } from "./read-exports.js";
import { KEPT_MS, runExport } from "./start-export.js";

/** A file that could not be made in so many runs is given up. */
const MOST_ATTEMPTS = 3;
/** How often a run tells how far it is, and hears whether it is wanted still. */
const TOLD_EVERY_MS = 500;

/** Cancelled, taken out of the list, or taken over by another run: what was written goes. */
class NotWanted extends Error {}

/** Why there will be no file, for its owner. */
class Given extends Error {}

/**
 * Makes the file of an export. A run that was interrupted is begun anew, and what it left deleted first; a third one that
 * fails is given up with words.
 */
export const runExportHandler = handles(
  runExport,
  async (platform, { id }, signal) => {
    const row = await take(platform, id);
    if (!row) return;
    const run = new ExportRun(platform, row, signal);
    try {
      if (row.attempt > MOST_ATTEMPTS)
        throw new Given("文件生成失败，请重新下载；如仍不成功，请缩小查询范围");
      await run.write();
    } catch (error) {
      await run.drop();
      if (error instanceof NotWanted) return;
      if (!(error instanceof Given)) throw error;
      await fail(platform, row, error.message);
    }
  },
  { long: true },
);

/** The export for this run, whose number no other has; null when nothing is wanted of it. */
async function take(platform: Platform, id: string): Promise<ExportRow | null> {
  const [before] = await query<ExportRow>(
    platform.pool,
    sql`select e.* from list_export e where e.id = ${id} and e.state in ('WAITING', 'RUNNING')`,
  );
  if (!before) return null;
  // What an earlier run left: its numbers are told before each piece is written.
  await new ExportStore(platform).drop(before, before.pieces);
  const [row] = await query<ExportRow>(
    platform.pool,
    sql`update list_export e set state = 'RUNNING', attempt = e.attempt + 1, pieces = 0, done = 0, total = null
      where e.id = ${id} and e.attempt = ${before.attempt} and e.state in ('WAITING', 'RUNNING') returning e.*`,
  );
  return row ?? null;
}

/** One run of an export. */
class ExportRun {
  readonly #platform: Platform;
  readonly #row: ExportRow;
  readonly #run: Run;
  readonly #signal: AbortSignal | undefined;
  readonly #store: ExportStore;
  readonly #progress: Progress = { done: 0, rows: 0 };
  #pieces = 0;
  #toldAt = 0;

  constructor(platform: Platform, row: ExportRow, signal: AbortSignal | undefined) {
    this.#platform = platform;
    this.#row = row;
    this.#run = row;
    this.#signal = signal;
    this.#store = new ExportStore(platform);
  }

  async write(): Promise<void> {
    const { viewer, asked } = await this.#source();
    const source = { viewer, asked, row: this.#row };
    const { list, filter } = listToRead(source);
    await this.#tell(await countInTime(list.count(this.#platform, viewer, filter)));
    const content = contentOf(this.#platform, source, this.#progress, () => this.#tellNow());
    let bytes = 0;
    for await (const piece of piecesOf(content)) {
      this.#pieces += 1;
      await this.#tell();
      await this.#store.put(this.#run, this.#pieces - 1, piece);
      bytes += piece.length;
    }
    await this.#finish(viewer, bytes);
  }

  /** Whatever this run has written. */
  async drop(): Promise<void> {
    await this.#store.drop(this.#run, this.#pieces);
  }

  /** Who asked, as they may read now, and what. */
  async #source(): Promise<{ viewer: DeskViewer; asked: AskedList }> {
    const { pool, clock } = this.#platform;
    const { app, account_id } = this.#row;
    const viewer = await viewerOfAccount(pool, app, account_id, clock.now());
    if (!viewer || (isStaff(viewer) && modulesOf(viewer).length === 0)) {
      throw new Given("您的账号已停用或权限已变更，未生成文件");
    }
    try {
      const asked = askedOf(this.#platform, this.#row);
      const problems = await problemsOf(this.#platform, viewer, asked);
      if (problems.length > 0) throw new InvalidInput(problems);
      return { viewer, asked };
    } catch (error) {
      if (error instanceof InvalidInput) throw new Given(`查询条件已失效，未生成文件：${error.message}`);
      throw error;
    }
  }

  async #tellNow(): Promise<void> {
    if (performance.now() - this.#toldAt >= TOLD_EVERY_MS) await this.#tell();
  }

  /** How far it is, and which pieces there may be. @throws NotWanted; whatever ended the worker. */
  async #tell(total?: number | null): Promise<void> {
    this.#signal?.throwIfAborted();
    this.#toldAt = performance.now();
    const { id, attempt } = this.#run;
    const told = await change(
      this.#platform.pool,
      sql`update list_export set done = ${this.#progress.done}, pieces = ${this.#pieces},
          total = greatest(coalesce(${total ?? null}::int, total), ${this.#progress.done})
        where id = ${id} and attempt = ${attempt} and state = 'RUNNING'`,
      { name: "tell-export" },
    );
    if (told === 0) throw new NotWanted();
  }

  async #finish(viewer: DeskViewer, bytes: number): Promise<void> {
    const { id, attempt } = this.#run;
    const { done, rows } = this.#progress;
    await inTransaction(this.#platform, async (em) => {
      const now = this.#platform.clock.now();
      const finished = await change(
        em,
        sql`update list_export set state = 'DONE', done = ${done}, total = ${done}, rows = ${rows}, bytes = ${bytes},
            seen_as = ${seenAs(viewer)}, finished_at = ${now}, expires_at = ${new Date(now.getTime() + KEPT_MS)}
          where id = ${id} and attempt = ${attempt} and state = 'RUNNING'`,
        { name: "finish-export" },
      );
      if (finished === 0) throw new NotWanted();
      await noteMade(em, this.#row, rows, now);
      await tellOwner(em, this.#row);
    });
  }
}

const TOOK_TOO_LONG = "57014";

/** Null where counting takes longer than a statement may: the file is made all the same, without its progress. */
async function countInTime(counting: Promise<number>): Promise<number | null> {
  try {
    return await counting;
  } catch (error) {
    if ((error as { code?: unknown }).code === TOOK_TOO_LONG) return null;
    throw error;
  }
}

/** In the log: what was made for whom, with how many rows. */
export async function noteMade(
  executor: Parameters<typeof audit>[0],
  { id, role, account_id, list, kind, address }: ExportRow,
  rows: number,
  at: Date,
): Promise<void> {
  await audit(executor, {
    at,
    by: { kind: role, accountId: account_id },
    act: "EXPORT_MADE",
    subject: { kind: "ACCOUNT", id: account_id },
    address,
    detail: { exportId: id, list, kind, rows },
  });
}

async function tellOwner(executor: Parameters<typeof publish>[0], { account_id }: ExportRow): Promise<void> {
  await publish(executor, [{ topics: [topic.account(account_id)], kind: "EXPORT" }]);
}

async function fail(platform: Platform, row: ExportRow, failure: string): Promise<void> {
  await query(
    platform.pool,
    sql`update list_export set state = 'FAILED', failure = ${failure}, pieces = 0, finished_at = ${platform.clock.now()}
      where id = ${row.id} and attempt = ${row.attempt} and state = 'RUNNING'`,
  );
  await tellOwner(platform.pool, row);
}

/** The same bytes in pieces of one size, each in memory that the next one fills again. */
async function* piecesOf(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let size = 0;
  for await (const bytes of content) {
    for (let from = 0; from < bytes.length; ) {
      const copied = bytes.copy(piece, size, from);
      from += copied;
      size += copied;
      if (size < PIECE_BYTES) continue;
      yield piece;
      size = 0;
    }
  }
  if (size > 0) yield piece.subarray(0, size);
}
