import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { deniedError } from "../../words/access.js";
import type { StaffIdentity } from "../identity/index.js";
import type { AccountRights } from "./staff.policy.js";

interface HeldRow {
  id: string;
  disabled: boolean;
  level_scope: string;
  employment_right: string;
  archive_right: string;
  household_right: string;
}

/**
 * Holds the viewer's own account, and the one they change, until the end of the transaction; in the order of their
 * ids, so that of two who disable each other at once one comes first and the other is signed out (P-01).
 *
 * @throws GraphQLError UNAUTHENTICATED when the viewer's account was disabled or its rights changed since the request
 *   was let in: its sessions are over, and nobody acts with rights they no longer have.
 */
export async function holdAccounts(
  em: EntityManager,
  viewer: StaffIdentity,
  changed: string = viewer.accountId,
): Promise<void> {
  const rows = await query<HeldRow>(
    em,
    sql`select id, disabled_at is not null as disabled, level_scope, employment_right, archive_right,
        household_right
      from staff_account where id in (${viewer.accountId}, ${changed}) order by id for update`,
  );
  const own = rows.find(({ id }) => id === viewer.accountId);
  if (!own || own.disabled || !isAsLetIn(own, viewer)) throw deniedError("ANONYMOUS");
}

function isAsLetIn(row: HeldRow, viewer: AccountRights): boolean {
  return (
    row.level_scope === viewer.levelScope &&
    row.employment_right === viewer.employmentRight &&
    row.archive_right === viewer.archiveRight &&
    row.household_right === viewer.householdRight
  );
}
