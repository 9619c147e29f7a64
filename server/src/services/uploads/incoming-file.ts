import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { FileRefused } from "./file-refused.js";

/** 10 MB over a line of 300 kbit/s. */
const PATIENCE_MS = 300_000;
/** A line this long without a byte is dead: the sender's next try is not to find its place taken by it. */
const SILENCE_MS = 30_000;
const CIPHER = "aes-256-ctr";
const PIECE_BYTES = 262_144;

/**
 * The bytes of one request on their way in, outside memory: phones send slowly, and many at once. The file has no name
 * in its folder and is written with a key that lives here alone, so that a crash leaves nothing that anybody can read.
 */
export class IncomingFile {
  readonly #key = randomBytes(32);
  readonly #nonce = randomBytes(16);
  readonly #hash = createHash("sha256");
  #length = 0;

  private constructor(private readonly file: FileHandle) {}

  static async open(): Promise<IncomingFile> {
    const path = join(tmpdir(), `gd-upload-${randomUUID()}`);
    const file = await open(path, "wx+", 0o600);
    await unlink(path);
    return new IncomingFile(file);
  }

  /**
   * Takes in all of a body.
   *
   * @throws {FileRefused} FILE_TOO_LARGE as soon as there is more than `limit` bytes.
   * @throws when the sender goes away or takes too long.
   */
  async fill(body: Readable, limit: number): Promise<void> {
    const cipher = createCipheriv(CIPHER, this.#key, this.#nonce);
    const tooSlow = () => body.destroy(new Error("The body took too long"));
    const patience = setTimeout(tooSlow, PATIENCE_MS);
    const silence = setTimeout(tooSlow, SILENCE_MS);
    try {
      // Not destroyed when we stop reading: the answer goes over the same connection.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        const bytes = chunk as Buffer;
        silence.refresh();
        this.#length += bytes.length;
        if (this.#length > limit) throw tooLarge(limit);
        // Piece by piece: 10 MB at once would hold up everybody's pages.
        this.#hash.update(bytes);
        await this.file.write(cipher.update(bytes));
      }
    } finally {
      clearTimeout(patience);
      clearTimeout(silence);
    }
  }

  get length(): number {
    return this.#length;
  }

  /** Of all that came in; asked for once. */
  sha256(): Buffer {
    return this.#hash.digest();
  }

  /** @param most only this much of its beginning. */
  async read(most = this.#length): Promise<Buffer> {
    const decipher = createDecipheriv(CIPHER, this.#key, this.#nonce);
    const plain = Buffer.allocUnsafeSlow(Math.min(most, this.#length));
    const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    for (let at = 0; at < plain.length; ) {
      const { bytesRead } = await this.file.read(piece, 0, PIECE_BYTES, at);
      if (bytesRead === 0) throw new Error("An incoming file became shorter");
      at += decipher.update(piece.subarray(0, bytesRead)).copy(plain, at);
    }
    return plain;
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

export function tooLarge(limit: number): FileRefused {
  return new FileRefused("FILE_TOO_LARGE", `文件超过 ${limit / 1_048_576} MB，请压缩或重新拍照后上传`);
}
