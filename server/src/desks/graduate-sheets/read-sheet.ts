import { query, sql } from "../../database/sql.js";
import { searchesLeft } from "../../parties/employers/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { GraduateSheet, GraduateSheetRow, type SheetStatus } from "./graduate-sheets.types.js";
import { openRows, type SheetOutcome, type SheetRow, shownNumber } from "./sheet-rows.js";

interface StoredSheet {
  id: string;
  file_name: string;
  status: SheetStatus;
  rows_sealed: Buffer;
  uploaded_at: Date;
  total: number;
  done: number;
}

/** A sheet of the viewer's employer with all its rows; null for any other id (P-07). */
export async function readSheet(
  platform: Platform,
  viewer: EmployerIdentity,
  id: string,
): Promise<GraduateSheet | null> {
  if (!isId(id)) return null;
  const [stored] = await query<StoredSheet>(
    platform.pool,
    sql`select id, file_name, status, rows_sealed, uploaded_at, total, done from graduate_sheet
      where id = ${id} and employer_id = ${viewer.employerId}`,
    { name: "graduate-sheet" },
  );
  if (!stored) return null;
  const rows = openRows(platform.keys, stored.rows_sealed);
  const left = await searchesLeft(platform, viewer);
  const count = (outcome: SheetOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return Object.assign(new GraduateSheet(), {
    id: stored.id,
    fileName: stored.file_name,
    status: stored.status,
    uploadedAt: stored.uploaded_at,
    total: stored.total,
    done: stored.done,
    wrong: count("WRONG"),
    found: count("FOUND"),
    missed: count("MISSED"),
    notSearched: count("NOT_SEARCHED"),
    leftToFind: left.found,
    leftToMiss: left.missed,
    favouriteIds: rows.flatMap(({ favouriteId }) => (favouriteId ? [favouriteId] : [])),
    rows: rows.map(shown),
  });
}

function shown(row: SheetRow): GraduateSheetRow {
  const { line, name, school, outcome, message, favouriteId } = row;
  const idNumberMasked = shownNumber(row);
  return Object.assign(new GraduateSheetRow(), {
    line,
    name,
    idNumberMasked,
    school,
    outcome,
    message,
    favouriteId,
  });
}
