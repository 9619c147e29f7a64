import { query, sql } from "@gd/server/database/sql.js";
import type { StaffIdentity } from "@gd/server/parties/identity/index.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { inProcessLine } from "../history/in-process-line.js";
import { isDone, Operator, type Outcome } from "../people/index.js";

/** The operator of the country, who decides on organisations. */
export async function operatorOf(platform: Platform): Promise<Operator> {
  const [row] = await query<{ id: string; name: string }>(
    platform.pool,
    sql`select id, name from staff_account where role = 'OPERATOR' and disabled_at is null order by username limit 1`,
  );
  if (!row) throw new Error("The demo country has no operator");
  const viewer: StaffIdentity = {
    ...{ role: "OPERATOR", sessionId: row.id, accountId: row.id, name: row.name, organisation: "平台客服" },
    ...{ provinceId: null, schoolId: null, departmentId: null, levelScope: "ALL" },
    ...{ employmentRight: "NONE", archiveRight: "NONE", householdRight: "NONE" },
    ...{ openedModules: [], standsIn: [], asksAgain: null },
  };
  return new Operator(inProcessLine(platform, "admin", viewer));
}

/** What is played must be done. @throws naming the organisation and what was refused. */
export async function isPlayed(asked: Promise<Outcome<object>>, name: string): Promise<void> {
  const outcome = await asked;
  if (isDone(outcome) || ["DraftSaved", "TransferChanged"].includes(String(outcome.__typename))) return;
  const fields = outcome.fields?.map(({ field, message }) => ` ${field}: ${message}`).join() ?? "";
  throw new Error(`The request of ${name} broke: ${outcome.code} ${outcome.message}${fields}`);
}
