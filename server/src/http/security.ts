import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Platform } from "../platform/platform.js";

/** A request that says where it comes from comes from here: browsers say so with each POST and each WebSocket. */
export function isSameOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined || origin === `${request.protocol}://${request.host}`) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === request.host;
}

/** Refuses what another site's page sends with our visitor's cookie. */
export function refuseForeignOrigins(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    const acts = request.method !== "GET" && request.method !== "HEAD";
    const upgrades = request.headers.upgrade !== undefined;
    if ((acts || upgrades) && !isSameOrigin(request)) {
      await reply
        .code(403)
        .send({ errors: [{ message: "请求来源不正确", extensions: { code: "FORBIDDEN" } }] });
    }
  });
}

/** Asked by machines beside us under whatever name; they tell nothing of anybody. */
const FOR_WATCHERS = new Set(["/healthz", "/readyz", "/metrics"]);
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Answers under the name of PUBLIC_URL and this machine's own alone: a page of a stranger whose name was made to lead here
 * would else be of our origin, and links that are made from the name would lead to theirs.
 */
export function refuseForeignHosts(app: FastifyInstance, { config }: Platform): void {
  const own = new URL(config.publicUrl).host;
  app.addHook("onRequest", async (request, reply) => {
    const host = request.host.toLowerCase();
    if (host === own || LOOPBACK_HOST.test(host) || FOR_WATCHERS.has(request.url)) return;
    const message = "请求的主机名不正确，请从平台的公布地址访问";
    await reply.code(421).send({ errors: [{ message, extensions: { code: "FORBIDDEN" } }] });
  });
}

/** A NUL in an address is in no file's name and no id: nothing behind it need know what to do with one. */
export function refuseUnreadableAddresses(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.includes("%00")) await answerUnreadable(reply, "请求地址中含有无法识别的字符U+0000");
  });
}

/** What is no address at all, such as half a character (RFC 3629): fastify asks this before anything else. */
export function refuseWhatIsNoAddress(
  _error: unknown,
  _request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return answerUnreadable(reply, "请求地址的编码有误");
}

function answerUnreadable(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(400).send({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
}

/** An upgrade that was answered instead of made leaves its socket to us: without this it would stay open for ever. */
export function endRefusedUpgrades(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (request.headers.upgrade !== undefined) {
      reply.raw.once("finish", () => request.raw.socket.destroySoon());
    }
    return payload;
  });
}

/** Headers of every answer: nothing from elsewhere, nothing framed elsewhere, nothing guessed. */
export function addSecurityHeaders(app: FastifyInstance, { config, clock }: Platform): void {
  app.addHook("onSend", async (request, reply, payload) => {
    void reply.header("x-content-type-options", "nosniff");
    // A page whose address is a secret says so itself.
    if (!reply.hasHeader("referrer-policy")) void reply.header("referrer-policy", "same-origin");
    void reply.header("cross-origin-opener-policy", "same-origin");
    // Our own pages show the agreement's PDF in a frame.
    void reply.header("x-frame-options", "SAMEORIGIN");
    // Files that people sent are bound more tightly than pages of our own.
    if (!reply.hasHeader("content-security-policy")) {
      void reply.header("content-security-policy", contentPolicy(request, reply));
    }
    // Files state their own; answers are for the viewer of this moment.
    if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "no-store");
    void reply.header("x-request-id", request.id);
    // The platform's clock, which pages count deadlines by; Node would write the machine's.
    void reply.header("date", clock.now().toUTCString());
    if (config.secureCookies) void reply.header("strict-transport-security", "max-age=31536000");
    return payload;
  });
}

/** antd writes its styles into the page; older Safari does not count a WebSocket to ourselves as 'self'. */
function contentPolicy(request: FastifyRequest, reply: FastifyReply): string {
  const type = String(reply.getHeader("content-type") ?? "");
  if (!type.startsWith("text/html")) return "frame-ancestors 'self'";
  const host = /^[\w.:[\]-]+$/.test(request.host) ? ` ws://${request.host} wss://${request.host}` : "";
  return [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${host}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}
