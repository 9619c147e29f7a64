import { query, sql } from "@gd/server/database/sql.js";
import { runUrgingHandler, sendUrges } from "@gd/server/desks/urging/index.js";
import type { StaffIdentity } from "@gd/server/parties/identity/index.js";
import { dayOf, TestClock } from "@gd/server/platform/clock.js";
import type { Platform } from "@gd/server/platform/platform.js";
import type { DemoCountry } from "../country/index.js";
import { graphql } from "../gql/index.js";
import { inProcessLine } from "../history/in-process-line.js";
import { finishJobs } from "../history/play.js";

const URGED = 12;
const HOURS_MS = 3_600_000;

const URGE = graphql(`
  mutation DemoUrge($ids: [ID!]) {
    urgeGraduates(ids: $ids) { __typename ... on UrgeRun { id } ... on Refusal { code message } }
  }
`);

/** A few graduates without a commitment, urged by their school yesterday at ten. */
export async function playUrging(platform: Platform, { schools }: DemoCountry): Promise<void> {
  const yesterday = dayOf(new Date(platform.clock.now().getTime() - 24 * HOURS_MS));
  const clock = new TestClock(new Date(yesterday.begin.getTime() + 10 * HOURS_MS));
  const then: Platform = { ...platform, clock };
  const viewer = await schoolUserOf(then, schools[0]?.code ?? "");
  const line = inProcessLine(then, "admin", viewer);
  const rows = await query<{ id: string }>(
    then.pool,
    sql`select g.id from graduate g where g.school_id = ${viewer.schoolId} and g.living
        and not exists (select from record r where r.graduate_id = g.id)
      order by g.student_number limit ${URGED}`,
  );
  const answer = await line.send(URGE, { ids: rows.map(({ id }) => id) });
  if (!answer.id) throw new Error(`The urging of the demo was refused: ${answer.message}`);
  await runUrgingHandler.run(then, { runId: answer.id });
  await sendUrges(then);
  await finishJobs(then);
}

async function schoolUserOf({ pool }: Platform, code: string): Promise<StaffIdentity> {
  const [row] = await query<{
    id: string;
    name: string;
    school: string;
    province: string;
    organisation: string;
  }>(
    pool,
    sql`select a.id, a.name, a.school_id as school, a.province_id as province, s.name as organisation
      from staff_account a join school s on s.id = a.school_id
      where s.code = ${code} and a.role = 'SCHOOL' and a.level_scope = 'ALL' and a.disabled_at is null
        and a.employment_right = 'READ_WRITE' order by a.username limit 1`,
  );
  if (!row) throw new Error("The demo country's first school has no user");
  return {
    ...{
      role: "SCHOOL",
      sessionId: row.id,
      accountId: row.id,
      name: row.name,
      organisation: row.organisation,
    },
    ...{ provinceId: row.province, schoolId: row.school, departmentId: null, levelScope: "ALL" },
    ...{ employmentRight: "READ_WRITE", archiveRight: "NONE", householdRight: "NONE" },
    ...{ openedModules: ["EMPLOYMENT"], standsIn: [], asksAgain: null },
  };
}
