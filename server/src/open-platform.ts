import { type DestinationStream, pino } from "pino";
import { errorForLog } from "./api/errors.js";
import { openOrm } from "./database/orm.js";
import { openPool } from "./database/pool.js";
import { KeyRing } from "./database/sealed.js";
import { ENTITIES } from "./entities.js";
import { LiveHub } from "./live/live.js";
import { type Clock, SystemClock, TestClock } from "./platform/clock.js";
import type { Config } from "./platform/config.js";
import type { Platform } from "./platform/platform.js";
import { prepareBlobs } from "./storage/index.js";

export interface OpenPlatform extends Platform {
  /** Ends listening and closes the pool; nothing of the platform may be in use any more. */
  close(): Promise<void>;
}

/** Opens everything on a migrated database. `config.databaseUrl` is set: main.ts starts the embedded one before. */
export async function openPlatform(config: Config): Promise<OpenPlatform> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) throw new Error("No database: start the embedded one first");
  const logger = pino({ level: config.logLevel, base: null, serializers: { err: errorForLog } }, logOutput());
  const orm = await openOrm(databaseUrl, ENTITIES);
  const pool = openPool(databaseUrl);
  const live = new LiveHub(databaseUrl, logger);
  const close = async () => {
    await live.stop();
    await pool.end();
    await orm.close();
  };
  try {
    await prepareBlobs(config);
    await live.start();
    return {
      config,
      clock: clockOf(config),
      keys: new KeyRing(config.dataKeys, config.indexKey),
      orm,
      pool,
      live,
      logger,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

let output: DestinationStream | undefined;

/**
 * Lines leave a few times a second, not one by one: writing each by itself cost a tenth of a request (docs/adr/0006).
 * What a process ends with is written at its exit; a killed one loses the lines of its last fifth of a second. One for
 * the process, because each goes on writing what it has, nothing included, five times a second for ever.
 */
function logOutput(): DestinationStream {
  output ??= pino.destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: 200 });
  return output;
}

function clockOf({ clock, clockStart }: Config): Clock {
  const system = new SystemClock();
  return clock === "test" ? new TestClock(clockStart ?? system.now()) : system;
}
