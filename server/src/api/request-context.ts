import type { EntityManager } from "@mikro-orm/postgresql";
import type { AppName, SignedViewer } from "../parties/identity/index.js";
import type { Context, DeviceCookie } from "../platform/context.js";
import type { Platform } from "../platform/platform.js";

export interface RequestFacts {
  signed: SignedViewer;
  app: AppName | null;
  requestId: string;
  address: string;
  setSessionCookie?: (token: string | null) => void;
  device?: DeviceCookie;
}

export function makeContext(platform: Platform, facts: RequestFacts): Context {
  let em: EntityManager | undefined;
  return {
    platform,
    viewer: facts.signed.viewer,
    mustConfirm: facts.signed.mustConfirm,
    app: facts.app,
    requestId: facts.requestId,
    address: facts.address,
    em: () => {
      em ??= platform.orm.em.fork();
      return em;
    },
    ...(facts.setSessionCookie && { setSessionCookie: facts.setSessionCookie }),
    ...(facts.device && { device: facts.device }),
  };
}
