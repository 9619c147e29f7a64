import { query, sql } from "@gd/server/database/sql.js";
import type { StaffIdentity } from "@gd/server/parties/identity/index.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { v7 as uuidv7 } from "uuid";
import type { SavedViewInput } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { inProcessLine } from "../history/in-process-line.js";

const SaveDemoView = graphql(`
  mutation SaveDemoView($input: SavedViewInput!) {
    saveView(input: $input) { __typename ...RefusalFacts }
  }
`);

/** Of the school whose accounts stand in the table of whom to sign in as. */
const SCHOOL_ACCOUNT = "ylcj";

/** 常用查询 that a school shares: on the home pages of its accounts, each counting its own scope. */
export async function playSavedViews(platform: Platform, cohort: number): Promise<void> {
  const line = inProcessLine(platform, "admin", await schoolAccount(platform));
  for (const view of viewsOf(cohort)) {
    const input = { id: uuidv7(), shared: true, pinned: true, ...view };
    const answer = await line.send(SaveDemoView, { input });
    if (answer.__typename !== "SavedView") throw new Error(`${view.name} was not saved: ${answer.message}`);
  }
}

function viewsOf(cohort: number): Pick<SavedViewInput, "name" | "query" | "address">[] {
  return [
    {
      name: `${cohort}届研究生`,
      query: { graduates: { filter: { cohort, educationLevel: "POSTGRADUATE" } } },
      address: `/graduates?cohort=${cohort}&level=POSTGRADUATE&hide=`,
    },
    {
      name: "待校级审核的去向登记",
      query: { reviewQueue: { filter: { view: "ALL", kinds: ["DESTINATION"], status: "SCHOOL_REVIEW" } } },
      address: "/destinations?view=ALL&status=SCHOOL_REVIEW&hide=",
    },
  ];
}

async function schoolAccount({ pool }: Platform): Promise<StaffIdentity> {
  const [row] = await query<{
    id: string;
    name: string;
    school_id: string;
    school: string;
    province_id: string;
  }>(
    pool,
    sql`select a.id, a.name, a.school_id, s.name as school, s.province_id
      from staff_account a join school s on s.id = a.school_id where a.username = ${SCHOOL_ACCOUNT}`,
  );
  if (!row) throw new Error(`The demo country has no account ${SCHOOL_ACCOUNT}`);
  return {
    ...{ role: "SCHOOL", sessionId: row.id, accountId: row.id, name: row.name, organisation: row.school },
    ...{ provinceId: row.province_id, schoolId: row.school_id, departmentId: null, levelScope: "ALL" },
    ...{ employmentRight: "READ_WRITE", archiveRight: "NONE", householdRight: "NONE" },
    ...{ openedModules: ["EMPLOYMENT"], standsIn: [], asksAgain: null },
  };
}
