import type { Platform } from "../platform/platform.js";

/** Something the clock asks for again and again; runs of one sweep never overlap within a process. */
export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  run(platform: Platform): Promise<void>;
}
