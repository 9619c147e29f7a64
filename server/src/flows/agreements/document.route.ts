import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import {
  APP_NAMES,
  type AppName,
  mustSignInFirst,
  RATE_LIMITS,
  signedViewerOf,
  take,
  type Viewer,
} from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isInSight, recordsInSight } from "../../records/index.js";
import {
  pictureOfAgreement,
  pictureOfDraft,
  pictureOfSheet,
  renderDraft,
  renderSheet,
} from "../../services/documents/index.js";
import { isId } from "../../words/ids.js";
import { LimitReached } from "../../words/refusals.js";
import { documentStore, openPrint, type SealedPrint } from "./issue-document.js";
import { readableText } from "./readable-text.js";
import { readSigningSubject } from "./signing-subject.js";
import { statusSheetOf } from "./status-sheet.js";

type DocumentRequest = FastifyRequest<{
  Params: { id: string; sha256?: string };
  Querystring: { download?: string };
}>;

/** A paper as its reader gets it: the PDF under its name, and its pages as one picture. */
interface Paper {
  fileName: string;
  pdf(): Promise<Buffer> | Buffer;
  picture(): string;
}

/** What is found below the address of a record; null where the viewer has nothing there. */
type Papers = Readonly<
  Record<
    string,
    (platform: Platform, viewer: Viewer, asked: DocumentRequest["params"]) => Promise<Paper | null>
  >
>;

const pack = promisify(gzip);

const PAPERS: Papers = { "": issued, "/text/:sha256": draft, "/status": sheet };

/**
 * `GET /<app>/documents/<record>`: the agreement's PDF for viewers of the record; `?download=1` saves it instead of
 * showing it. `…/text/<hash>`: what a graduate reads before accepting (F-24). `…/status`: what became of an agreement that is over.
 * Each with `…/pages`: the same as one picture, for browsers that show no PDF. Out of sight, unknown and not made yet answer
 * alike (P-07); each fetch is in the audit log.
 */
export function addDocumentRoutes(app: FastifyInstance, platform: Platform): void {
  for (const name of APP_NAMES) {
    for (const part of Object.keys(PAPERS)) {
      app.get(`/${name}/documents/:id${part}`, async (request: DocumentRequest, reply) => {
        const paper = await paperFor(platform, { app: name, part }, request, reply);
        if (!paper) return reply;
        const disposition = request.query.download ? "attachment" : "inline";
        return await reply
          .type("application/pdf")
          .header(
            "content-disposition",
            `${disposition}; filename*=UTF-8''${encodeURIComponent(paper.fileName)}`,
          )
          .send(await paper.pdf());
      });

      app.get(`/${name}/documents/:id${part}/pages`, async (request: DocumentRequest, reply) => {
        const paper = await paperFor(platform, { app: name, part }, request, reply);
        if (!paper) return reply;
        void reply
          .type("image/svg+xml")
          .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        return await sendPacked(request, reply, paper.picture());
      });
    }
  }
}

/** Outlines of letters take a megabyte, and a fifth of it packed: a phone on slow 4G waits for them. */
async function sendPacked(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  picture: string,
): Promise<FastifyReply> {
  void reply.header("vary", "accept-encoding");
  if (!/\bgzip\b/.test(headers["accept-encoding"] ?? "")) return await reply.send(picture);
  return await reply.header("content-encoding", "gzip").send(await pack(picture));
}

/** The paper, its fetching noted; undefined once the refusal is answered. */
async function paperFor(
  platform: Platform,
  { app, part }: { app: AppName; part: string },
  request: DocumentRequest,
  reply: FastifyReply,
): Promise<Paper | undefined> {
  const { viewer, mustConfirm } = await signedViewerOf(platform, request, app);
  if (mustSignInFirst(viewer, request)) {
    reply.callNotFound();
    return undefined;
  }
  const { id } = request.params;
  const now = platform.clock.now();
  try {
    // Before the data of the year are confirmed nothing else is open (F-93).
    const paper = mustConfirm ? null : await findPaper(platform, viewer, part, request.params);
    if (!paper || viewer.role === "ANONYMOUS") {
      await reply.code(404).type("text/plain; charset=utf-8").send("未找到该文件，请返回协议页面刷新后再试");
      return undefined;
    }
    await take(platform, RATE_LIMITS.papers, viewer.accountId, now);
    await audit(platform.pool, {
      at: now,
      by: viewer,
      act: "DOCUMENT_DOWNLOADED",
      subject: { kind: "RECORD", id: id.toLowerCase() },
      address: request.ip,
    });
    void reply.header("cache-control", "private, no-store");
    return paper;
  } catch (error) {
    if (!(error instanceof LimitReached || error instanceof TextChanged)) throw error;
    await reply
      .code(error instanceof LimitReached ? 429 : 409)
      .type("text/plain; charset=utf-8")
      .send(error.message);
    return undefined;
  }
}

async function findPaper(
  platform: Platform,
  viewer: Viewer,
  part: string,
  asked: DocumentRequest["params"],
): Promise<Paper | null> {
  const { id } = asked;
  if (!isId(id) || viewer.role === "ANONYMOUS") return null;
  if (!(await isInSight(platform.orm.em.fork(), recordsInSight(viewer), id))) return null;
  return (await PAPERS[part]?.(platform, viewer, asked)) ?? null;
}

interface DocumentRow extends SealedPrint {
  store_key: string;
  file_name: string;
}

async function issued(
  platform: Platform,
  _viewer: Viewer,
  { id }: DocumentRequest["params"],
): Promise<Paper | null> {
  const [row] = await query<DocumentRow>(
    platform.pool,
    sql`select d.store_key, d.file_name, print.*
      from issued_document d join agreement a on a.record_id = d.record_id, lateral (
        select 'in_force_print_sealed' as "column", a.in_force_print_sealed as sealed
          where d.kind = 'IN_FORCE' and a.in_force_print_sealed is not null
        union all select 'print_sealed', a.print_sealed limit 1) print
      where d.record_id = ${id} order by d.kind = 'IN_FORCE' desc limit 1`,
    { name: "document-to-serve" },
  );
  return row
    ? {
        fileName: row.file_name,
        pdf: () => documentStore(platform).get(row.store_key),
        picture: () => pictureOfAgreement(openPrint(platform, row)),
      }
    : null;
}

/** The address names the text that is meant: what was read is what is accepted. */
class TextChanged extends Error {}

async function draft(
  platform: Platform,
  viewer: Viewer,
  { id, sha256 }: DocumentRequest["params"],
): Promise<Paper | null> {
  const em = platform.orm.em.fork();
  const subject = await readSigningSubject(em, id);
  const read = subject && (await readableText(platform, em, viewer, subject));
  if (!read) return null;
  if (sha256 !== read.sha256) throw new TextChanged("协议内容已有变动，请返回协议页面刷新后重新阅读");
  return {
    fileName: "就业协议书（草稿，未生效）.pdf",
    pdf: () => renderDraft(read.text),
    picture: () => pictureOfDraft(read.text),
  };
}

async function sheet(
  platform: Platform,
  _viewer: Viewer,
  { id }: DocumentRequest["params"],
): Promise<Paper | null> {
  const found = await statusSheetOf(platform, id);
  return (
    found && {
      fileName: `协议状态说明${found.number ? `-${found.number}` : ""}.pdf`,
      pdf: () => renderSheet(found),
      picture: () => pictureOfSheet(found),
    }
  );
}
