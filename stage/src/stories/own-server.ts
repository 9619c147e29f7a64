import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "@gd/server/app.js";
import { JOBS, ROUTES, SWEEPS } from "@gd/server/composition.js";
import { startEmbeddedPostgres } from "@gd/server/database/embedded.js";
import { migrate } from "@gd/server/database/migrate.js";
import { openPlatform } from "@gd/server/open-platform.js";
import { startWorker } from "@gd/server/outbox/index.js";
import { readConfig } from "@gd/server/platform/config.js";
import { loadDemo } from "../demo/index.js";

export interface OwnServer {
  url: string;
  /** Ends everything and removes what it kept. */
  stop(): Promise<void>;
}

/** A whole server for one play: temporary database, demo country, test clock. */
export async function startOwnServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), "gd-scenario-"));
  // Started by root, PostgreSQL runs under another account, which has to pass through.
  chmodSync(folder, 0o711);
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // PostgreSQL runs detached and would outlive us.
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  try {
    const postgres = await startEmbeddedPostgres({ folder: join(folder, "postgres"), durable: false });
    undo.push(() => postgres.stop());
    await migrate(postgres.url);
    const config = readConfig({ DATA_DIR: folder, CLOCK: "test", LOG_LEVEL: "warn" });
    const platform = await openPlatform({ ...config, databaseUrl: postgres.url });
    undo.push(() => platform.close());
    await loadDemo(platform);
    const app = await buildApp(platform, ROUTES);
    undo.push(() => app.close());
    const worker = await startWorker(platform, JOBS, SWEEPS);
    undo.push(() => worker.stop());
    return { url: await app.listen({ host: "127.0.0.1", port: 0 }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
