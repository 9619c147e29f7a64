import { join } from "node:path";
import { startEmbeddedPostgres } from "../database/embedded.js";
import { migrate } from "../database/migrate.js";
import type { Config } from "./config.js";

export interface StartedDatabase {
  /** The configuration with the database's address in it. */
  config: Config;
  /** Stops PostgreSQL if it was started here. */
  stop(): Promise<void>;
}

/** The configured database, or the embedded one; brought to the present schema. */
export async function startDatabase(config: Config): Promise<StartedDatabase> {
  if (config.databaseUrl !== undefined) {
    await migrate(config.databaseUrl);
    return { config, stop: async () => {} };
  }
  const embedded = await startEmbeddedPostgres({ folder: join(config.dataDir, "postgres"), durable: true });
  try {
    await migrate(embedded.url);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  embedded.watch((sentence) => process.stderr.write(`${sentence}\n`));
  return { config: { ...config, databaseUrl: embedded.url }, stop: () => embedded.stop() };
}
