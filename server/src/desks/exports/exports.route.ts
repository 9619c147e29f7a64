import { PassThrough, Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { audit } from "../../audit/index.js";
import { change, sql } from "../../database/sql.js";
import { mustSignInFirst, signedViewerOf } from "../../parties/identity/index.js";
import { Shares } from "../../platform/gate.js";
import type { Platform } from "../../platform/platform.js";
import { Refusal } from "../../words/refusals.js";
import { isStaff } from "../../words/viewer.js";
import type { DeskViewer } from "../lists/index.js";
import { contentOf } from "./export-content.js";
import { type ExportRow, seenAs } from "./export-row.js";
import type { Progress } from "./export-source.js";
import { ExportStore } from "./export-store.js";
import { askedOf, findOwnExport } from "./read-exports.js";
import { noteMade } from "./run-export.js";

type ExportRequest = FastifyRequest<{ Params: { id: string } }>;

/** What one account reads of the database at a time by fetching files that are made directly. */
const shares = new Shares(2, "您正在下载其他文件，请稍候再试");

/**
 * `GET /<app>/exports/<id>`: the file of an export, for the account that asked for it. What is small is made here, once;
 * what was made in the background is given as often as it is asked for while it is kept. Others' ids, unknown ones and
 * those whose day is over answer alike (P-07).
 */
export function addExportRoutes(app: FastifyInstance, platform: Platform): void {
  for (const name of ["employer", "admin"] as const) {
    app.get(`/${name}/exports/:id`, async (request: ExportRequest, reply) => {
      const { viewer } = await signedViewerOf(platform, request, name);
      if (mustSignInFirst(viewer, request)) {
        reply.callNotFound();
        return reply;
      }
      if (viewer.role !== "EMPLOYER" && !isStaff(viewer)) return await notFound(reply);
      const row = await findOwnExport(platform, viewer, request.params.id);
      // A file holds what its owner saw: with other rights it is nobody's.
      if (!row || row.seen_as !== seenAs(viewer)) return await notFound(reply);
      if (row.state === "DIRECT") return await makeNow(platform, viewer, row, reply);
      if (row.state !== "DONE") return await notFound(reply);
      await noteFetched(platform, viewer, row, request.ip);
      const pieces = new ExportStore(platform).read(row, row.pieces);
      void reply.header("content-length", String(row.bytes));
      return await send(reply, row, Readable.from(pieces, { highWaterMark: 1 }));
    });
  }
}

async function notFound(reply: FastifyReply): Promise<FastifyReply> {
  return await reply
    .code(404)
    .type("text/plain; charset=utf-8")
    .send("未找到该文件，可能已过期或已删除，请返回列表重新下载");
}

/**
 * Made while it goes out, as fast as the rows come and whoever reads it slowly: no reader holds a connection of the
 * database. What fails before the first rows is answered as an error, later the connection breaks off.
 */
async function makeNow(
  platform: Platform,
  viewer: DeskViewer,
  row: ExportRow,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    return await shares.hold(viewer.accountId, async () => {
      if (!(await takeOnce(platform, row))) return await notFound(reply);
      const progress: Progress = { done: 0, rows: 0 };
      const asked = askedOf(platform, row);
      const pieces = contentOf(platform, { viewer, asked, row }, progress);
      const body = new PassThrough();
      await writeUntil(pieces, body, () => progress.done > 0);
      void send(reply, row, body);
      try {
        await writeUntil(pieces, body, () => false);
        await noteMade(platform.pool, row, progress.rows, platform.clock.now());
        body.end();
      } catch (error) {
        body.destroy(error instanceof Error ? error : new Error("The file broke off"));
      }
      return reply;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return await reply.code(429).type("text/plain; charset=utf-8").send(error.message);
  }
}

/** Who fetches it twice asks for it twice: each file is in the log once. */
async function takeOnce({ pool, clock }: Platform, { id }: ExportRow): Promise<boolean> {
  const now = clock.now();
  const taken = await change(
    pool,
    sql`update list_export set expires_at = ${now} where id = ${id} and state = 'DIRECT' and expires_at > ${now}`,
    { name: "take-direct-export" },
  );
  return taken > 0;
}

/** Writes what comes, however slowly it is read: a small file fits into memory. */
async function writeUntil(
  pieces: AsyncGenerator<Buffer>,
  body: PassThrough,
  isEnough: () => boolean,
): Promise<void> {
  while (!isEnough()) {
    const { done, value } = body.destroyed ? await pieces.return(undefined) : await pieces.next();
    if (done) return;
    // The writer fills its memory again.
    body.write(Buffer.from(value));
  }
}

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

function send(reply: FastifyReply, { file_name }: ExportRow, content: Readable): FastifyReply {
  return reply
    .type(TYPES[file_name.split(".").at(-1) ?? ""] ?? "application/octet-stream")
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file_name)}`)
    .header("cache-control", "private, no-store")
    .send(content);
}

async function noteFetched(
  { pool, clock }: Platform,
  viewer: DeskViewer,
  { id, list, rows }: ExportRow,
  address: string,
): Promise<void> {
  const subject = { kind: "ACCOUNT", id: viewer.accountId } as const;
  const detail = { exportId: id, list, rows };
  await audit(pool, { at: clock.now(), by: viewer, act: "EXPORT_DOWNLOADED", subject, address, detail });
}
