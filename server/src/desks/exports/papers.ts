import { query, sql } from "../../database/sql.js";
import { type AgreementPaper, agreementPapers } from "../../flows/agreements/index.js";
import type { Platform } from "../../platform/platform.js";
import { BOM, type ZipEntry } from "../../spreadsheet/index.js";
import type { ExportSource, Progress } from "./export-source.js";

interface AgreementRow {
  id: string;
  /** Where a row is no agreement itself, the one it leads to. */
  agreementId?: string;
  graduateName: string | null;
  statusLabel: string;
}

/**
 * The PDF of each agreement of the rows, and 说明.txt with those that have none yet. Each that is read is in the log as if
 * it had been fetched by itself.
 */
export async function* papersOf(
  platform: Platform,
  source: ExportSource,
  read: AsyncIterable<readonly object[]>,
  progress: Progress,
): AsyncGenerator<ZipEntry> {
  const names = new Names();
  const without: string[] = [];
  const rows = await wholeOf(read as AsyncIterable<readonly AgreementRow[]>);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const batch = rows.slice(from, from + AT_ONCE);
    const papers = await agreementPapers(platform, [...new Set(batch.map(agreementOf))]);
    await noteAll(platform, source, [...papers.keys()]);
    for (const row of batch) {
      const paper = papers.get(agreementOf(row));
      if (!paper) without.push(`${row.graduateName ?? ""}\t${row.statusLabel}`);
      else {
        yield { name: names.of(paper), content: bytesOf(paper), stored: true };
        progress.rows += 1;
      }
    }
  }
  yield { name: "说明.txt", content: told(progress.rows, without) };
}

const AT_ONCE = 100;

/** Printing what is not printed yet takes longer than the reading of rows may wait: they are read first. */
async function wholeOf(read: AsyncIterable<readonly AgreementRow[]>): Promise<AgreementRow[]> {
  const rows: AgreementRow[] = [];
  for await (const batch of read) {
    for (const { id, agreementId, graduateName, statusLabel } of batch) {
      rows.push({ id, graduateName, statusLabel, ...(agreementId && { agreementId }) });
    }
  }
  return rows;
}

function agreementOf({ agreementId, id }: AgreementRow): string {
  return agreementId ?? id;
}

async function* bytesOf(paper: AgreementPaper): AsyncGenerator<Buffer> {
  yield await paper.pdf();
}

async function* told(papers: number, without: readonly string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`${BOM}本压缩包共有就业协议书${papers}份。\r\n`);
  if (without.length === 0) return;
  yield Buffer.from(`以下${without.length}条记录尚未生成就业协议书，未包含在内（姓名、当前状态）：\r\n`);
  yield Buffer.from(without.map((line) => `${line}\r\n`).join(""));
}

/** One entry for each agreement, in one statement. */
async function noteAll(
  { pool, clock }: Platform,
  { viewer, row }: ExportSource,
  ids: readonly string[],
): Promise<void> {
  await query(
    pool,
    sql`insert into audit_entry (at, account_kind, account_id, act, subject_kind, subject_id, address, detail)
      select ${clock.now()}, ${viewer.role}, ${viewer.accountId}, 'DOCUMENT_DOWNLOADED', 'RECORD', id, ${row.address},
        ${JSON.stringify({ exportId: row.id })}::jsonb
      from unnest(${ids}::uuid[]) id`,
  );
}

const LONGEST_PART = 40;

/** Names that every system takes; what would be the same twice is numbered. */
class Names {
  readonly #used = new Map<string, number>();

  of({ schoolName, studentNumber, graduateName, number }: AgreementPaper): string {
    const name = [schoolName, studentNumber, graduateName, number].map(safe).join("_");
    const key = name.toLowerCase();
    const times = (this.#used.get(key) ?? 0) + 1;
    this.#used.set(key, times);
    return times === 1 ? `${name}.pdf` : `${name}（${times}）.pdf`;
  }
}

/** Neither a way into another folder nor a character that Windows refuses. */
function safe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file has them in its name
  const plain = text.replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
  return (
    plain
      .replace(/\s+/g, " ")
      .replace(/^[.\s]+|[.\s]+$/g, "")
      .slice(0, LONGEST_PART) || "—"
  );
}
