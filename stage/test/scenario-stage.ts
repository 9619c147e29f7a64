import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JOBS, ROUTES, SWEEPS } from "@gd/server/composition.js";
import { startWorker } from "@gd/server/outbox/index.js";
import { openTestServer } from "../../server/test/server.js";
import { generateCountry } from "../src/country/index.js";
import { insertCountry } from "../src/demo/insert-country.js";
import type { Stage } from "../src/stories/scenario.js";

export interface ScenarioStage extends Stage {
  /** What has been reported so far. */
  readonly steps: string[];
  readonly skipped: string[];
  close(): Promise<void>;
}

/** A whole server with its worker and the people of the demo, without their history: the scenario brings its own. */
export async function openScenarioStage(): Promise<ScenarioStage> {
  const folder = mkdtempSync(join(tmpdir(), "gd-scenario-"));
  const server = await openTestServer({ dataDir: folder }, ROUTES);
  await insertCountry(server.platform, generateCountry(), server.clock.now());
  const worker = await startWorker(server.platform, JOBS, SWEEPS);
  const steps: string[] = [];
  const skipped: string[] = [];
  return {
    url: `http://${await server.address()}`,
    report: { step: (text) => steps.push(text), skipped: (text) => skipped.push(text) },
    steps,
    skipped,
    close: async () => {
      await worker.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
