import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DemoAccount, type DemoCountry, generateCountry } from "./demo/generator/index.js";
import type { Platform } from "./platform.js";

/** What demo/index.ts exports; loaded only when it is wanted, since it brings a whole country. */
interface DemoLoader {
  loadDemo(platform: Platform): Promise<void>;
}

/**
 * Loads the demo country into a database that has no school yet. Answers whom to sign in as: nobody when the database
 * holds something else.
 */
export async function loadDemoWhenEmpty(platform: Platform): Promise<readonly DemoAccount[]> {
  const country = generateCountry();
  const loader = new URL("./demo/index.js", import.meta.url);
  if ((await schoolsIn(platform)).length === 0 && existsSync(fileURLToPath(loader))) {
    const { loadDemo } = (await import(loader.href)) as DemoLoader;
    await loadDemo(platform);
  }
  return isDemo(country, await schoolsIn(platform)) ? country.accounts : [];
}

async function schoolsIn({ pool }: Platform): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>("select code from school limit 100");
  return rows.map((row) => row.code);
}

function isDemo(country: DemoCountry, codes: readonly string[]): boolean {
  return codes.length === country.schools.length && country.schools.every(({ code }) => codes.includes(code));
}
