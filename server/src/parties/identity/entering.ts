import { GraphQLError } from "graphql";
import { audit } from "../../audit/index.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import type { AppName } from "../../words/viewer.js";
import type { StaffViewer } from "./identity.types.js";
import { newDevice, rememberDevice } from "./known-device.js";
import type { Browser } from "./own-password.js";
import { endSession } from "./sessions.js";
import type { SignedIn } from "./sign-in.js";
import { SignInStep } from "./sign-in-step.types.js";
import type { Entrance } from "./staff-entrance.js";
import { staffViewerOf } from "./viewers.js";

/** A session belongs to one app and its cookie to that app's path: signing in elsewhere would come to nothing. */
export async function entering(
  context: Context,
  app: AppName,
  signIn: () => Promise<SignedIn>,
): Promise<SignedIn> {
  requireApp(context, app);
  return await enter(context, app, await signIn());
}

/** The same at the desk of staff, where more than the password may be asked for. */
export async function enteringStaff(
  context: Context,
  signIn: () => Promise<Entrance>,
): Promise<StaffViewer | SignInStep> {
  requireApp(context, "admin");
  const entrance = await signIn();
  if (entrance instanceof SignInStep) return entrance;
  const { accountId } = await enter(context, "admin", entrance);
  return await shownStaff(context.platform, accountId);
}

export async function shownStaff(platform: Platform, accountId: string): Promise<StaffViewer> {
  return required(await staffViewerOf(platform, accountId));
}

export function requireApp({ app, setSessionCookie }: Context, wanted: AppName): void {
  if (app !== wanted || !setSessionCookie) {
    throw new GraphQLError(`请通过 /${wanted}/graphql 登录`, { extensions: { code: "FORBIDDEN" } });
  }
}

async function enter(context: Context, app: AppName, signedIn: SignedIn): Promise<SignedIn> {
  // The session that this browser had before ends.
  await leave(context);
  context.setSessionCookie?.(signedIn.token);
  await knowAgain(context, app, signedIn.accountId);
  return signedIn;
}

/** Where an attempt comes from: strangers' failures are not those of a browser that is known (P-14). */
export function browserOf({ address, device }: Context): Browser {
  return { address, device: device?.shown ?? null };
}

/** From now on the browser is known to the account. */
export async function knowAgain(
  { platform, device }: Context,
  app: AppName,
  accountId: string,
): Promise<void> {
  if (!device) return;
  const cookie = device.shown ?? newDevice(platform.keys, app);
  await rememberDevice(platform.pool, cookie, accountId, platform.clock.now());
  device.keep(cookie);
}

export async function leave({ platform, viewer, address }: Context): Promise<void> {
  if (viewer.role === "ANONYMOUS") return;
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await endSession(em, viewer.sessionId, at);
    await audit(em, { at, by: viewer, act: "SIGNED_OUT", address });
  });
}

export function required<T>(value: T | null): T {
  if (value === null) throw new Error("An account vanished while it signed in");
  return value;
}
