import "reflect-metadata";
import { afterEach, beforeEach, expect, it } from "vitest";
import { destinationScenario } from "../src/stories/destination.js";
import { paperRegistration } from "../src/stories/paper-registration.js";
import { openScenarioStage, type ScenarioStage } from "./scenario-stage.js";

let stage: ScenarioStage;

// They end with the closing of their cohort: no other can be played on their server.
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
