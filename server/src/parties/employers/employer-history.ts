import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { query, sql } from "../../database/sql.js";
import type { StaffIdentity } from "../identity/index.js";

/** What an operator does to an organisation as such; records about it have histories of their own. */
export type EmployerEventAct =
  | "SUSPENDED"
  | "LIFTED"
  | "HANDED_OVER"
  | "ACCOUNT_RELEASED"
  | "CORRECTED"
  | "MERGED_AWAY"
  | "MERGED_IN";

export interface EmployerEvent {
  readonly employerId: string;
  readonly act: EmployerEventAct;
  readonly by: Pick<StaffIdentity, "accountId" | "name" | "organisation">;
  readonly at: Date;
  /** As the operator gave it. */
  readonly reason: string;
  /** What it changed, in words. */
  readonly note?: string | null;
}

/** Appends to the organisation's history, which is kept for ever; inside the transaction of the act. */
export async function noteEmployer(em: EntityManager, event: EmployerEvent): Promise<void> {
  const { employerId, act, by, at, reason, note = null } = event;
  await query(
    em,
    sql`insert into employer_event (id, employer_id, at, act, actor_account, actor_name, actor_organisation, reason, note)
      values (${uuidv7()}, ${employerId}, ${at}, ${act}, ${by.accountId}, ${by.name}, ${by.organisation}, ${reason}, ${note})`,
  );
}

/** Keeps a name (and USCC) that the organisation had until now, so that it is found by it (F-73). */
export async function keepFormerName(
  em: EntityManager,
  former: { employerId: string; name: string; uscc: string | null; until: Date },
): Promise<void> {
  const { employerId, name, uscc, until } = former;
  await query(
    em,
    sql`insert into employer_former_name (id, employer_id, name, uscc, until)
      values (${uuidv7()}, ${employerId}, ${name}, ${uscc}, ${until})`,
  );
}
