import type { FastifyInstance } from "fastify";
import { buildApp } from "./app.js";
import { FLOWS, JOBS, ROUTES, SWEEPS } from "./composition.js";
import { precompress } from "./http/precompress.js";
import { builtApp } from "./http/web-apps.js";
import { startWorker } from "./outbox/index.js";
import { APP_NAMES } from "./parties/identity/index.js";
import { readConfig } from "./platform/config.js";
import { openPlatform } from "./platform/open-platform.js";
import { failStart, stopOnSignals } from "./platform/shutdown.js";
import { type StartedDatabase, startDatabase } from "./platform/start-database.js";
import { assertCommitmentsHeld } from "./records/index.js";
import { loadDemoWhenEmpty } from "./start-demo.js";
import { welcome } from "./welcome.js";

/** How long requests under way may take at the end. */
const DRAIN_MS = 8_000;

/** How many ports after the wanted one are tried when it is taken. */
const NEIGHBOURS = 20;

async function main(): Promise<void> {
  const database = await startDatabase(readConfig(process.env));
  try {
    await serve(database);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function serve({ config, stop: stopDatabase }: StartedDatabase): Promise<void> {
  const platform = await openPlatform(config);
  try {
    await assertCommitmentsHeld(platform.pool, FLOWS);
    const accounts = config.demo ? await loadDemoWhenEmpty(platform) : [];
    const app = await buildApp(platform, ROUTES);
    const port = await listen(app, config.host, config.port);
    const worker = config.worker === "inline" ? await startWorker(platform, JOBS, SWEEPS) : null;
    stopOnSignals(async () => {
      const patience = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
      await app.close();
      clearTimeout(patience);
      await worker?.stop();
      await platform.close();
      await stopDatabase();
    });
    process.stdout.write(welcome(config, port, accounts));
  } catch (error) {
    await platform.close();
    throw error;
  }
  compressInBackground(platform.logger.warn.bind(platform.logger));
}

/** Listens on the wanted port or, when that is taken, on the next free one. */
async function listen(app: FastifyInstance, host: string, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      await app.listen({ host, port });
      const address = app.server.address();
      return typeof address === "object" && address ? address.port : port;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || wanted === 0 || port >= wanted + NEIGHBOURS) throw error;
    }
  }
}

/** Until a copy is there the file itself is sent: nobody waits for this. */
function compressInBackground(warn: (facts: object, message: string) => void): void {
  Promise.all(APP_NAMES.map((name) => precompress(builtApp(name)))).catch((error: unknown) =>
    warn({ err: error }, "The web apps could not be compressed beforehand"),
  );
}

main().catch(failStart);
