import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestGround, type TestGround } from "../../test/factories.js";
import { FLOWS } from "../composition.js";
import { assertCommitmentsHeld } from "./index.js";

describe("F-01: the unique index of commitments and the states that hold", () => {
  let on: TestGround;
  beforeAll(async () => {
    on = await openTestGround();
  });
  afterAll(() => on?.close());

  it("agree as migrated", async () => {
    await expect(assertCommitmentsHeld(on.pool, FLOWS)).resolves.toBeUndefined();
  });

  it("a flow with one more such state does not start", async () => {
    const more = { kind: "OTHER", states: { WAITING: { label: "等待", holds: true as const } } };
    await expect(assertCommitmentsHeld(on.pool, [...FLOWS, more])).rejects.toThrow("without WAITING");
  });

  it("an index with a state that holds nothing, or none at all, does not start", async () => {
    await on.pool.query("drop index record_one_commitment");
    await expect(assertCommitmentsHeld(on.pool, FLOWS)).rejects.toThrow("without DEPARTMENT_REVIEW");
    await on.pool.query(
      `create unique index record_one_commitment on record (graduate_id)
       where status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED', 'INVITED')`,
    );
    await expect(assertCommitmentsHeld(on.pool, FLOWS)).rejects.toThrow("beyond them INVITED");
  });
});
