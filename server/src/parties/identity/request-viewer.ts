import type { FastifyReply, FastifyRequest } from "fastify";
import type { DeviceCookie } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import type { AppName } from "../../words/viewer.js";
import { DEVICE_COOKIE, DEVICE_LIFETIME_MS, deviceShown } from "./known-device.js";
import { NOBODY, type SignedViewer, viewerOfToken } from "./session-viewer.js";
import { ABSOLUTE_LIMIT_MS } from "./sessions.js";

/** One name for all apps: the path keeps them apart, so that one browser can be signed in to all three. */
export const SESSION_COOKIE = "gd_session";

const known = new WeakMap<FastifyRequest, Map<AppName, Promise<SignedViewer>>>();

/** Who a request of an app comes from, read once per request. */
export function signedViewerOf(
  platform: Platform,
  request: FastifyRequest,
  app: AppName,
): Promise<SignedViewer> {
  const ofRequest = known.get(request) ?? new Map<AppName, Promise<SignedViewer>>();
  known.set(request, ofRequest);
  const found = ofRequest.get(app) ?? readViewer(platform, request, app, true);
  ofRequest.set(app, found);
  return found;
}

/** Whether the session of a request lives still; does not keep it awake. */
export async function stillSigned(
  platform: Platform,
  request: FastifyRequest,
  app: AppName,
): Promise<boolean> {
  return (await readViewer(platform, request, app, false)).viewer.role !== "ANONYMOUS";
}

async function readViewer(
  platform: Platform,
  request: FastifyRequest,
  app: AppName,
  touch: boolean,
): Promise<SignedViewer> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) return NOBODY;
  return await viewerOfToken(platform.pool, app, token, platform.clock.now(), touch);
}

/**
 * What a browser forgets at a sign-out: pages and pictures that it keeps for going back. Neither "cookies" nor "storage",
 * which know no paths: they would sign the browser out of the other two apps of this origin and take their drafts.
 */
const LEFT_BEHIND = '"cache"';

/**
 * Sets the session cookie of an app, or clears it. SameSite=Lax: a link in a message opens the page or document of
 * someone signed in; that nothing is done through foreign pages is seen to by the Origin check and Apollo's CSRF
 * prevention. Phones keep it, desks lose it with the browser.
 */
export function setSessionCookie(
  platform: Platform,
  reply: FastifyReply,
  app: AppName,
  token: string | null,
): void {
  const options = cookieOptions(platform, app);
  if (token === null) {
    void reply.clearCookie(SESSION_COOKIE, options);
    void reply.header("clear-site-data", LEFT_BEHIND);
  } else {
    const maxAge = app === "student" ? { maxAge: ABSOLUTE_LIMIT_MS / 1000 } : {};
    void reply.setCookie(SESSION_COOKIE, token, { ...options, ...maxAge });
  }
}

/** What tells a browser that it was here before; kept when it signs out (P-14). */
export function deviceCookieOf(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  app: AppName,
): DeviceCookie {
  return {
    shown: deviceShown(platform.keys, app, request.cookies[DEVICE_COOKIE]),
    keep: (cookie) => {
      const maxAge = DEVICE_LIFETIME_MS / 1000;
      void reply.setCookie(DEVICE_COOKIE, cookie, { ...cookieOptions(platform, app), maxAge });
    },
  };
}

function cookieOptions({ config }: Platform, app: AppName) {
  return { path: `/${app}`, httpOnly: true, sameSite: "lax", secure: config.secureCookies } as const;
}
