import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { RIGHT_MISSING } from "../../words/employer-rights.js";
import { NotAllowed } from "../../words/refusals.js";
import type { EmployerIdentity } from "../identity/index.js";

/** An account of an employer as its person in charge changes it, held until the end of the transaction. */
export interface HeldAccount {
  readonly id: string;
  readonly in_charge: boolean;
  readonly may_invite: boolean;
  readonly may_terminate: boolean;
  readonly disabled: boolean;
}

/**
 * Holds the viewer's account and those named, in the order of their ids, and makes sure that the viewer is in charge
 * still: the role may have gone to another account a moment ago (F-76).
 *
 * @returns the accounts named that are the employer's own.
 * @throws NotAllowed RIGHT_MISSING.
 */
export async function holdAsInCharge(
  em: EntityManager,
  viewer: EmployerIdentity,
  ids: readonly string[] = [],
): Promise<HeldAccount[]> {
  const held = await query<HeldAccount>(
    em,
    sql`select id, in_charge, may_invite, may_terminate, disabled_at is not null as disabled from employer_account
      where employer_id = ${viewer.employerId} and id = any(${[viewer.accountId, ...ids]}::uuid[])
      order by id for no key update`,
  );
  const own = held.find(({ id }) => id === viewer.accountId);
  if (!own?.in_charge || own.disabled) throw new NotAllowed("RIGHT_MISSING", RIGHT_MISSING.IN_CHARGE);
  return held.filter(({ id }) => ids.includes(id));
}
