import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JOBS, ROUTES, SWEEPS } from "@gd/server/composition.js";
import { startWorker, type Worker } from "@gd/server/outbox/index.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestServer, type TestServer } from "../../server/test/server.js";
import { generateCountry } from "../src/country/index.js";
import { insertCountry } from "../src/demo/insert-country.js";
import { newSchoolScenario } from "../src/stories/new-school.js";

const folder = mkdtempSync(join(tmpdir(), "gd-scenario-"));
let server: TestServer;
let worker: Worker;

beforeAll(async () => {
  server = await openTestServer({ dataDir: folder }, ROUTES);
  await insertCountry(server.platform, generateCountry(), server.clock.now());
  worker = await startWorker(server.platform, JOBS, SWEEPS);
});

afterAll(async () => {
  await worker?.stop();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("brings a school from nothing to its first signed agreement, once (P-01, P-06, P-10, P-11, F-20…F-26)", async () => {
  const steps: string[] = [];
  const stage = {
    url: `http://${await server.address()}`,
    report: { step: (text: string) => steps.push(text), skipped: () => undefined },
  };
  await newSchoolScenario.play(stage);
  expect(steps.filter((text) => text.includes("签约完成")).length).toBe(1);
  await expect(newSchoolScenario.play(stage)).rejects.toThrow("只能运行一次");
}, 90_000);
