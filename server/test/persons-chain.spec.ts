// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openTestApp, type TestApp } from "./app.js";
import { personsChain } from "./persons-chain.js";

describe("persons on several rosters (F-01a, F-01b, P-12)", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());

  it("one of each kind sees all of their own, and only that", async () => {
    await personsChain(on, 7);
  }, 120_000);
});
