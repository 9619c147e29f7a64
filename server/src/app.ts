import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import cookie from "@fastify/cookie";
import websocket from "@fastify/websocket";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from "fastify";
import type { Documents } from "./api/documents.js";
import { DATABASE_AWAY, isUnreadableText, publicError, UNREADABLE } from "./api/errors.js";
import { BODY_LIMIT_BYTES, MESSAGE_LIMIT_BYTES } from "./api/limits.js";
import { makeContext } from "./api/request-context.js";
import { documentsOf, makeGraphQLServer } from "./api/server.js";
import { makeSocketHandler } from "./api/socket.js";
import { AWAY_SECONDS, isDatabaseAway } from "./database/away.js";
import { hostExplorer } from "./http/explorer.js";
import {
  addSecurityHeaders,
  endRefusedUpgrades,
  refuseForeignHosts,
  refuseForeignOrigins,
  refuseUnreadableAddresses,
  refuseWhatIsNoAddress,
} from "./http/security.js";
import { hostWebApps } from "./http/web-apps.js";
import { Metrics } from "./metrics/metrics.js";
import { addMetricsRoute } from "./metrics/route.js";
import {
  APP_NAMES,
  type AppName,
  deviceCookieOf,
  NOBODY,
  type SignedViewer,
  setSessionCookie,
  signedViewerOf,
  stillSigned,
} from "./parties/identity/index.js";
import type { Platform } from "./platform/platform.js";

/** Adds routes of a module beside GraphQL, such as the download of documents below `/:app/documents/`. */
export type RouteModule = (app: FastifyInstance, platform: Platform) => void;

/** The whole HTTP side: GraphQL for each app, live connections, documents, the apps themselves, health. */
export async function buildApp(
  platform: Platform,
  routes: readonly RouteModule[] = [],
): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = platform.logger;
  const trustedHops = platform.config.trustProxy;
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    // Hops are counted from here: what a client wrote into the header itself stands before them all.
    trustProxy: trustedHops > 0 && ((_address, hop) => hop < trustedHops),
    genReqId: ({ headers }) => numberOf(headers["x-request-id"]),
    forceCloseConnections: "idle",
    frameworkErrors: refuseWhatIsNoAddress,
  });
  addSecurityHeaders(app, platform);
  refuseForeignHosts(app, platform);
  refuseForeignOrigins(app);
  refuseUnreadableAddresses(app);
  endRefusedUpgrades(app);
  logRequests(app, platform);
  answerErrors(app, platform);
  await app.register(cookie);
  await app.register(websocket, { options: { maxPayload: MESSAGE_LIMIT_BYTES } });
  const metrics = new Metrics();
  await addGraphQL(app, platform, metrics);
  addHealth(app, platform);
  addMetricsRoute(app, platform, metrics);
  for (const addRoutes of routes) addRoutes(app, platform);
  if (platform.config.graphiql) hostExplorer(app);
  await hostWebApps(app);
  return app;
}

/** The caller's number for a request if it looks like one, else our own. */
function numberOf(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

async function addGraphQL(app: FastifyInstance, platform: Platform, metrics: Metrics): Promise<void> {
  const documents = documentsOf(platform);
  const server = makeGraphQLServer(platform, documents, [metrics.plugin()]);
  await server.start();
  app.addHook("onClose", () => server.stop());
  for (const name of [...APP_NAMES, null]) {
    const url = name ? `/${name}/graphql` : "/graphql";
    app.post(
      url,
      {
        preHandler: async (request, reply) => {
          if (await refusesDocument(documents, metrics, request, reply)) return;
          // Before Apollo, so that a session that cannot be read fails with the number of the request.
          if (name) await signedViewerOf(platform, request, name);
        },
      },
      fastifyApolloHandler(server, {
        context: async (request, reply) => contextOf(platform, request, reply, name),
      }),
    );
    if (name) addLive(app, platform, name, documents, metrics);
  }
}

const RESPONSE_TYPE = "application/graphql-response+json";

/** A document is judged before anything else is done for whoever sends it; true where the refusal was answered. */
async function refusesDocument(
  documents: Documents,
  metrics: Metrics,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { query, operationName } = (request.body ?? {}) as { query?: unknown; operationName?: unknown };
  // Whatever is no document at all, Apollo answers.
  if (typeof query !== "string" || query === "") return false;
  const judged = await documents.read(query, operationName);
  if ("kind" in judged) return false;
  metrics.countOperation("none", "error", reply.elapsedTime / 1000);
  const type = request.headers.accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : "application/json";
  const errors = judged.map((error) => publicError(error.toJSON(), error, request.id));
  await reply.code(400).type(`${type}; charset=utf-8`).send(JSON.stringify({ errors }));
  return true;
}

async function contextOf(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  app: AppName | null,
) {
  const signed = app ? await signedViewerOf(platform, request, app) : NOBODY;
  return makeContext(platform, {
    signed,
    app,
    requestId: request.id,
    address: request.ip,
    ...(app && {
      setSessionCookie: (token: string | null) => setSessionCookie(platform, reply, app, token),
      device: deviceCookieOf(platform, request, reply, app),
    }),
  });
}

function addLive(
  app: FastifyInstance,
  platform: Platform,
  name: AppName,
  documents: Documents,
  metrics: Metrics,
): void {
  const signedIn = new WeakMap<FastifyRequest, SignedViewer>();
  const serve = makeSocketHandler(platform, name, documents, {
    signedOf: (request) => signedIn.get(request) ?? NOBODY,
    stillSigned: (request) => stillSigned(platform, request, name),
  });
  app.route({
    method: "GET",
    url: `/${name}/graphql`,
    // Before the upgrade: the handler must listen to the socket at once.
    preHandler: async (request) => {
      signedIn.set(request, await signedViewerOf(platform, request, name));
    },
    wsHandler(socket, request) {
      metrics.socketOpened(name);
      socket.on("close", () => metrics.socketClosed(name));
      return Reflect.apply(serve, this, [socket, request]);
    },
    handler: async (_request, reply) => {
      await reply
        .code(405)
        .header("allow", "POST")
        .send({ errors: [{ message: "请使用 POST 请求", extensions: { code: "BAD_REQUEST" } }] });
    },
  });
}

/** Shorter than the patience of those who ask (deploy/Caddyfile, docker-compose.yml). */
export const READY_WITHIN_MS = 2_000;

async function givingUpAfter(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error("No answer in time");
}

function addHealth(app: FastifyInstance, { pool }: Platform): void {
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    try {
      // A database that hangs answers nothing at all: whoever asks must not hang with it.
      await Promise.race([pool.query("select 1"), givingUpAfter(READY_WITHIN_MS)]);
      return { ok: true };
    } catch {
      return await reply.code(503).header("retry-after", String(AWAY_SECONDS)).send({ ok: false });
    }
  });
}

/** Method, path, status, time and number: never a query string, a variable or a body. */
function logRequests(app: FastifyInstance, { logger }: Platform): void {
  app.addHook("onResponse", async (request, reply) => {
    const path = request.url.split("?")[0];
    if (path === "/healthz" || path === "/readyz" || path === "/metrics") return;
    const { method, id: requestId } = request;
    logger.info(
      { requestId, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "Request",
    );
  });
}

function answerErrors(app: FastifyInstance, { logger }: Platform): void {
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (isDatabaseAway(error)) {
      logger.warn({ requestId: request.id, err: error }, "The database is away");
      return await reply
        .code(503)
        .header("retry-after", String(AWAY_SECONDS))
        .send({ errors: [DATABASE_AWAY] });
    }
    if (isUnreadableText(error)) return await reply.code(400).send({ errors: [UNREADABLE] });
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ requestId: request.id, err: error }, "Request failed");
    const message =
      status >= 500
        ? `系统繁忙，请稍后再试（编号 ${request.id}）`
        : status === 413
          ? "提交的内容过大"
          : "请求格式有误";
    const code = status >= 500 ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST";
    return await reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  });
}
