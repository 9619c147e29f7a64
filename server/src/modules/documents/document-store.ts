import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { KeyRing, SealedPlace } from "../../database/sealed.js";

/** Where documents are kept. Keys are made by the store; what is stored never changes. */
export interface DocumentStore {
  /** Keeps the bytes, sealed, and answers the key they are read with. Storing the same again gives the same key. */
  put(bytes: Buffer): Promise<string>;
  /** @throws when there is nothing under the key, or it was altered. */
  get(key: string): Promise<Buffer>;
}

const PLACE: SealedPlace = "document.bytes";

/** The embedded default: a folder, one sealed file per document, named by the content's hash. */
export class FolderDocumentStore implements DocumentStore {
  constructor(
    private readonly folder: string,
    private readonly keys: KeyRing,
  ) {}

  async put(bytes: Buffer): Promise<string> {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const key = `${hash.slice(0, 2)}/${hash}`;
    const path = join(this.folder, key);
    await mkdir(dirname(path), { recursive: true });
    // Written aside, flushed and renamed: a crash leaves a whole file or none.
    const aside = `${path}.${process.pid}.${hash.slice(-8)}`;
    const file = await open(aside, "w", 0o600);
    try {
      await file.writeFile(this.keys.sealBytes(PLACE, bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    return key;
  }

  async get(key: string): Promise<Buffer> {
    return this.keys.openBytes(PLACE, await readFile(join(this.folder, key)));
  }
}
