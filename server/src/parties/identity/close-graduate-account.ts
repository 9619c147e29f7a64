import { audit } from "../../audit/index.js";
import { checkDocumentNumber } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { personOfNumber } from "./identities.js";
import { endSessionsOf } from "./sessions.js";

/**
 * Removes a graduate's account of the embedded provider and ends its sessions, so that they register anew: where the
 * password is forgotten, or somebody else has registered (docs/adr/0008). Roster and records stay as they are. For
 * the command alone: a school's staff must not come near a graduate's account.
 *
 * @returns whether there was one.
 * @throws InvalidInput for what is no ID number.
 */
export async function closeGraduateAccount(
  platform: Pick<Platform, "orm" | "clock" | "keys">,
  typed: string,
): Promise<boolean> {
  const idNumber = checkDocumentNumber(typed);
  if (!idNumber.ok) throw new InvalidInput([new FieldProblem("idNumber", idNumber.reason)]);
  const index = platform.keys.blindIndex("idNumber", idNumber.text);
  const at = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    const [account] = await query<{ id: string }>(
      em,
      sql`delete from graduate_account where person_id = ${personOfNumber(index)} returning id`,
    );
    if (!account) return false;
    await endSessionsOf(em, account.id, at);
    await audit(em, {
      at,
      by: { kind: "SYSTEM", accountId: null },
      act: "GRADUATE_ACCOUNT_CLOSED",
      subject: { kind: "ACCOUNT", id: account.id },
    });
    return true;
  });
}
