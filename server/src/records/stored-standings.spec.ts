import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anAgreement, openTestGround, type TestGround } from "../../test/factories.js";
import { FLOWS } from "../composition.js";
import { assertStandings } from "./index.js";

describe("F-01: what records carry of their states, and the flows", () => {
  let on: TestGround;
  beforeAll(async () => {
    on = await openTestGround();
    for (const status of Object.keys(FLOWS[0]?.states ?? {})) await anAgreement(on, { status });
  });
  afterAll(() => on?.close());

  it("agree as written", async () => {
    await expect(assertStandings(on.pool, FLOWS)).resolves.toBeUndefined();
  });

  it("agree where the release before wrote them, and its deadline is the clock's", async () => {
    const { rows } = await on.pool.query<{ id: string; status: string }>("select id, status from record");
    for (const { id, status } of rows) {
      const copied = `insert into record (id, kind, graduate_id, employer_id, school_id, department_id, level, review_mode,
          cohort, status, counterpart, created_at, changed_at, due_at)
        select $2::uuid, kind, $3::uuid, null, school_id, department_id, level, review_mode, cohort, $4::text, counterpart, created_at,
          changed_at, closes_at from record where id = $1`;
      const born = crypto.randomUUID();
      await on.pool.query(copied, [id, born, (await anAgreement(on)).graduate.id, status]);
      const { rows: fates } = await on.pool.query(
        `select b.holds = r.holds and b.waits_for is not distinct from r.waits_for
           and b.closes_at is not distinct from r.closes_at as same from record b, record r
         where b.id = $1 and r.id = $2`,
        [born, id],
      );
      expect([status, fates[0]?.same]).toEqual([status, true]);
    }
    // A step of the old release: only what it knows of is written.
    const { id } = await anAgreement(on);
    await on.pool.query("update record set status = 'SCHOOL_REVIEW', due_at = null where id = $1", [id]);
    const { rows: accepted } = await on.pool.query(
      "select holds, waits_for, closes_at from record where id = $1",
      [id],
    );
    expect(accepted).toEqual([{ holds: true, waits_for: "SCHOOL", closes_at: null }]);
    await expect(assertStandings(on.pool, FLOWS)).resolves.toBeUndefined();
  });

  it("a flow that comes to mean something else by a state does not start", async () => {
    const [online, ...others] = FLOWS;
    if (!online) throw new Error("No flow");
    const states = {
      ...online.states,
      INVITED: { ...online.states.INVITED, label: "等待", holds: true as const },
    };
    await expect(assertStandings(on.pool, [{ ...online, states }, ...others])).rejects.toThrow(
      'ONLINE_AGREEMENT INVITED: {"module":"EMPLOYMENT","holds":false,"waits_for":"GRADUATE"}',
    );
  });

  it("records of a kind or in a state that no flow knows do not start", async () => {
    await expect(assertStandings(on.pool, FLOWS.slice(1))).rejects.toThrow("ONLINE_AGREEMENT SIGNED");
  });
});
