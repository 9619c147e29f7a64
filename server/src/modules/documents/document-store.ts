import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
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
    await writeWhole(path, this.keys.sealBytes(PLACE, bytes));
    return key;
  }

  async get(key: string): Promise<Buffer> {
    return this.keys.openBytes(PLACE, await readFile(join(this.folder, key)));
  }

  /** Seals with the newest key what an older one sealed; how many documents that were. */
  async reseal(): Promise<number> {
    let done = 0;
    for (const shelf of await foldersIn(this.folder)) {
      for (const name of await readdir(join(this.folder, shelf))) {
        const path = join(this.folder, shelf, name);
        if (!HASH.test(name)) continue;
        const bytes = await readFile(path);
        if (bytes[0] === this.keys.newestId) continue;
        await writeWhole(path, this.keys.reseal(PLACE, bytes));
        done += 1;
      }
    }
    return done;
  }
}

/** What else lies there was written aside and left by a crash. */
const HASH = /^[0-9a-f]{64}$/;

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    // Nothing was ever stored.
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Written aside, flushed and renamed: a crash leaves a whole file or none. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const aside = `${path}.${process.pid}.${path.slice(-8)}`;
  const file = await open(aside, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}
