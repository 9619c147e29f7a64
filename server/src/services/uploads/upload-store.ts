import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { openBlobs, type SealedNames, SealedStore } from "../../storage/index.js";
import type { FileVariant } from "./upload-address.js";

export const VARIANTS: readonly FileVariant[] = ["original", "screen", "thumbnail"];

const NAMES: SealedNames = {
  // Bound to its own name: evidence cannot be exchanged by renaming files.
  place: (key) => `upload.${key}`,
  owns: (key) => /^[0-9a-f]{2}\/[0-9a-f-]{36}\.(original|screen|thumbnail)$/.test(key),
};

/** Where uploaded files lie, sealed. */
export function uploadStore({ config, keys }: Pick<Platform, "config" | "keys">): SealedStore {
  return new SealedStore(openBlobs(config, "uploads"), keys, NAMES);
}

/** The end of a uuid v7 is random: files spread evenly over 256 shelves. */
export function keyOf(content: string, variant: FileVariant): string {
  return `${content.slice(-2)}/${content}.${variant}`;
}

/** Files first, then what names them: ended in between, the sweep does it again. */
export async function deleteContent(platform: Platform, content: string): Promise<void> {
  const store = uploadStore(platform);
  for (const variant of VARIANTS) await store.delete(keyOf(content, variant));
  await query(platform.pool, sql`delete from upload_content where id = ${content}`);
}
