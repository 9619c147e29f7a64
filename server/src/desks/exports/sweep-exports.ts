import { limitTo, query, sql } from "../../database/sql.js";
import type { Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import type { ExportRow } from "./export-row.js";
import { ExportStore } from "./export-store.js";

const AT_ONCE = 100;

/** Files whose day is over, and what is left of those that were cancelled or given up. */
export const exportSweep: Sweep = { name: "exports.over", everyMs: 60_000, run: dropOldExports };

/** Pieces that no export knows: a server died between the file and what names it. */
export const lostExportSweep: Sweep = { name: "exports.lost", everyMs: 600_000, run: dropLostPieces };

/** Files first, then what names them: ended in between, the next look does it again. */
export async function dropOldExports(platform: Platform): Promise<void> {
  const store = new ExportStore(platform);
  for (;;) {
    const rows = await query<Pick<ExportRow, "id" | "attempt" | "pieces">>(
      platform.pool,
      sql`select id, attempt, pieces from list_export where expires_at <= ${platform.clock.now()}
        order by expires_at ${limitTo(AT_ONCE)}`,
    );
    for (const row of rows) {
      await store.drop(row, row.pieces);
      await query(platform.pool, sql`delete from list_export where id = ${row.id}`);
    }
    if (rows.length < AT_ONCE) break;
  }
  const stopped = await query<Pick<ExportRow, "id" | "attempt" | "pieces">>(
    platform.pool,
    sql`select id, attempt, pieces from list_export where state in ('CANCELLED', 'FAILED') and pieces > 0`,
  );
  for (const row of stopped) {
    await store.drop(row, row.pieces);
    await query(platform.pool, sql`update list_export set pieces = 0 where id = ${row.id}`);
  }
}

export async function dropLostPieces(platform: Platform): Promise<void> {
  const dropped = await new ExportStore(platform).dropLost(async ({ id, attempt, seq, isWhole }) => {
    const [row] = await query<Pick<ExportRow, "state" | "attempt" | "pieces">>(
      platform.pool,
      sql`select state, attempt, pieces from list_export where id = ${id}`,
      { name: "export-of-piece" },
    );
    if (!row || row.attempt !== attempt) return false;
    // What is half written is somebody's as long as they write.
    return row.state === "RUNNING" || (row.state === "DONE" && isWhole && seq < row.pieces);
  });
  if (dropped > 0)
    platform.logger.warn({ component: "exports", dropped }, "Lost pieces of files were deleted");
}
