import { createHash } from "node:crypto";
import type { KeyRing } from "../../database/sealed.js";
import { type BlobStore, type SealedNames, SealedStore } from "../../storage/index.js";

const NAMES: SealedNames = {
  place: () => "document.bytes",
  owns: (key) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(key),
};

/** Issued documents: sealed, named by the hash of their content, never changed. */
export class DocumentStore {
  readonly #store: SealedStore;

  constructor(blobs: BlobStore, keys: KeyRing) {
    this.#store = new SealedStore(blobs, keys, NAMES);
  }

  /** Keeps the bytes, sealed, and answers the key they are read with. Storing the same again gives the same key. */
  async put(bytes: Buffer): Promise<string> {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const key = `${hash.slice(0, 2)}/${hash}`;
    await this.#store.put(key, bytes);
    return key;
  }

  /** @throws when there is nothing under the key, or it was altered. */
  async get(key: string): Promise<Buffer> {
    return await this.#store.get(key);
  }

  /** Seals with the newest key what an older one sealed; how many documents that were. */
  async reseal(): Promise<number> {
    return await this.#store.reseal();
  }
}
