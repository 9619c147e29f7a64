import { query, sql } from "@gd/server/database/sql.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { type DemoAccount, type DemoCountry, generateCountry } from "../country/index.js";
import { demoAccounts } from "../history/story-accounts.js";

/**
 * Sees to it that an empty database holds the demo country, whole even when an earlier start was interrupted. Answers
 * whom to sign in as: nobody when the database holds something else.
 */
export async function loadDemoWhenEmpty(platform: Platform): Promise<readonly DemoAccount[]> {
  // Only where it is wanted: the loader brings the people and the history of a whole country.
  const { ensureDemo } = await import("./index.js");
  await ensureDemo(platform, () => {
    process.stdout.write(
      "正在载入演示数据，约需一分钟…… Loading the demo country: a minute, the first time only\n",
    );
  });
  const country = generateCountry();
  return isDemo(country, await schoolsIn(platform)) ? demoAccounts(country) : [];
}

async function schoolsIn({ pool }: Platform): Promise<string[]> {
  const rows = await query<{ code: string }>(pool, sql`select code from school limit 100`);
  return rows.map((row) => row.code);
}

function isDemo(country: DemoCountry, codes: readonly string[]): boolean {
  return codes.length === country.schools.length && country.schools.every(({ code }) => codes.includes(code));
}
