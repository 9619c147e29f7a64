import type { KeyRing, SealedPlace } from "../database/sealed.js";
import type { BlobStore } from "./blob-store.js";

export interface SealedNames {
  /** What a key's bytes are bound to, so that a file put in another's place does not open. */
  place(key: string): SealedPlace;
  /** Whether this is one of our keys; what else lies there was left half written by a crash. */
  owns(key: string): boolean;
}

/** Blobs sealed on their way in and opened on their way out (P-08): the store itself never sees what they say. */
export class SealedStore {
  constructor(
    private readonly blobs: BlobStore,
    private readonly keys: KeyRing,
    private readonly names: SealedNames,
  ) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    await this.blobs.put(key, this.keys.sealBytes(this.names.place(key), bytes));
  }

  /** @throws when there is nothing under the key, or it was altered. */
  async get(key: string): Promise<Buffer> {
    return this.keys.openBytes(this.names.place(key), await this.blobs.get(key));
  }

  async delete(key: string): Promise<void> {
    await this.blobs.delete(key);
  }

  /** Seals with the newest key what an older one sealed; how many that were. */
  async reseal(): Promise<number> {
    let done = 0;
    for await (const key of this.blobs.list()) {
      if (!this.names.owns(key)) continue;
      const bytes = await this.blobs.get(key);
      if (bytes[0] === this.keys.newestId) continue;
      await this.blobs.put(key, this.keys.reseal(this.names.place(key), bytes));
      done += 1;
    }
    return done;
  }
}
