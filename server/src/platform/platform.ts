import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { KeyRing } from "../database/sealed.js";
import type { LiveHub } from "../live/live.js";
import type { Clock } from "./clock.js";
import type { Config } from "./config.js";

/**
 * What every act, list and job stands on; made once per process by `openPlatform` and handed down as a parameter.
 * `pool` is for statements written by hand, prepared ones of lists above all: it answers `timestamptz` as `Date`,
 * `date` as text (see database/pool.ts).
 */
export interface Platform {
  config: Config;
  clock: Clock;
  keys: KeyRing;
  orm: MikroORM;
  pool: Pool;
  live: LiveHub;
  logger: Logger;
}
