import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JOBS, ROUTES, SWEEPS } from "@gd/server/composition.js";
import { startWorker, type Worker } from "@gd/server/outbox/index.js";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestServer, type TestServer } from "../../server/test/server.js";
import { generateCountry } from "../src/country/index.js";
import { insertCountry } from "../src/demo/insert-country.js";
import { offlineTermination } from "../src/stories/offline-termination.js";
import { onlineTermination } from "../src/stories/online-termination.js";

let folder: string;
let server: TestServer;
let worker: Worker;

// Each ends with the closing of its cohort: no two of them can be played on one server.
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gd-scenario-"));
  server = await openTestServer({ dataDir: folder }, ROUTES);
  await insertCountry(server.platform, generateCountry(), server.clock.now());
  worker = await startWorker(server.platform, JOBS, SWEEPS);
}, 60_000);

afterEach(async () => {
  await worker?.stop();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  [onlineTermination, 3],
  [offlineTermination, 2],
] as const)(
  "plays $name through GraphQL and uploads, with every side's view (F-50…F-57)",
  async (scenario, done) => {
    const steps: string[] = [];
    const skipped: string[] = [];
    await scenario.play({
      url: `http://${await server.address()}`,
      report: { step: (text) => steps.push(text), skipped: (text) => skipped.push(text) },
    });
    expect(skipped).toEqual([]);
    expect(steps.filter((text) => text.endsWith("→ 解约完成"))).toHaveLength(done);
  },
  120_000,
);
