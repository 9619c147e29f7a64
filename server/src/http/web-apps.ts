import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { APP_NAMES, type AppName } from "../parties/identity/index.js";

/** The workspace, from `server/dist/http` and `server/src/http` alike. */
const WORKSPACE = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Where the builds of the three apps lie. */
export function builtApp(app: AppName): string {
  return join(WORKSPACE, `web-${app}/dist`);
}

/** The page with the three entrances; the student app brings it. */
const LANDING = [join(WORKSPACE, "web-student/dist/landing"), join(WORKSPACE, "web-student/public-root")];

/** Addresses of the official platform that people know (S-04). */
const ALIASES: Record<string, AppName> = { "/corp/index": "employer", "/htgl/index": "admin" };

const YEAR_SECONDS = 31_536_000;

/**
 * Hosts the three apps, each below its own name, and the page with the entrances. Any address of an app that is no
 * file shows the app itself, which knows its pages: deep links work.
 */
export async function hostWebApps(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { serve: false, root: WORKSPACE });
  for (const name of APP_NAMES) {
    app.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
    if (existsSync(builtApp(name))) await hostFolder(app, `/${name}/`, builtApp(name), true);
  }
  const landing = LANDING.find((folder) => existsSync(join(folder, "index.html")));
  if (landing) await hostFolder(app, "/", landing, false);
  for (const [alias, name] of Object.entries(ALIASES)) {
    app.get(alias, (_request, reply) => reply.redirect(`/${name}/`));
  }
  app.setNotFoundHandler(showAppOrNothing);
}

async function hostFolder(
  app: FastifyInstance,
  prefix: string,
  root: string,
  wildcard: boolean,
): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix,
    wildcard,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Files under assets bear a hash of their content in their name.
      const forEver = /[\\/]assets[\\/]/.test(path);
      void reply.header("cache-control", forEver ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache");
    },
  });
}

async function showAppOrNothing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = request.url.split("?")[0] ?? "/";
  const name = APP_NAMES.find((candidate) => path.startsWith(`/${candidate}/`));
  const reads = request.method === "GET" || request.method === "HEAD";
  const wantsPage = reads && request.headers.accept?.includes("text/html") === true;
  const isFile = /\.\w{1,8}$/.test(path);
  if (name && wantsPage && !isFile && existsSync(join(builtApp(name), "index.html"))) {
    return reply
      .header("cache-control", "no-cache")
      .sendFile("index.html", builtApp(name), { cacheControl: false });
  }
  const message = name && !existsSync(builtApp(name)) ? "页面尚未构建，请先运行 npm run build" : "页面不存在";
  return reply.code(404).type("text/plain; charset=utf-8").send(message);
}
