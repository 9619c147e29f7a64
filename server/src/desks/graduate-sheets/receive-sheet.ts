import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { DAILY_LIMITS, type EmployerIdentity, takeToday } from "../../parties/identity/index.js";
import { readTable } from "../../parties/roster-upload/index.js";
import { Shares } from "../../platform/gate.js";
import type { Platform } from "../../platform/platform.js";
import { tidyFileName, tidyText, unfitCharacter } from "../../words/tidy-text.js";
import { whyNotSearch } from "./run-sheet.js";
import { checkedRows, MOST_ROWS, MOST_TITLES, sealRows, type TypedRow, typedRows } from "./sheet-rows.js";

/** Some hundred rows of three cells, with room for what programs write around them. */
const LARGEST_BYTES = 2 * 1_048_576;

/** Why no sheet came of it, with its HTTP status. */
export class RefusedSheet extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Two colleagues at once; more would wait with megabytes in memory. */
const underWay = new Shares(2, "本单位正在上传其他表格，请待其读取完成后再上传");

/**
 * Takes a spreadsheet in and checks it; nothing is searched before it is started. Answers its id.
 *
 * @throws RefusedSheet, RefusedFile with the reason in Chinese; LimitReached; NotAllowed NOT_VERIFIED, SUSPENDED,
 *   UPLOADS_BUSY.
 */
export async function receiveSheet(
  platform: Platform,
  request: FastifyRequest,
  viewer: EmployerIdentity,
): Promise<string> {
  return await underWay.hold(viewer.employerId, () => receive(platform, request, viewer));
}

async function receive(
  platform: Platform,
  request: FastifyRequest,
  viewer: EmployerIdentity,
): Promise<string> {
  const { pool, keys, clock } = platform;
  const { employerId, accountId } = viewer;
  const now = clock.now();
  const refusal = await whyNotSearch(platform, employerId);
  if (refusal) throw refusal;
  await takeToday(platform, DAILY_LIMITS.sheetsSent, employerId, now);
  const fileName = fileNameOf(request.headers["x-file-name"]);
  const table = await readTable(await bodyOf(request), MOST_ROWS + MOST_TITLES + 1, employerId);
  const typed = typedRows(table.rows, table.count);
  const rows = checkedRows(typed, await schoolsNamed(platform, typed));
  const id = uuidv7();
  await query(
    pool,
    sql`insert into graduate_sheet (id, employer_id, account_id, file_name, status, rows_sealed, total, uploaded_at)
      values (${id}, ${employerId}, ${accountId}, ${fileName}, 'CHECKED', ${sealRows(keys, rows)}, ${rows.length}, ${now})`,
  );
  const subject = { kind: "EMPLOYER", id: employerId } as const;
  const detail = { sheetId: id, rows: rows.length };
  const act = "GRADUATE_SHEET_UPLOADED";
  await audit(pool, { at: now, by: viewer, act, subject, address: request.ip, detail });
  return id;
}

/** The schools that rows name, by their exact names: no two have the same. */
async function schoolsNamed({ pool }: Platform, rows: readonly TypedRow[]): Promise<Map<string, string>> {
  const names = [...new Set(rows.map(({ cells }) => cells.school))];
  const found = await query<{ id: string; name: string }>(
    pool,
    sql`select id, name from school where name = any(${names}::text[])`,
  );
  return new Map(found.map(({ id, name }) => [name, id]));
}

/** @throws RefusedSheet as soon as it is too large, or said to be. */
async function bodyOf({ headers, body }: FastifyRequest): Promise<Buffer> {
  const megabytes = LARGEST_BYTES / 1_048_576;
  const words = `文件超过${megabytes}MB，请只保留三列并删除图片、空行后重新上传`;
  const tooLarge = () => new RefusedSheet(413, "TOO_LARGE", words);
  if (Number(headers["content-length"]) > LARGEST_BYTES) throw tooLarge();
  const parts: Buffer[] = [];
  let bytes = 0;
  if (body instanceof Readable) {
    // Not destroyed when it is too large: the answer goes out over the same connection.
    for await (const part of body.iterator({ destroyOnReturn: false })) {
      bytes += (part as Buffer).length;
      if (bytes > LARGEST_BYTES) throw tooLarge();
      parts.push(part as Buffer);
    }
  }
  if (bytes === 0) throw new RefusedSheet(400, "EMPTY_FILE", "文件为空，请选择文件");
  return Buffer.concat(parts);
}

/** As the browser names it, without what could leave its place on a page. */
function fileNameOf(header: string | string[] | undefined): string {
  let name: string;
  try {
    name = decodeURIComponent(typeof header === "string" ? header : "");
  } catch {
    throw new RefusedSheet(400, "INVALID_INPUT", "文件名的编码有误，请修改文件名后重新上传");
  }
  const unfit = unfitCharacter(tidyText(name));
  if (unfit) throw new RefusedSheet(400, "INVALID_INPUT", `文件名${unfit}`);
  return tidyFileName(name) || "名单";
}
