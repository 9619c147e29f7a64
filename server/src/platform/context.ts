import type { EntityManager } from "@mikro-orm/postgresql";
import type { AppName, Viewer } from "../words/viewer.js";
import type { Platform } from "./platform.js";

/** What a resolver gets. */
export interface Context {
  platform: Platform;
  viewer: Viewer;
  /** True for a graduate who has not confirmed their data this year: nearly everything is refused (F-93). */
  mustConfirm?: boolean;
  /** The app the request came through; null on `/graphql`, which takes API keys. */
  app: AppName | null;
  requestId: string;
  /** The client's address, for audit and rate limits. */
  address: string;
  /** An entity manager of this request alone, made at its first use; never for work in parallel. */
  em(): EntityManager;
  /** Sets or clears the session cookie of `app`; absent over WebSocket. */
  setSessionCookie?: (token: string | null) => void;
  /** Absent over WebSocket. */
  device?: DeviceCookie;
}

/** By what an app knows a browser again that signed in before (P-14). */
export interface DeviceCookie {
  /** What this request showed, if it is genuine. */
  readonly shown: string | null;
  keep(cookie: string): void;
}
