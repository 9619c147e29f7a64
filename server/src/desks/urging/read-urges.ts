import { query, sql } from "../../database/sql.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isId } from "../../words/ids.js";
import { graduatesInSight } from "../graduates/index.js";
import { URGED_MATTER } from "./send-urges.js";
import { UrgeEntry, UrgeRun } from "./urging.types.js";

/** One's own run; null for any other (P-07). */
export async function readRun(
  { pool }: Pick<Platform, "pool">,
  viewer: StaffIdentity,
  id: string,
): Promise<UrgeRun | null> {
  if (!isId(id)) return null;
  const [row] = await query<UrgeRun>(
    pool,
    sql`select r.id, r.total, r.done_at is not null as done, count(t.outcome)::int as decided,
        count(*) filter (where t.outcome = 'URGED')::int as urged,
        count(*) filter (where t.outcome = 'NO_STEP')::int as "noStep",
        count(*) filter (where t.outcome = 'TOO_SOON')::int as "tooSoon",
        count(*) filter (where t.outcome = 'FIVE_TIMES')::int as "fiveTimes"
      from urge_run r left join urge_target t on t.run_id = r.id
      where r.id = ${id} and r.asked_by = ${viewer.accountId} group by r.id`,
    { name: "urge-run" },
  );
  return row ? Object.assign(new UrgeRun(), row) : null;
}

/** More than anybody is urged. */
const MOST = 50;

/** How a graduate of the viewer's area was urged, the newest first; nothing for any other (P-07). */
export async function urgesOf(
  { pool }: Platform,
  viewer: StaffIdentity,
  graduateId: string,
): Promise<UrgeEntry[]> {
  if (!isId(graduateId)) return [];
  const rows = await query<Omit<UrgeEntry, "matter">>(
    pool,
    sql`select u.id, u.step, u.urged_at as at, u.sent_at as "sentAt", u.dropped_at is not null as dropped,
        coalesce(d.name, school.name) as "byOrganisation",
        case when a.school_id = ${viewer.schoolId} then a.name end as "byName"
      from urge u join graduate g on g.id = u.graduate_id join staff_account a on a.id = u.urged_by
        left join school on school.id = a.school_id left join department d on d.id = a.department_id
      where u.graduate_id = ${graduateId} and ${graduatesInSight(viewer)}
      order by u.urged_at desc, u.id desc limit ${MOST}`,
  );
  return rows.map((row) => Object.assign(new UrgeEntry(), row, { matter: URGED_MATTER[row.step] }));
}
