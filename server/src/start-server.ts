import type { FastifyInstance } from "fastify";
import { buildApp } from "./app.js";
import { FLOWS, JOBS, ROUTES, SWEEPS } from "./composition.js";
import { tidyStored } from "./database/tidy-stored.js";
import { openPlatform } from "./open-platform.js";
import { startWorker } from "./outbox/index.js";
import { type Config, readConfig } from "./platform/config.js";
import type { Platform } from "./platform/platform.js";
import { stopOnSignals } from "./platform/shutdown.js";
import { type StartedDatabase, startDatabase } from "./platform/start-database.js";
import { assertStandings } from "./records/index.js";
import { type Account, welcome } from "./welcome.js";

/** How long requests under way may take at the end. */
const DRAIN_MS = 8_000;

/** How many ports after the wanted one are tried when it is taken. */
const NEIGHBOURS = 20;

/** Puts people into the database before the first request; answers whom the start shall name to sign in as. */
export type Settle = (platform: Platform) => Promise<readonly Account[]>;

/**
 * Starts the whole platform as the environment says, and prints where it is; ends on SIGTERM and SIGINT.
 *
 * @param settle awaited before the server listens, where config.demo asks for the demo country. The server itself has
 *   none: the start of stage/ brings it.
 */
export async function startServer(settle?: Settle): Promise<void> {
  const database = await startDatabase(readConfig(process.env));
  try {
    await serve(database, settle);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function serve(
  { config, stop: stopDatabase }: StartedDatabase,
  settle: Settle | undefined,
): Promise<void> {
  const { port, accounts, end } = await openServer(config, settle);
  stopOnSignals(async () => {
    await end();
    await stopDatabase();
  });
  process.stdout.write(welcome(config, port, accounts));
}

/** The whole platform on a migrated database, under way in this process. */
export interface OpenServer {
  port: number;
  /** Whom to sign in as, where it brought people along. */
  accounts: readonly Account[];
  /** Lets what is under way come to its end, for some seconds. */
  end(): Promise<void>;
}

/** Opens it with its worker, if `config` wants one here. @param settle see {@link startServer}. */
export async function openServer(config: Config, settle?: Settle): Promise<OpenServer> {
  const platform = await openPlatform(config);
  try {
    await tidyStored(platform.pool, platform.keys, platform.clock.now());
    await assertStandings(platform.pool, FLOWS);
    const accounts = config.demo && settle ? await settle(platform) : [];
    const app = await buildApp(platform, ROUTES);
    const port = await listen(app, config.host, config.port);
    const worker = config.worker === "inline" ? await startWorker(platform, JOBS, SWEEPS) : null;
    const end = async () => {
      const patience = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
      await app.close();
      clearTimeout(patience);
      await worker?.stop();
      await platform.close();
    };
    return { port, accounts, end };
  } catch (error) {
    await platform.close();
    throw error;
  }
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
