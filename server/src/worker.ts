import { FLOWS, JOBS, SWEEPS } from "./composition.js";
import { tidyStored } from "./database/tidy-stored.js";
import { openPlatform } from "./open-platform.js";
import { startWorker } from "./outbox/index.js";
import { readConfig } from "./platform/config.js";
import { failStart, stopOnSignals } from "./platform/shutdown.js";
import { startDatabase } from "./platform/start-database.js";
import { assertStandings } from "./records/index.js";

/** The worker as a command of its own, beside servers that run with WORKER=off: `node server/dist/worker.js`. */
async function main(): Promise<void> {
  const database = await startDatabase(readConfig(process.env));
  const platform = await openPlatform(database.config);
  await tidyStored(platform.pool, platform.keys, platform.clock.now());
  await assertStandings(platform.pool, FLOWS);
  const worker = await startWorker(platform, JOBS, SWEEPS);
  platform.logger.info("Worker started");
  stopOnSignals(async () => {
    await worker.stop();
    await platform.close();
    await database.stop();
  });
}

main().catch(failStart);
