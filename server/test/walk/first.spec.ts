import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../app.js";
import { aSharedGround, type Shared } from "./people.js";
import { walkOften } from "./walk.js";

let on: TestApp;
let shared: Shared;
beforeAll(async () => {
  on = await openTestApp();
  shared = await aSharedGround(on);
});
afterAll(() => on?.close());

it("walks", async () => {
  const begun = performance.now();
  await walkOften(on, shared, { runs: Number(process.env.RUNS ?? 5), seed: Number(process.env.SEED ?? 1), ...(process.env.WPATH && { path: process.env.WPATH }) });
  console.log((performance.now() - begun) / 1000);
}, 600_000);
