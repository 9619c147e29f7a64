import "reflect-metadata";
import { afterEach, beforeEach, expect, it } from "vitest";
import { destinationScenario } from "../src/stories/destination.js";
import { oneCommitment } from "../src/stories/one-commitment.js";
import { paperRegistration } from "../src/stories/paper-registration.js";
import { rosterLossAndReturn } from "../src/stories/roster-loss-and-return.js";
import { openScenarioStage, type ScenarioStage } from "./scenario-stage.js";

let stage: ScenarioStage;

// Two of them end with the closing of their cohort: no other can be played on their server.
beforeEach(async () => {
  stage = await openScenarioStage();
}, 60_000);

afterEach(async () => {
  await stage?.close();
});

it("plays 补登 to every ending, with every side's view (F-07, F-10…F-14, F-40…F-42)", async () => {
  await paperRegistration.play(stage);
  expect(stage.skipped).toEqual([]);
  const endings = ["签约完成", "签约审核不通过", "已放弃", "逾期关闭"];
  for (const ending of endings) expect(stage.steps.join("\n")).toContain(`→ ${ending}`);
}, 240_000);

it("plays 其他去向 to every ending and of every type (F-60…F-64)", async () => {
  await destinationScenario.play(stage);
  expect(stage.skipped).toEqual([]);
  expect(stage.steps.filter((text) => text.includes("registered and voided")).length).toBeGreaterThan(30);
}, 300_000);

it("keeps every graduate to one commitment, whatever the pair of flows (F-01…F-06)", async () => {
  await oneCommitment.play(stage);
  expect(stage.steps.filter((text) => text.includes("in force")).length).toBe(4);
}, 240_000);

it("takes a graduate off the roster and brings them back as they were (F-91, F-96)", async () => {
  await rosterLossAndReturn.play(stage);
  expect(stage.skipped).toEqual([]);
}, 240_000);
