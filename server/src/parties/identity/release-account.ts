import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkDocumentNumber } from "../../catalogue/index.js";
import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { contactIndex } from "./contacts.js";
import { personOfNumber } from "./identities.js";
import { forgetDevicesOf } from "./known-device.js";
import { endSessionsOf } from "./sessions.js";

/** An account that is no more. */
export interface ReleasedAccount {
  id: string;
  person_id: string;
  mobile_sealed: Buffer | null;
  email_sealed: Buffer | null;
}

/**
 * Removes a person's account of the embedded provider and ends its sessions; its number and mail address are free for
 * any account, and prove nobody any more: the person registers anew with what a school enters (P-12). Roster and records stay
 * as they are. Null where the person has none.
 */
export async function releaseAccount(
  executor: SqlExecutor,
  personId: Sql,
  at: Date,
): Promise<ReleasedAccount | null> {
  const [account] = await query<ReleasedAccount>(
    executor,
    sql`delete from graduate_account where person_id = ${personId} returning id, person_id, mobile_sealed,
      case when email_index is not null then email_sealed end as email_sealed`,
  );
  if (!account) return null;
  await endSessionsOf(executor, account.id, at);
  await forgetDevicesOf(executor, account.id);
  await query(
    executor,
    sql`with own as (update graduate set mobile_sealed = null, email_sealed = null where person_id = ${account.person_id} returning id)
      update registry_student r set mobile_sealed = null, email_sealed = null, changed_at = ${at} from own where r.graduate_id = own.id`,
  );
  return account;
}

/**
 * The same by the command of whoever runs the platform (docs/operations.md), where no school can.
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
    const account = await releaseAccount(em, personOfNumber(index), at);
    if (!account) return false;
    await audit(em, {
      at,
      by: { kind: "SYSTEM", accountId: null },
      act: "GRADUATE_ACCOUNT_CLOSED",
      subject: { kind: "ACCOUNT", id: account.id },
    });
    return true;
  });
}

/** Whose last row a corrected number took to somebody else (P-12) begins anew there: the account left behind goes. */
export async function dropLeftAccount(
  { keys }: Pick<Platform, "keys">,
  em: EntityManager,
  contact: string,
  at: Date,
): Promise<void> {
  const { column, index } = contactIndex({ keys }, contact);
  const [left] = await query<{ id: string }>(
    em,
    sql`delete from graduate_account a where a.${column} = ${index}
      and not exists (select from graduate g where g.person_id = a.person_id) returning id`,
  );
  if (!left) return;
  await endSessionsOf(em, left.id, at);
  await audit(em, {
    at,
    by: { kind: "SYSTEM", accountId: null },
    act: "GRADUATE_ACCOUNT_CLOSED",
    subject: { kind: "ACCOUNT", id: left.id },
  });
}
