import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { FileFault } from "../file-faults.js";
import { PdfDictionary, PdfName } from "./lexer.js";
import type { OpenStream, PdfObject } from "./objects.js";

/** Stands in for the part of a password that is missing (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
const NOTHING = Buffer.alloc(0);

/**
 * How the streams of a file open that asks for no password: whoever protects printing and changes with one encrypts for
 * readers too, with a key that everybody can make (ISO 32000-2, 7.6.4).
 *
 * @throws FILE_ENCRYPTED where opening takes a password or another way than the standard one.
 */
export function openingWithoutPassword(encrypt: PdfDictionary, fileId: Buffer): OpenStream {
  const scheme = new StandardScheme(encrypt, fileId);
  const key = scheme.keyWithoutPassword();
  if (!key) throw new FileFault("FILE_ENCRYPTED");
  const method = scheme.methodOfStreams();
  return ({ number, generation }: PdfObject, bytes: Buffer) => {
    if (method === "Identity") return bytes;
    if (method === "AESV3") return decryptedByAes("aes-256-cbc", key, bytes);
    const own = md5(
      key,
      littleEndian(number, 3),
      littleEndian(generation, 2),
      method === "AESV2" ? SALT : NOTHING,
    );
    const ownKey = own.subarray(0, Math.min(key.length + 5, 16));
    return method === "AESV2" ? decryptedByAes("aes-128-cbc", ownKey, bytes) : rc4(ownKey, bytes);
  };
}

const SALT = Buffer.from("sAlT");
type Method = "Identity" | "V2" | "AESV2" | "AESV3";

class StandardScheme {
  readonly #version: number;
  readonly #revision: number;

  constructor(
    private readonly encrypt: PdfDictionary,
    private readonly fileId: Buffer,
  ) {
    const filter = encrypt.get("Filter");
    this.#version = this.#number("V", 0);
    this.#revision = this.#number("R", 0);
    const known = [1, 2, 4, 5].includes(this.#version) && [2, 3, 4, 5, 6].includes(this.#revision);
    if (!(filter instanceof PdfName) || filter.text !== "Standard" || !known)
      throw new FileFault("FILE_ENCRYPTED");
  }

  keyWithoutPassword(): Buffer | null {
    return this.#revision >= 5 ? this.#keyOfToday() : this.#keyOfOld();
  }

  methodOfStreams(): Method {
    if (this.#version < 4) return "V2";
    const name = this.encrypt.get("StmF");
    const filters = this.encrypt.get("CF");
    if (!(name instanceof PdfName) || name.text === "Identity") return "Identity";
    const filter = filters instanceof PdfDictionary ? filters.get(name.text) : null;
    const method = filter instanceof PdfDictionary ? filter.get("CFM") : null;
    const text = method instanceof PdfName ? method.text : "None";
    if (text === "V2" || text === "AESV2" || text === "AESV3") return text;
    if (text === "None") return "Identity";
    throw new FileFault("FILE_ENCRYPTED");
  }

  /** Revisions 2 to 4. */
  #keyOfOld(): Buffer | null {
    const length = this.#revision === 2 ? 5 : Math.min(16, Math.max(5, this.#number("Length", 40) >> 3));
    const metadata = this.#revision >= 4 && this.encrypt.get("EncryptMetadata") === false;
    let key = md5(
      PADDING,
      this.#bytes("O").subarray(0, 32),
      littleEndian(this.#number("P", 0), 4),
      this.fileId,
      metadata ? Buffer.alloc(4, 0xff) : NOTHING,
    ).subarray(0, length);
    if (this.#revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, length);
    const user = this.#bytes("U");
    if (this.#revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32)) ? key : null;
    let expected: Buffer = md5(PADDING, this.fileId);
    for (let round = 0; round < 20; round += 1)
      expected = rc4(key.map((byte) => byte ^ round) as Buffer, expected);
    return expected.equals(user.subarray(0, 16)) ? key : null;
  }

  /** Revisions 5 and 6: the key lies in the file, locked by what a password makes. */
  #keyOfToday(): Buffer | null {
    const [user, locked] = [this.#bytes("U"), this.#bytes("UE").subarray(0, 32)];
    if (user.length < 48 || locked.length < 32) return null;
    const hash = (salt: Buffer) => (this.#revision === 5 ? sha(256, salt) : hardened(salt));
    if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return null;
    const decipher = createDecipheriv("aes-256-cbc", hash(user.subarray(40, 48)), Buffer.alloc(16));
    return decipher.setAutoPadding(false).update(locked);
  }

  #number(name: string, missing: number): number {
    const value = this.encrypt.get(name);
    return typeof value === "number" ? value : missing;
  }

  #bytes(name: string): Buffer {
    const value = this.encrypt.get(name);
    return Buffer.isBuffer(value) ? value : NOTHING;
  }
}

/** The hash of revision 6 (ISO 32000-2, algorithm 2.B) for an empty password. */
function hardened(salt: Buffer): Buffer {
  let key = sha(256, salt);
  for (let round = 0; ; round += 1) {
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const mixed = cipher.update(Buffer.concat(Array<Buffer>(64).fill(key)));
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = sha(([256, 384, 512] as const)[rest] ?? 256, mixed);
    if (round >= 63 && (mixed.at(-1) ?? 0) <= round - 31) return key.subarray(0, 32);
  }
}

function decryptedByAes(cipher: string, key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.length - (bytes.length % 16);
  if (whole < 32) return NOTHING;
  const decipher = createDecipheriv(cipher, key, bytes.subarray(0, 16)).setAutoPadding(false);
  return decipher.update(bytes.subarray(16, whole));
}

/** OpenSSL no longer brings it. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number) => {
    const kept = state[a] ?? 0;
    state[a] = state[b] ?? 0;
    state[b] = kept;
  };
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + (state[index] ?? 0) + (key[index % key.length] ?? 0)) & 255;
    swap(index, other);
  }
  const plain = Buffer.alloc(bytes.length);
  for (let at = 0, index = 0, other = 0; at < bytes.length; at += 1) {
    index = (index + 1) & 255;
    other = (other + (state[index] ?? 0)) & 255;
    swap(index, other);
    plain[at] = (bytes[at] ?? 0) ^ (state[((state[index] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
  }
  return plain;
}

function md5(...parts: readonly Buffer[]): Buffer {
  return createHash("md5").update(Buffer.concat(parts)).digest();
}

function sha(bits: 256 | 384 | 512, bytes: Buffer): Buffer {
  return createHash(`sha${bits}`).update(bytes).digest();
}

function littleEndian(number: number, bytes: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeInt32LE(number | 0);
  return four.subarray(0, bytes);
}
