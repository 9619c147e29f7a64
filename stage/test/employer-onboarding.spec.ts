import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { employerOnboarding } from "../src/stories/employer-onboarding.js";
import { openScenarioStage, type ScenarioStage } from "./scenario-stage.js";

let stage: ScenarioStage;

beforeAll(async () => {
  stage = await openScenarioStage();
}, 60_000);

afterAll(() => stage?.close());

it("brings employers in by both ways, to a signed agreement; suspension and lifting (F-70, F-72, F-76)", async () => {
  await employerOnboarding.play(stage);
  expect(stage.steps).toHaveLength(10);
}, 90_000);
