import type { Platform } from "../../platform/platform.js";
import { type BlobStore, openBlobs, SealedStore } from "../../storage/index.js";

/** Bytes of one piece of a file: what is in memory of it while it is written or fetched. */
export const PIECE_BYTES = 1_048_576;

/** One run of an export: a run that was interrupted and the next one write no piece of the same name. */
export interface Run {
  readonly id: string;
  readonly attempt: number;
}

/** The files of exports: sealed, in pieces, since the store takes and gives whole blobs. */
export class ExportStore {
  readonly #blobs: BlobStore;
  readonly #store: SealedStore;

  constructor({ config, keys }: Pick<Platform, "config" | "keys">) {
    this.#blobs = openBlobs(config, "exports");
    this.#store = new SealedStore(this.#blobs, keys, {
      place: (key) => `list_export.${key}`,
      owns: (key) => pieceOf(key)?.isWhole === true,
    });
  }

  async put(run: Run, seq: number, bytes: Buffer): Promise<void> {
    await this.#store.put(keyOf(run, seq), bytes);
  }

  async *read(run: Run, pieces: number): AsyncGenerator<Buffer> {
    for (let seq = 0; seq < pieces; seq += 1) yield await this.#store.get(keyOf(run, seq));
  }

  async drop(run: Run, pieces: number): Promise<void> {
    for (let seq = 0; seq < pieces; seq += 1) await this.#store.delete(keyOf(run, seq));
  }

  /** Deletes every piece, whole or half written, that `isWanted` does not know; how many. */
  async dropLost(isWanted: (piece: StoredPiece) => Promise<boolean>): Promise<number> {
    let dropped = 0;
    for await (const key of this.#blobs.list()) {
      const piece = pieceOf(key);
      if (!piece || (await isWanted(piece))) continue;
      await this.#blobs.delete(key);
      dropped += 1;
    }
    return dropped;
  }

  async reseal(): Promise<number> {
    return await this.#store.reseal();
  }
}

export interface StoredPiece extends Run {
  readonly seq: number;
  /** False for what a crash left beside its place. */
  readonly isWhole: boolean;
}

/** The end of a uuid v7 is random: files spread evenly over 256 shelves. */
function keyOf({ id, attempt }: Run, seq: number): string {
  return `${id.slice(-2)}/${id}.${attempt}.${seq}`;
}

function pieceOf(key: string): StoredPiece | null {
  const [, id, attempt, seq, rest] = /^[0-9a-f]{2}\/([0-9a-f-]{36})\.(\d+)\.(\d+)(\..*)?$/.exec(key) ?? [];
  return id ? { id, attempt: Number(attempt), seq: Number(seq), isWhole: rest === undefined } : null;
}
