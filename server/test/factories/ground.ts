import { type MikroORM } from "@mikro-orm/postgresql";
import { hash } from "@node-rs/argon2";
import type { Pool } from "pg";
import { v7 } from "uuid";
import { openOrm } from "../../src/database/orm.js";
import { openPool } from "../../src/database/pool.js";
import { KeyRing } from "../../src/database/sealed.js";
import { ENTITIES } from "../../src/entities.js";
import { fromBeijing, TestClock } from "../../src/platform/clock.js";
import type { Platform } from "../../src/platform/platform.js";
import { createTestDatabase } from "../database.js";

/** The parts of a platform that factories write through: a whole `Platform` will do. */
export type Ground = Pick<Platform, "orm" | "keys" | "clock">;

/** A database of its own with a clock that tests move; for modules tested without a server around them. */
export interface TestGround extends Ground {
  clock: TestClock;
  orm: MikroORM;
  pool: Pool;
  url: string;
  close(): Promise<void>;
}

/** The graduating year that is current on {@link START}; 2026 is still open then as well (F-90). */
export const COHORT = 2027;

/** 21 November 2026, 9:00 in Beijing. */
export const START = fromBeijing(2026, 11, 21, 9);

/** Opens a migrated, empty database and what acts stand on. Close it in `afterAll`. */
export async function openTestGround(start: Date = START): Promise<TestGround> {
  const { url, drop } = await createTestDatabase();
  const ground = await openGroundAt(url, start);
  return {
    ...ground,
    close: async () => {
      await ground.close();
      await drop();
    },
  };
}

/** The same on a database that there is, such as a server's own. */
export async function openGroundAt(url: string, start: Date = START): Promise<TestGround> {
  const orm = await openOrm(url, ENTITIES, { poolSize: 8 });
  const pool = openPool(url, 8);
  return {
    orm,
    pool,
    url,
    clock: new TestClock(start),
    keys: new KeyRing(new Map([[1, Buffer.alloc(32, 7)]]), Buffer.alloc(32, 9)),
    close: async () => {
      await pool.end();
      await orm.close();
    },
  };
}

/** What every account made by factories signs in with. */
export const PASSWORD = "Qianyue2027";

let passwordHash: Promise<string> | undefined;

/** One hash for all accounts of a test file: a hash takes some 15 ms. */
export function hashOfPassword(): Promise<string> {
  passwordHash ??= hash(PASSWORD);
  return passwordHash;
}

let last = 0;

/** 1, 2, 3 … within a test file, whose database is its own: makes codes, numbers and names differ. */
export function nextNumber(): number {
  last += 1;
  return last;
}

export function newId(): string {
  return v7();
}
