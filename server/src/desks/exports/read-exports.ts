import { Sealed } from "../../database/sealed.js";
import { sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { type AskedList, type DeskViewer, FILTER_WORDS, readStoredList } from "../lists/index.js";
import { type ExportRow, ownExports, readExportRows } from "./export-row.js";
import { Export } from "./exports.types.js";

/** The viewer's own, newest first; never more than an account may keep. */
export async function readOwnExports(platform: Platform, viewer: DeskViewer): Promise<Export[]> {
  const where = sql`${ownExports(viewer, platform.clock.now())} and e.state <> 'DIRECT'`;
  const rows = await readExportRows(platform.pool, where);
  return rows.map((row) => presentExport(platform, row));
}

/** One of the viewer's own; null for others' and unknown ones alike (P-07). */
export async function findOwnExport(
  platform: Platform,
  viewer: DeskViewer,
  id: string,
): Promise<ExportRow | null> {
  if (!isId(id)) return null;
  const where = sql`${ownExports(viewer, platform.clock.now())} and e.id = ${id}`;
  const [row] = await readExportRows(platform.pool, where);
  return row ?? null;
}

/** What was asked for. @throws {InvalidInput} for what today's contract does not know any more. */
export function askedOf({ keys }: Pick<Platform, "keys">, { asked_sealed }: ExportRow): AskedList {
  return readStoredList(JSON.parse(keys.open("list_export.asked_sealed", new Sealed(asked_sealed))));
}

export function presentExport({ keys }: Pick<Platform, "keys">, row: ExportRow): Export {
  const { id, app, kind, state, done, total, failure } = row;
  return Object.assign(new Export(), {
    id,
    kind,
    state,
    fileName: row.file_name,
    narrowedBy: narrowedBy({ keys }, row),
    done,
    total,
    rows: row.rows,
    bytes: row.bytes === null ? null : Number(row.bytes),
    failure,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
    address: state === "DONE" || state === "DIRECT" ? `/${app}/exports/${id}` : null,
  });
}

/** What says which list it is, and narrows nothing. */
const OF_THE_LIST: ReadonlySet<string> = new Set(["view", "kinds", "list"]);

function narrowedBy({ keys }: Pick<Platform, "keys">, { asked_sealed }: ExportRow): string[] {
  const stored = JSON.parse(keys.open("list_export.asked_sealed", new Sealed(asked_sealed))) as object;
  const fields = Object.values(stored).flatMap(({ filter }: { filter: object }) => Object.keys(filter));
  const words: Readonly<Record<string, string>> = FILTER_WORDS;
  return fields.flatMap((field) => (OF_THE_LIST.has(field) ? [] : (words[field] ?? [])));
}
