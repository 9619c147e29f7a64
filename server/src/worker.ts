import { FLOWS, JOBS, SWEEPS } from "./composition.js";
import { readConfig } from "./config.js";
import { assertCommitmentsHeld } from "./modules/records/index.js";
import { startWorker } from "./outbox/index.js";
import { openPlatform } from "./platform-open.js";
import { failStart, stopOnSignals } from "./shutdown.js";
import { startDatabase } from "./start-database.js";

/** The worker as a command of its own, beside servers that run with WORKER=off: `node server/dist/worker.js`. */
async function main(): Promise<void> {
  const database = await startDatabase(readConfig(process.env));
  const platform = await openPlatform(database.config);
  await assertCommitmentsHeld(platform.pool, FLOWS);
  const worker = await startWorker(platform, JOBS, SWEEPS);
  platform.logger.info("Worker started");
  stopOnSignals(async () => {
    await worker.stop();
    await platform.close();
    await database.stop();
  });
}

main().catch(failStart);
