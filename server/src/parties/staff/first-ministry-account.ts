import { v7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import { hashPassword, StaffAccount } from "../identity/index.js";
import { mistakesOf } from "./create-staff-account.js";

/** Held while looking for a ministry account, so that two commands at once make one. */
const FIRST_ACCOUNT_LOCK = 7_261_121;

/**
 * The one account that nobody above can create: made by a command at the first start (P-01).
 *
 * @throws {Refusal} NotAllowed when there is a ministry account already; InvalidInput for a poor username or password.
 */
export async function createFirstMinistryAccount(
  platform: Pick<Platform, "orm" | "clock">,
  input: { username: string; name: string; password: string },
): Promise<void> {
  const username = input.username.trim().toLowerCase();
  const problems: FieldProblem[] = mistakesOf(username, input);
  if (problems.length > 0) throw new InvalidInput(problems);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(platform, async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})`);
    if (await em.findOne(StaffAccount, { role: "MINISTRY" })) {
      throw new NotAllowed("MINISTRY_EXISTS", "部级账号已存在，请由现有部级账号在账号管理中新增账号");
    }
    const now = platform.clock.now();
    const account = em.create(StaffAccount, {
      id: v7(),
      username,
      name: tidyName(input.name),
      role: "MINISTRY",
      levelScope: "ALL",
      employmentRight: "READ_WRITE",
      archiveRight: "READ_WRITE",
      householdRight: "READ_WRITE",
      passwordHash,
      createdAt: now,
    });
    await em.flush();
    await audit(em, {
      at: now,
      by: { kind: "SYSTEM", accountId: null },
      act: "STAFF_ACCOUNT_CREATED",
      subject: { kind: "ACCOUNT", id: account.id },
      detail: { role: "MINISTRY" },
    });
  });
}
