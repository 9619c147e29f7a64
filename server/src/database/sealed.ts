import {
  type CipherGCMTypes,
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type Decipheriv,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { Type } from "@mikro-orm/core";

/** Where a sealed value lives, `table.column`: bound to the ciphertext so that values cannot be moved about. */
export type SealedPlace = `${string}.${string}`;

/** An encrypted value as the database holds it. Opening is an explicit call on the key ring (P-08). */
export class Sealed {
  constructor(readonly bytes: Buffer) {}

  /** Never lets ciphertext wander into logs or answers. */
  toJSON(): string {
    return "[sealed]";
  }
}

const CIPHER: CipherGCMTypes = "aes-256-gcm";
const NONCE_BYTES = 12;
/** The system is asked for so many at once: asking for each took a third of the time of sealing a roster. */
const NONCES_AT_ONCE = 512;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const PIECE_BYTES = 65_536;

interface Key {
  id: number;
  encryption: KeyObject;
}

/**
 * Seals personal data with AES-256-GCM and makes blind indexes for exact search.
 * Layout: key id (1 byte) · nonce (12) · tag (16) · ciphertext. Older keys open, the newest seals.
 * `KeyObject`s, since raw keys make AES-GCM five times slower on Node 24.
 */
export class KeyRing {
  readonly #keys = new Map<number, Key>();
  readonly #newest: Key;
  readonly #index: KeyObject;
  #nonces = Buffer.alloc(0);
  #nonceAt = 0;

  /**
   * @param secrets 32-byte secrets by key id (1–255), and the one that blind indexes are made with, which never
   *   rotates with the others since every index would have to be made anew.
   */
  constructor(secrets: ReadonlyMap<number, Buffer>, indexSecret: Buffer) {
    for (const [id, secret] of secrets) {
      if (secret.length !== 32 || id < 1 || id > 255)
        throw new Error("A data key has 32 bytes and an id of 1–255");
      this.#keys.set(id, { id, encryption: createSecretKey(derive(secret, "encryption")) });
    }
    const newest = this.#keys.get(Math.max(...this.#keys.keys()));
    if (!newest) throw new Error("No data key configured");
    this.#newest = newest;
    this.#index = createSecretKey(derive(indexSecret, "blind-index"));
  }

  seal(place: SealedPlace, text: string): Sealed {
    return new Sealed(this.sealBytes(place, Buffer.from(text, "utf8")));
  }

  sealBytes(place: SealedPlace, plain: Buffer): Buffer {
    if (plain.length > PIECE_BYTES) return this.#sealLarge(place, plain);
    return Buffer.concat(this.sealParts(place, plain));
  }

  /** The same in parts that follow each other: what is large need not be copied to become one. */
  sealParts(place: SealedPlace, plain: Buffer): Buffer[] {
    const nonce = this.#nextNonce();
    const cipher = createCipheriv(CIPHER, this.#newest.encryption, nonce);
    cipher.setAAD(Buffer.from(place));
    const body = cipher.update(plain);
    // GCM keeps nothing back for the end.
    cipher.final();
    return [Buffer.of(this.#newest.id), nonce, cipher.getAuthTag(), body];
  }

  /** Straight into the memory that is kept: pictures are large, and each copy would wait for the collector. */
  #sealLarge(place: SealedPlace, plain: Buffer): Buffer {
    const nonce = this.#nextNonce();
    const cipher = createCipheriv(CIPHER, this.#newest.encryption, nonce);
    cipher.setAAD(Buffer.from(place));
    const sealed = Buffer.allocUnsafeSlow(HEAD_BYTES + plain.length);
    sealed[0] = this.#newest.id;
    nonce.copy(sealed, 1);
    inPieces(cipher, plain, sealed, HEAD_BYTES);
    cipher.getAuthTag().copy(sealed, 1 + NONCE_BYTES);
    return sealed;
  }

  /** Random bytes that no value has had yet. */
  #nextNonce(): Buffer {
    if (this.#nonceAt === this.#nonces.length) {
      // Not filled anew: parts already given out may still be waiting to be written.
      this.#nonces = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
      this.#nonceAt = 0;
    }
    this.#nonceAt += NONCE_BYTES;
    return this.#nonces.subarray(this.#nonceAt - NONCE_BYTES, this.#nonceAt);
  }

  /** @throws when the value was altered, moved from another column, or sealed with an unknown key. */
  open(place: SealedPlace, sealed: Sealed): string {
    return this.openBytes(place, sealed.bytes).toString("utf8");
  }

  openBytes(place: SealedPlace, bytes: Buffer): Buffer {
    const key = this.#keys.get(bytes[0] ?? 0);
    if (!key) throw new Error(`Sealed with an unknown key (id ${bytes[0]})`);
    const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key.encryption, nonce);
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    const body = bytes.subarray(HEAD_BYTES);
    if (body.length <= PIECE_BYTES) {
      const plain = decipher.update(body);
      // Throws when the tag is not the value's.
      decipher.final();
      return plain;
    }
    const plain = Buffer.allocUnsafeSlow(body.length);
    inPieces(decipher, body, plain, 0);
    return plain;
  }

  /** The id of the key that seals; the first byte of what it sealed. */
  get newestId(): number {
    return this.#newest.id;
  }

  /** The same value sealed with the newest key. @throws as `open` does. */
  reseal(place: SealedPlace, bytes: Buffer): Buffer {
    return this.sealBytes(place, this.openBytes(place, bytes));
  }

  /** Equal texts of one kind give equal indexes; kinds (`idNumber`, `mobile`) never match each other. */
  blindIndex(kind: "idNumber" | "mobile" | "email", text: string): Buffer {
    return createHmac("sha256", this.#index).update(`${kind}\0${text.toUpperCase()}`).digest();
  }

  /** Signs short-lived tokens handed to clients, such as the hit of an exact search (F-20). */
  sign(purpose: string, payload: string): string {
    return createHmac("sha256", this.#index).update(`token\0${purpose}\0${payload}`).digest("base64url");
  }
}

/** Piece by piece, into memory that is there already. */
function inPieces(cipher: Cipheriv | Decipheriv, from: Buffer, to: Buffer, at: number): void {
  for (let done = 0; done < from.length; done += PIECE_BYTES) {
    cipher.update(from.subarray(done, done + PIECE_BYTES)).copy(to, at + done);
  }
  cipher.final();
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `graduate-destinations/${purpose}`, 32));
}

/** Column type of entities: `bytea` in the database, `Sealed` in code. */
export class SealedType extends Type<Sealed | null, Buffer | null> {
  override convertToDatabaseValue(value: Sealed | null): Buffer | null {
    return value?.bytes ?? null;
  }

  override convertToJSValue(value: Buffer | null): Sealed | null {
    return value ? new Sealed(Buffer.from(value)) : null;
  }

  override compareAsType(): string {
    return "buffer";
  }

  override getColumnType(): string {
    return "bytea";
  }
}
