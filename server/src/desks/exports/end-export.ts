import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import type { Context } from "../../platform/context.js";
import { isId } from "../../words/ids.js";
import { UnknownRecord } from "../../words/refusals.js";
import type { DeskViewer } from "../lists/index.js";
import { ownExports } from "./export-row.js";
import { ExportStore } from "./export-store.js";
import type { Export } from "./exports.types.js";
import { findOwnExport, presentExport } from "./read-exports.js";

/**
 * Cancels what waits or is being written; whoever writes it stops at its next piece and leaves nothing. One that was
 * finished a moment ago stays as it is.
 *
 * @throws {UnknownRecord} for others' and unknown ones alike (P-07).
 */
export async function cancelExport({ platform, viewer, address }: Context, id: string): Promise<Export> {
  const own = viewer as DeskViewer;
  const now = platform.clock.now();
  const cancelled = isId(id)
    ? await query(
        platform.pool,
        sql`update list_export e set state = 'CANCELLED', finished_at = ${now}
          where e.id = ${id} and ${ownExports(own, now)} and e.state in ('WAITING', 'RUNNING') returning e.id`,
        { name: "cancel-export" },
      )
    : [];
  const row = await findOwnExport(platform, own, id);
  if (!row || row.state === "DIRECT") throw new UnknownRecord();
  if (cancelled.length > 0) {
    const subject = { kind: "ACCOUNT", id: own.accountId } as const;
    const detail = { exportId: row.id };
    await audit(platform.pool, { at: now, by: own, act: "EXPORT_CANCELLED", subject, address, detail });
  }
  return presentExport(platform, row);
}

/**
 * Takes one that is over out of the viewer's list, its file with it; what goes on is cancelled.
 *
 * @throws {UnknownRecord} as {@link cancelExport}.
 */
export async function removeExport(context: Context, id: string): Promise<Export> {
  const gone = await cancelExport(context, id);
  const { platform } = context;
  const row = await findOwnExport(platform, context.viewer as DeskViewer, id);
  if (!row) throw new UnknownRecord();
  await new ExportStore(platform).drop(row, row.pieces);
  await query(platform.pool, sql`delete from list_export where id = ${row.id}`);
  return gone;
}
