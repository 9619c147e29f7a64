import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { pino } from "pino";
import { type Clock, SystemClock, TestClock } from "./clock.js";
import type { Config } from "./config.js";
import { openOrm } from "./database/orm.js";
import { KeyRing } from "./database/sealed.js";
import { errorForLog } from "./graphql/errors.js";
import { LiveHub } from "./graphql/live.js";
import type { Platform } from "./platform.js";

export interface OpenPlatform extends Platform {
  /** Ends listening and closes the pool; nothing of the platform may be in use any more. */
  close(): Promise<void>;
}

/** Opens everything on a migrated database. `config.databaseUrl` is set: main.ts starts the embedded one before. */
export async function openPlatform(config: Config): Promise<OpenPlatform> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) throw new Error("No database: start the embedded one first");
  const logger = pino({ level: config.logLevel, base: null, serializers: { err: errorForLog } });
  const orm = await openOrm(databaseUrl);
  const live = new LiveHub(databaseUrl, logger);
  try {
    await live.start();
    return {
      config,
      clock: clockOf(config),
      keys: new KeyRing(config.dataKeys, config.indexKey),
      orm,
      pool: await poolOf(orm),
      live,
      logger,
      close: async () => {
        await live.stop();
        await orm.close();
      },
    };
  } catch (error) {
    await live.stop();
    await orm.close();
    throw error;
  }
}

/** The ORM's own pool: lists and writes share one set of connections. */
async function poolOf(orm: MikroORM): Promise<Pool> {
  const connection = orm.em.getDriver().getConnection() as unknown as { getNativeClient(): Promise<Pool> };
  return await connection.getNativeClient();
}

function clockOf({ clock, clockStart }: Config): Clock {
  const system = new SystemClock();
  return clock === "test" ? new TestClock(clockStart ?? system.now()) : system;
}
