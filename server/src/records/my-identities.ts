import { audit } from "../audit/index.js";
import { catalogue } from "../catalogue/index.js";
import { query, sql } from "../database/sql.js";
import { inTransaction } from "../database/transaction.js";
import { type GraduateIdentity, ORDER_OF_ROWS } from "../parties/identity/index.js";
import { closingOf } from "../parties/settings/index.js";
import type { Platform } from "../platform/platform.js";
import { isId } from "../words/ids.js";
import { UnknownRecord } from "../words/refusals.js";
import { IDENTITY_STANDINGS, type IdentityStanding, MyIdentity } from "./my-identities.types.js";
import { listWaiting } from "./my-records.list.js";

interface IdentityRow {
  id: string;
  school_name: string;
  department_name: string;
  education_level: string;
  major_name: string;
  cohort: number;
  frozen: boolean;
  transferred: boolean;
}

/** Every roster row of the person in the order in which sign-in would choose, with what waits on each (F-01a). */
export async function myIdentities(platform: Platform, viewer: GraduateIdentity): Promise<MyIdentity[]> {
  const rows = await query<IdentityRow>(
    platform.pool,
    sql`select g.id, school.name as school_name, d.name as department_name, g.education_level, g.major_name, g.cohort,
        g.frozen_at is not null as frozen, g.transferred_at is not null as transferred
      from graduate g join school on school.id = g.school_id join department d on d.id = g.department_id
      where g.id = any(${viewer.graduateIds}::uuid[]) order by ${ORDER_OF_ROWS}`,
    { name: "my-identities" },
  );
  const waiting = await listWaiting(platform, viewer);
  const now = platform.clock.now();
  return rows.map((row) => {
    const standing = standingOf(row, now);
    return Object.assign(new MyIdentity(), {
      id: row.id,
      schoolName: row.school_name,
      departmentName: row.department_name,
      educationLevelLabel: catalogue("educationLevel").label(row.education_level),
      majorName: row.major_name,
      cohort: row.cohort,
      standing,
      standingLabel: IDENTITY_STANDINGS[standing],
      current: row.id === viewer.graduateId,
      waiting: waiting.get(row.id) ?? [],
    });
  });
}

/** By the clock, whether or not the sweep of the closing has come by. */
function standingOf({ frozen, transferred, cohort }: IdentityRow, now: Date): IdentityStanding {
  if (frozen) return "FROZEN";
  if (transferred) return "TRANSFERRED";
  return now >= closingOf(cohort) ? "CLOSED" : "LIVING";
}

/**
 * The session acts for another row of its person from now on; others of theirs keep their own.
 *
 * @throws UnknownRecord for any row but the person's own (P-07).
 */
export async function chooseIdentity(
  platform: Platform,
  viewer: GraduateIdentity,
  id: string,
  address: string,
): Promise<string> {
  const graduateId = id.toLowerCase();
  const at = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    // Asked again here: a correction may have moved the row to somebody else since the request began (P-12).
    const [chosen] = isId(graduateId)
      ? await query<{ id: string }>(
          em,
          sql`update session s set graduate_id = g.id from graduate g
            where s.id = ${viewer.sessionId} and s.ended_at is null and g.id = ${graduateId}
              and g.person_id = s.person_id returning g.id`,
        )
      : [];
    if (!chosen) throw new UnknownRecord();
    const subject = { kind: "GRADUATE", id: chosen.id } as const;
    await audit(em, { at, by: viewer, act: "IDENTITY_CHOSEN", subject, address });
    return chosen.id;
  });
}
