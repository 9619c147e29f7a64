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
import { onlineSigning } from "../src/stories/online-signing.js";

const folder = mkdtempSync(join(tmpdir(), "gd-scenario-"));
let server: TestServer;
let worker: Worker;

beforeAll(async () => {
  server = await openTestServer({ dataDir: folder }, ROUTES);
  // The people without their history: the scenario brings its own.
  await insertCountry(server.platform, generateCountry(), server.clock.now());
  worker = await startWorker(server.platform, JOBS, SWEEPS);
});

afterAll(async () => {
  await worker?.stop();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("plays online signing through GraphQL alone, with every side's view (F-20…F-29)", async () => {
  const steps: string[] = [];
  const skipped: string[] = [];
  await onlineSigning.play({
    url: `http://${await server.address()}`,
    report: { step: (text) => steps.push(text), skipped: (text) => skipped.push(text) },
  });
  expect(skipped).toEqual([]);
  expect(steps.filter((text) => text.includes("签约完成")).length).toBe(2);
}, 90_000);
