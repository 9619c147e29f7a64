import type { FastifyInstance } from "fastify";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { APP_NAMES, signedViewerOf, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isInSight, recordsInSight } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import { documentStore } from "./issue-document.js";

/**
 * `GET /<app>/documents/<record>`: the agreement's PDF for viewers of the record; `?download=1` saves it instead
 * of showing it. Out of sight, unknown and not made yet answer alike (P-07); each fetch is in the audit log.
 */
export function addDocumentRoutes(app: FastifyInstance, platform: Platform): void {
  for (const name of APP_NAMES) {
    app.get<{ Params: { id: string }; Querystring: { download?: string } }>(
      `/${name}/documents/:id`,
      async (request, reply) => {
        const { viewer, mustConfirm } = await signedViewerOf(platform, request, name);
        // Before the data of the year are confirmed nothing else is open (F-93).
        const document = mustConfirm ? undefined : await findDocument(platform, viewer, request.params.id);
        if (!document) {
          return await reply
            .code(404)
            .type("text/plain; charset=utf-8")
            .send("未找到该文件，请返回协议页面刷新后再试");
        }
        const pdf = await documentStore(platform).get(document.store_key);
        await audit(platform.pool, {
          at: platform.clock.now(),
          by: viewer,
          act: "DOCUMENT_DOWNLOADED",
          subject: { kind: "RECORD", id: document.record_id },
          address: request.ip,
        });
        const disposition = request.query.download ? "attachment" : "inline";
        return await reply
          .type("application/pdf")
          .header(
            "content-disposition",
            `${disposition}; filename*=UTF-8''${encodeURIComponent(document.file_name)}`,
          )
          .header("cache-control", "private, no-store")
          .send(pdf);
      },
    );
  }
}

interface DocumentRow {
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
    sql`select record_id, store_key, file_name from issued_document where record_id = ${id}
      order by kind = 'IN_FORCE' desc limit 1`,
    { name: "document-to-serve" },
  );
  return rows[0];
}
