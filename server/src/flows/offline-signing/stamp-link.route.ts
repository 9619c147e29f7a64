import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { audit } from "../../audit/index.js";
import { AGREEMENT_SCAN } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import { networkOf, RATE_LIMITS, take } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { perform, readSubmissions } from "../../records/index.js";
import {
  answerUpload,
  beginUpload,
  isPutAddress,
  removeUpload,
  serveFile,
  type Uploader,
  type UploadRequest,
  uploadExpired,
} from "../../services/uploads/index.js";
import { idOf, isId } from "../../words/ids.js";
import { LimitReached, NotAllowed, Refusal, UnknownRecord } from "../../words/refusals.js";
import { tidyText, unfitCharacter } from "../../words/tidy-text.js";
import { documentStore } from "../agreements/index.js";
import { OFFLINE } from "./offline.flow.js";
import { holderOfLink } from "./stamp-link.js";
import {
  CLOSED_LINK,
  type FoundLink,
  filesOf,
  findLink,
  holderOf,
  isDocumentAddress,
  linkOfToken,
  linkPage,
  uploaderOf,
  whyClosed,
} from "./stamp-link.page.js";

/** The token comes in a header: addresses are logged on many ways, headers are not. */
const TOKEN_HEADER = "x-stamp-link";

const STATUS: Readonly<Record<string, number>> = {
  LINK_UNKNOWN: 404,
  UNKNOWN_RECORD: 404,
  LIMIT_REACHED: 429,
  LINK_EXPIRED: 410,
  LINK_REPLACED: 410,
  INVALID_INPUT: 400,
};

/**
 * The public side of 用人单位协助回传协议书 (F-32): below `/stamp-link`, for the holder of the link of an SMS, without
 * account or session. Every use is in the audit log with the masked number that the link was sent to.
 */
export function addStampLinkRoutes(app: FastifyInstance, platform: Platform): void {
  app.get("/stamp-link/page", async (request, reply) => {
    await answer(reply, async () => {
      const link = await usedLink(platform, request, "OPENED");
      return await linkPage(platform, link);
    });
  });
  app.post("/stamp-link/uploads", async (request, reply) => {
    await answer(reply, async () => {
      const link = await openLink(platform, request, "UPLOAD_BEGUN");
      const { id, fileName, bytes } = given(BEGIN, request.body);
      const unfit = unfitCharacter(fileName);
      if (unfit) throw new NotAllowed("INVALID_INPUT", `文件名${unfit}`);
      const input = { id, fileName, bytes, recordId: link.recordId, purpose: AGREEMENT_SCAN };
      return await beginUpload(platform, uploaderOf(link, request.ip), input);
    });
  });
  app.delete<{ Params: { id: string } }>("/stamp-link/uploads/:id", async (request, reply) => {
    await answer(reply, async () => {
      const link = await openLink(platform, request, "UPLOAD_REMOVED");
      const id = idOf(request.params.id);
      // Files that the graduate uploaded are neither shown to the link's holder nor removed by them.
      if (!(await filesOf(platform, link)).some((file) => file.id === id)) throw new UnknownRecord();
      await removeUpload(platform, uploaderOf(link, request.ip), id);
      return await linkPage(platform, link);
    });
  });
  app.post("/stamp-link/submit", async (request, reply) => {
    await answer(reply, async () => await submit(platform, request));
  });
  addFiles(app, platform);
}

const BEGIN = z.object({ id: z.string(), fileName: z.string().max(500).transform(tidyText), bytes: z.int() });
const SUBMIT = z.object({ uploadIds: z.array(z.string()).max(50) });

function given<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new NotAllowed("INVALID_INPUT", "提交的内容有误，请刷新页面后重试");
  return parsed.data;
}

/** The same files again are the same submission; a second click finds it done (F-06). */
async function submit(platform: Platform, request: FastifyRequest): Promise<unknown> {
  const link = await usedLink(platform, request, "SUBMITTED");
  const uploadIds = given(SUBMIT, request.body).uploadIds.map(idOf);
  if (link.state !== "SUBMITTED") {
    const closed = whyClosed(link);
    if (closed) throw closed;
  }
  const { alreadyDone } = await perform(platform, {
    recordId: link.recordId,
    kinds: OFFLINE,
    act: "submitSigning",
    actor: holderOfLink(link, link.employer),
    sight: sql`r.id = ${link.recordId}`,
    address: request.ip,
    input: { uploadIds },
  });
  if (alreadyDone) await refuseOtherFiles(platform, link, uploadIds);
  const now = await findLink(platform, { id: link.id });
  return await linkPage(platform, now ?? link);
}

/** Other files than those under review are no repeat (F-06). */
async function refuseOtherFiles(platform: Platform, link: FoundLink, ids: readonly string[]): Promise<void> {
  const [last] = await readSubmissions(platform, platform.orm.em.fork(), link.recordId, 1);
  if (last?.uploadIds.join() !== ids.join())
    throw new NotAllowed("LINK_SUBMITTED", CLOSED_LINK.SUBMITTED.message);
}

/** Addresses that we signed: what phones open by themselves sends no header. */
function addFiles(app: FastifyInstance, platform: Platform): void {
  type Signed = {
    Params: { link: string; id: string; variant: string };
    Querystring: { e?: string; s?: string };
  };
  app.get<Signed>("/stamp-link/:link/document", async (request, reply) => {
    const link = await linkOfAddress(platform, request.params.link);
    const document = link?.state === "OPEN" ? link.document : null;
    if (!link || !document || !isDocumentAddress(platform, link.id, request.query)) {
      return await reply
        .code(404)
        .type("text/plain; charset=utf-8")
        .send("文件地址已失效，请返回短信中的链接刷新后再下载");
    }
    const pdf = await documentStore(platform).get(document.storeKey);
    await note(platform, link, "DOCUMENT_DOWNLOADED", request.ip);
    return await reply
      .type("application/pdf")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`)
      .header("cache-control", "private, no-store")
      .send(pdf);
  });
  app.get<Signed>("/stamp-link/:link/files/:id/:variant", async (request, reply) => {
    const link = await linkOfAddress(platform, request.params.link);
    const holder = link?.state === "OPEN" ? holderOf(link) : null;
    return await serveFile(platform, request, reply, holder, {
      kind: "EMPLOYER",
      accountId: link?.id ?? null,
    });
  });
  void app.register(async (scope) => {
    // Whatever the body says it is, it stays in the socket until we read it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.put<Signed>("/stamp-link/:link/uploads/:id", async (request, reply) =>
      answerUpload(platform, request, reply, await uploaderOfAddress(platform, request.params.link, request)),
    );
  });
}

/** A caller without a valid address learns nothing of the link, not even whether there is one (P-07). */
async function uploaderOfAddress(
  platform: Platform,
  id: string,
  request: UploadRequest,
): Promise<Uploader | Refusal> {
  const given = isPutAddress(platform, holderOf({ id }), request);
  const link = given ? await linkOfAddress(platform, id) : null;
  if (!link) return uploadExpired();
  return whyClosed(link) ?? uploaderOf(link, request.ip);
}

async function linkOfAddress(platform: Platform, id: string): Promise<FoundLink | null> {
  return isId(id) ? await findLink(platform, { id: id.toLowerCase() }) : null;
}

// ── Using a link ─────────────────────────────────────────────────────────────

/** @throws NotAllowed LINK_UNKNOWN, LINK_… when nothing can be done through it; LimitReached. */
async function openLink(platform: Platform, request: FastifyRequest, use: string): Promise<FoundLink> {
  const link = await usedLink(platform, request, use);
  const closed = whyClosed(link);
  if (closed) throw closed;
  return link;
}

/** The link of a request, its use written down whatever comes of it (F-32). */
async function usedLink(platform: Platform, request: FastifyRequest, use: string): Promise<FoundLink> {
  const link = await linkOfToken(
    platform,
    String(request.headers[TOKEN_HEADER] ?? ""),
    networkOf(request.ip),
  );
  await take(platform, RATE_LIMITS.stampLinkUse, link.id, platform.clock.now());
  await note(platform, link, use, request.ip);
  return link;
}

async function note(platform: Platform, link: FoundLink, use: string, address: string): Promise<void> {
  await audit(platform.pool, {
    at: platform.clock.now(),
    by: { kind: "EMPLOYER", accountId: link.id },
    act: "STAMP_LINK_USED",
    subject: { kind: "RECORD", id: link.recordId },
    address,
    detail: { to: link.mobileMask, use, state: link.state },
  });
}

async function answer(reply: FastifyReply, act: () => Promise<unknown>): Promise<void> {
  void reply.header("referrer-policy", "no-referrer");
  try {
    await reply.send(await act());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    const retryAt = error instanceof LimitReached ? error.retryAt : null;
    await reply.code(STATUS[code] ?? 403).send({ code, message, ...(retryAt && { retryAt }) });
  }
}
