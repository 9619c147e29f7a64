import { audit } from "../../audit/index.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import {
  type Browser,
  endSessionsOf,
  forgetFailures,
  hashPassword,
  passwordProblem,
  writePassword,
} from "../identity/index.js";
import { type CodeApp, dropCodesOf } from "./sent-code.js";
import { useCode } from "./use-code.js";

/**
 * Sets a password with a code to the account's number (P-12): its sessions end, and failures with the old one are
 * forgotten where it was set.
 *
 * @throws InvalidInput beside `code` or `password`; LimitReached after the day's wrong codes.
 */
export async function resetPassword(
  platform: Platform,
  app: CodeApp,
  given: { ticket: string; code: string; password: string },
  { address }: Browser,
): Promise<void> {
  const { password } = given;
  const poor = passwordProblem(password);
  // Before the code is used up.
  if (poor) throw new InvalidInput([new FieldProblem("password", poor)]);
  const { accountId } = await useCode(platform, app, "RESET_PASSWORD", given);
  const passwordHash = await hashPassword(password);
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await writePassword(em, app, accountId, passwordHash);
    await dropCodesOf(em, accountId);
    await endSessionsOf(em, accountId, at);
    await audit(em, {
      at,
      by: { kind: app.toUpperCase(), accountId },
      act: "PASSWORD_RESET",
      subject: { kind: "ACCOUNT", id: accountId },
      address,
      detail: { by: "CODE" },
    });
  });
  await forgetFailures(platform, accountId, address);
}
