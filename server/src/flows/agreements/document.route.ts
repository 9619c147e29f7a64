import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import {
  APP_NAMES,
  type AppName,
  mustSignInFirst,
  signedViewerOf,
  type Viewer,
} from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isInSight, recordsInSight } from "../../records/index.js";
import { pictureOfAgreement } from "../../services/documents/index.js";
import { isId } from "../../words/ids.js";
import { documentStore, openPrint, type SealedPrint } from "./issue-document.js";

type DocumentRequest = FastifyRequest<{ Params: { id: string }; Querystring: { download?: string } }>;

/**
 * `GET /<app>/documents/<record>`: the agreement's PDF for viewers of the record; `?download=1` saves it instead
 * of showing it. `…/pages`: the same as one picture, for browsers that show no PDF. Out of sight, unknown and not made yet
 * answer alike (P-07); each fetch is in the audit log.
 */
export function addDocumentRoutes(app: FastifyInstance, platform: Platform): void {
  for (const name of APP_NAMES) {
    app.get(`/${name}/documents/:id`, async (request: DocumentRequest, reply) => {
      const document = await documentFor(platform, name, request, reply);
      if (!document) return reply;
      const pdf = await documentStore(platform).get(document.store_key);
      const disposition = request.query.download ? "attachment" : "inline";
      return await reply
        .type("application/pdf")
        .header(
          "content-disposition",
          `${disposition}; filename*=UTF-8''${encodeURIComponent(document.file_name)}`,
        )
        .send(pdf);
    });
    app.get(`/${name}/documents/:id/pages`, async (request: DocumentRequest, reply) => {
      const document = await documentFor(platform, name, request, reply);
      if (!document) return reply;
      return await reply
        .type("image/svg+xml")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(pictureOfAgreement(openPrint(platform, document)));
    });
  }
}

/** The document, its fetching noted; undefined once the refusal is answered. */
async function documentFor(
  platform: Platform,
  app: AppName,
  request: DocumentRequest,
  reply: FastifyReply,
): Promise<DocumentRow | undefined> {
  const { viewer, mustConfirm } = await signedViewerOf(platform, request, app);
  if (mustSignInFirst(viewer, request)) {
    reply.callNotFound();
    return undefined;
  }
  // Before the data of the year are confirmed nothing else is open (F-93).
  const document = mustConfirm ? undefined : await findDocument(platform, viewer, request.params.id);
  if (!document) {
    await reply.code(404).type("text/plain; charset=utf-8").send("未找到该文件，请返回协议页面刷新后再试");
    return undefined;
  }
  await audit(platform.pool, {
    at: platform.clock.now(),
    by: viewer,
    act: "DOCUMENT_DOWNLOADED",
    subject: { kind: "RECORD", id: document.record_id },
    address: request.ip,
  });
  void reply.header("cache-control", "private, no-store");
  return document;
}

interface DocumentRow extends SealedPrint {
  record_id: string;
  store_key: string;
  file_name: string;
}

async function findDocument(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<DocumentRow | undefined> {
  if (!isId(id) || viewer.role === "ANONYMOUS") return undefined;
  if (!(await isInSight(platform.orm.em.fork(), recordsInSight(viewer), id))) return undefined;
  const rows = await query<DocumentRow>(
    platform.pool,
    sql`select d.record_id, d.store_key, d.file_name, print.*
      from issued_document d join agreement a on a.record_id = d.record_id, lateral (
        select 'in_force_print_sealed' as "column", a.in_force_print_sealed as sealed
          where d.kind = 'IN_FORCE' and a.in_force_print_sealed is not null
        union all select 'print_sealed', a.print_sealed limit 1) print
      where d.record_id = ${id} order by d.kind = 'IN_FORCE' desc limit 1`,
    { name: "document-to-serve" },
  );
  return rows[0];
}
