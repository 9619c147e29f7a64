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
import { offlineSigning } from "../src/stories/offline-signing.js";

const folder = mkdtempSync(join(tmpdir(), "gd-scenario-"));
let server: TestServer;
let worker: Worker;

beforeAll(async () => {
  server = await openTestServer({ dataDir: folder }, ROUTES);
  await insertCountry(server.platform, generateCountry(), server.clock.now());
  worker = await startWorker(server.platform, JOBS, SWEEPS);
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("plays offline signing with both reviews, the employer's link and every ending (F-30…F-35)", async () => {
  const steps: string[] = [];
  const skipped: string[] = [];
  await offlineSigning.play({
    url: `http://${await server.address()}`,
    report: { step: (text) => steps.push(text), skipped: (text) => skipped.push(text) },
  });
  expect(skipped).toEqual([]);
  const endings = ["已放弃", "就业协议审核不通过", "签约审核不通过", "签约完成", "逾期关闭"];
  const counts = endings.map((label) => steps.filter((text) => text.endsWith(`→ ${label}`)).length);
  expect(counts).toEqual([1, 2, 2, 1, 1]);
}, 180_000);
