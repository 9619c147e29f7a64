import "reflect-metadata";
import { afterEach, beforeEach, expect, it } from "vitest";
import { oneCommitment } from "../src/stories/one-commitment.js";
import { rosterLossAndReturn } from "../src/stories/roster-loss-and-return.js";
import { openScenarioStage, type ScenarioStage } from "./scenario-stage.js";

let stage: ScenarioStage;

// Each changes what the other would find: none is played on a server of another.
beforeEach(async () => {
  stage = await openScenarioStage();
}, 60_000);

afterEach(async () => {
  await stage?.close();
});

it("keeps every graduate to one commitment, whatever the pair of flows (F-01…F-06)", async () => {
  await oneCommitment.play(stage);
  expect(stage.steps.filter((text) => text.includes("in force")).length).toBe(4);
}, 240_000);

it("takes a graduate off the roster and brings them back as they were (F-91, F-96)", async () => {
  await rosterLossAndReturn.play(stage);
  expect(stage.skipped).toEqual([]);
}, 240_000);
