import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { audit } from "../../audit/index.js";
import { APP_NAMES, type AppName, signedViewerOf, type Viewer } from "../../parties/identity/index.js";
import { Gate } from "../../platform/gate.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { NotAllowed, Refusal } from "../../words/refusals.js";
import { receiveUpload } from "./receive.js";
import { type StoredUpload, uploadsByIds, uploadViews } from "./upload.list.js";
import { type AddressHolder, holderOf, type Uploader, uploaderOf } from "./upload.policy.js";
import { type FileVariant, isSigned, type SignedQuery } from "./upload-address.js";
import { keyOf, uploadStore, VARIANTS } from "./upload-store.js";

/** Files that are opened at once: 10 MB each, sealed and plain. */
const opening = new Gate(2);

/** HTTP status by code of a refusal; all others are 403. */
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  UNKNOWN_RECORD: 404,
  VERDICT_HELD: 409,
  UPLOAD_GONE: 410,
  FILE_TOO_LARGE: 413,
  FILE_EMPTY: 415,
  FILE_KIND: 415,
  FILE_MIXED: 415,
  FILE_BROKEN: 415,
  FILE_ENCRYPTED: 415,
  FILE_ACTIVE: 415,
  FILE_PIXELS: 415,
  FILE_MOVING: 415,
  FILE_COSTLY: 415,
  LIMIT_REACHED: 429,
  UPLOADS_BUSY: 503,
};

/**
 * `PUT /<app>/uploads/<id>` takes the bytes of an upload, `GET /<app>/files/<id>/<variant>` answers them; both with the
 * signature that GraphQL gave and the session it gave it to.
 */
export function addUploadRoutes(app: FastifyInstance, platform: Platform): void {
  void app.register(async (scope) => {
    // Whatever the body says it is, it stays in the socket until we read it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    for (const name of APP_NAMES) {
      scope.put<{ Params: { id: string }; Querystring: SignedQuery }>(
        `/${name}/uploads/:id`,
        async (request, reply) =>
          await answerUpload(platform, request, reply, await uploaderOfRequest(platform, request, name)),
      );
      scope.get<{ Params: { id: string; variant: string }; Querystring: SignedQuery }>(
        `/${name}/files/:id/:variant`,
        async (request, reply) => {
          const { viewer, mustConfirm } = await signedViewerOf(platform, request, name);
          const known = viewer.role !== "ANONYMOUS" && !mustConfirm;
          return await serveFile(platform, request, reply, known ? holderOf(viewer, name) : null, viewer);
        },
      );
    }
  });
}

export type UploadRequest = FastifyRequest<{ Params: { id: string }; Querystring: SignedQuery }>;
type FileRequest = FastifyRequest<{ Params: { id: string; variant: string }; Querystring: SignedQuery }>;

/** The refusal instead, where nobody who may upload is asking. */
async function uploaderOfRequest(
  platform: Platform,
  request: FastifyRequest,
  app: AppName,
): Promise<Uploader | Refusal> {
  // No form or picture of another site can send this header (as with GraphQL).
  if (!request.headers["apollo-require-preflight"]) return new NotAllowed("FORBIDDEN", "请求来源不正确");
  const { viewer, mustConfirm } = await signedViewerOf(platform, request, app);
  if (viewer.role === "ANONYMOUS") return new NotAllowed("UNAUTHENTICATED", "登录已失效，请重新登录");
  if (mustConfirm) return new NotAllowed("NOT_CONFIRMED", "请先确认本人信息");
  try {
    return uploaderOf(viewer, app);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Whether this holder was given the address that the bytes are sent to. */
export function isPutAddress(
  { keys, clock }: Platform,
  holder: AddressHolder,
  request: UploadRequest,
): boolean {
  const { id } = request.params;
  return isId(id) && isSigned(keys, holder, id, "put", request.query, clock.now());
}

export function uploadExpired(): NotAllowed {
  return new NotAllowed("UPLOAD_EXPIRED", "上传地址已失效，请重试");
}

/** Also for the page behind a link (F-32), whose module says who the uploader is. */
export async function answerUpload(
  platform: Platform,
  request: UploadRequest,
  reply: FastifyReply,
  uploader: Uploader | Refusal,
): Promise<FastifyReply> {
  try {
    if (uploader instanceof Refusal) throw uploader;
    const { id } = request.params;
    if (!isPutAddress(platform, uploader.holder, request)) throw uploadExpired();
    const given = Number(request.headers["content-length"]);
    const declared = Number.isInteger(given) ? given : undefined;
    const { alreadyDone } = await receiveUpload(platform, uploader, id, request.raw, declared);
    const [upload] = uploadViews(platform, uploader.holder, await uploadsByIds(platform.pool, [id]));
    return await reply.send({ alreadyDone, upload });
  } catch (error) {
    if (!(error instanceof Refusal)) {
      // The sender went away in the middle: nobody hears an answer, and nothing is wrong with us.
      if (request.raw.readableAborted) return await reply.code(400).send();
      throw error;
    }
    // What is still to come of the body is not wanted: the connection ends with the answer.
    if (!request.raw.readableEnded) void reply.header("connection", "close");
    const { code, message } = error;
    return await reply.code(STATUS[code] ?? 403).send({ code, message });
  }
}

/**
 * Answers a file to the holder of a signed address. Wrong, too old, another session's and unknown answer alike (P-07);
 * each picture and original that is opened is in the audit log.
 */
export async function serveFile(
  platform: Platform,
  request: FileRequest,
  reply: FastifyReply,
  holder: AddressHolder | null,
  by: Viewer | { kind: string; accountId: string | null },
): Promise<FastifyReply> {
  const { id } = request.params;
  const variant = VARIANTS.find((name) => name === request.params.variant);
  const signed =
    holder && variant && isId(id)
      ? isSigned(platform.keys, holder, id, variant, request.query, platform.clock.now())
      : false;
  const [upload] = signed ? await uploadsByIds(platform.pool, [id]) : [];
  if (!variant || !upload?.content) return await notFound(reply);
  const { content, kind } = upload;
  if (kind === "PDF" && variant !== "original") return await notFound(reply);
  const bytes = await opening.pass(() => uploadStore(platform).get(keyOf(content, variant)));
  if (variant !== "thumbnail" && upload.record_id) {
    await audit(platform.pool, {
      at: platform.clock.now(),
      by,
      act: "UPLOAD_VIEWED",
      subject: { kind: "RECORD", id: upload.record_id },
      address: request.ip,
      detail: { uploadId: id, variant },
    });
  }
  return await withSafeHeaders(reply, upload, variant).send(bytes);
}

const TYPES = { JPEG: "image/jpeg", PNG: "image/png", WEBP: "image/webp", PDF: "application/pdf" } as const;
const ENDINGS = { JPEG: "jpg", PNG: "png", WEBP: "webp", PDF: "pdf" } as const;

/**
 * What was sent is saved, never shown: only what we made of pictures is shown, and runs nothing even if a browser took
 * it for a page.
 */
function withSafeHeaders(reply: FastifyReply, upload: StoredUpload, variant: FileVariant): FastifyReply {
  const kind = upload.kind ?? "JPEG";
  const type = variant === "original" ? TYPES[kind] : "image/jpeg";
  const name = `${upload.file_name.replace(/\.[^.]*$/, "")}.${ENDINGS[kind]}`;
  const disposition =
    variant === "original" ? `attachment; filename*=UTF-8''${encodeURIComponent(name)}` : "inline";
  return (
    reply
      .type(type)
      .header("content-disposition", disposition)
      .header("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'self'")
      .header("cross-origin-resource-policy", "same-origin")
      // As long as the address; the page's next reading has the same one.
      .header("cache-control", "private, max-age=300")
  );
}

async function notFound(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.code(404).type("text/plain; charset=utf-8").send("文件地址已失效，请返回页面刷新后再试");
}
