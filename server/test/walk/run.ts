import { afterAll, beforeAll, expect, it } from "vitest";
import { FLOWS } from "../../src/composition.js";
import { assertStandings } from "../../src/records/index.js";
import { openTestApp, type TestApp } from "../app.js";
import { aSharedGround, type Shared } from "./people.js";
import { walkOften } from "./walk.js";

/** A spec that walks so often, with one seed; `npm run walk` chooses both, and a path, by the environment. */
export function walks(runs: number, seed: number): void {
  let on: TestApp;
  let shared: Shared;
  beforeAll(async () => {
    on = await openTestApp();
    // The engine alone says what a record's state means: nothing fills in for it here.
    await on.platform.pool.query("drop trigger record_of_old_release on record");
    shared = await aSharedGround(on);
  });
  afterAll(() => on?.close());

  it(
    `${runs} random walks of 30 commands from seed ${seed} agree with the model`,
    async () => {
      const path = process.env.WALK_PATH;
      const seen = await walkOften(on, shared, { runs, seed, ...(path && { path }) });
      if (process.env.WALK_TOLD) console.log(told(seen));
      await assertStandings(on.platform.pool, FLOWS);
      // A walk that went nowhere would agree with anything: so many of the 36 commands were done at least once.
      const wanted = Math.min(20, 4 * runs);
      expect([...seen.keys()].filter((what) => what.endsWith(" done")).length).toBeGreaterThan(
        path ? 0 : wanted,
      );
    },
    60_000 + runs * 20_000,
  );
}

function told(seen: ReadonlyMap<string, number>): string {
  return [...seen]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([what, count]) => `${what}: ${count}`)
    .join("\n");
}
