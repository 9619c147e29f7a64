import type { EntityManager } from "@mikro-orm/postgresql";
import { isStaff, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { type HashedText, readText } from "./agreement-text.js";
import type { SigningSubject } from "./signing-subject.js";

/**
 * The text of an agreement that has no PDF yet (F-24): for the graduate while it can be answered, and once it is accepted
 * for graduate and staff; the employer reads what is in force. Null where there is none to read.
 */
export async function readableText(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  subject: SigningSubject,
): Promise<HashedText | null> {
  const { agreement, record } = subject;
  if (agreement.number !== null || agreement.sentAt === null) return null;
  const mine = viewer.role === "GRADUATE";
  if (!mine && !isStaff(viewer)) return null;
  const answerable = mine && record.waitsFor === "GRADUATE" && !record.frozen;
  if (agreement.textSha256 === null && !answerable) return null;
  return await readText({ platform, em, subject });
}
