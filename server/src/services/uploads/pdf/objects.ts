import { inflateSync, constants as zlib } from "node:zlib";
import { broken, FileFault } from "../file-faults.js";
import { PdfDictionary, PdfLexer, PdfName, PdfReference, type PdfValue } from "./lexer.js";

/** All packed objects of one file together, unpacked. */
const MOST_UNPACKED_BYTES = 64 * 1_048_576;
/** How far before the word `obj` its numbers may begin. */
const HEAD_BYTES = 48;

/** An object where it is written. */
export interface PdfObject {
  number: number;
  generation: number;
  value: PdfValue;
  /** What stands behind its dictionary, where it is a stream. */
  stream: Buffer | null;
}

/** How the streams of an encrypted file open. */
export type OpenStream = (object: PdfObject, bytes: Buffer) => Buffer;

/**
 * Every object of a file, whether its table of objects leads there or not: readers look for them by themselves where a
 * table is wrong. Later ones replace earlier ones of their number, as updates do.
 */
export class PdfObjects {
  readonly names = new Set<string>();
  readonly #all: PdfObject[] = [];
  readonly #byNumber = new Map<number, PdfObject[]>();
  #unpacked = 0;

  constructor(private readonly bytes: Buffer) {
    for (let at = bytes.indexOf("obj"); at >= 0; at = bytes.indexOf("obj", at + 3)) {
      const head = bytes.toString("latin1", Math.max(0, at - HEAD_BYTES), at);
      if (head.endsWith("end")) continue;
      const [, number = "-1", generation = "0"] = /(\d{1,10})[\s\0]+(\d{1,5})[\s\0]*$/.exec(head) ?? [];
      this.#add(this.#objectAt(at + 3, Number(number), Number(generation)));
    }
  }

  /** Opens what is packed into streams and takes in the objects there. @throws FILE_BROKEN, FILE_ACTIVE, FILE_COSTLY. */
  unpack(open: OpenStream): void {
    for (const object of [...this.#all]) {
      const { value, stream } = object;
      if (!stream || !(value instanceof PdfDictionary) || !value.has("First") || !value.has("N")) continue;
      this.#takeIn(value, this.#inflated(value, open(object, stream)));
    }
  }

  get values(): PdfValue[] {
    return this.#all.map(({ value }) => value);
  }

  /** The value itself, or all that its reference may lead to: which of them counts is for the reader to say. */
  resolved(value: PdfValue | undefined): PdfValue[] {
    if (value === undefined) return [];
    if (!(value instanceof PdfReference)) return [value];
    return this.objects(value.number).map((object) => object.value);
  }

  /** Those of a number, the latest last. */
  objects(number: number): readonly PdfObject[] {
    return this.#byNumber.get(number) ?? [];
  }

  #add(object: PdfObject): void {
    this.#all.push(object);
    const same = this.#byNumber.get(object.number);
    if (same) same.push(object);
    else this.#byNumber.set(object.number, [object]);
  }

  #objectAt(at: number, number: number, generation: number): PdfObject {
    const lexer = new PdfLexer(this.bytes, at, (name) => this.names.add(name));
    const value = lexer.value();
    const isStream = value instanceof PdfDictionary && lexer.word() === "stream";
    return { number, generation, value, stream: isStream ? this.#streamAt(lexer.at, value) : null };
  }

  #streamAt(at: number, dictionary: PdfDictionary): Buffer {
    const from =
      at + (this.bytes[at] === 0x0d ? 1 : 0) + (this.bytes[at] === 0x0d || this.bytes[at] === 0x0a ? 1 : 0);
    const length = dictionary.get("Length");
    if (
      typeof length === "number" &&
      /^\s*endstream/.test(this.bytes.toString("latin1", from + length, from + length + 16))
    ) {
      return this.bytes.subarray(from, from + length);
    }
    const end = this.bytes.indexOf("endstream", from);
    return this.bytes.subarray(from, end < 0 ? this.bytes.length : end);
  }

  /** What cannot be looked into may hold anything: every program packs objects by Flate or not at all. */
  #inflated(dictionary: PdfDictionary, packed: Buffer): Buffer {
    const filters = this.resolved(dictionary.get("Filter"))
      .flat()
      .flatMap((filter) => this.resolved(filter));
    const parameters = this.resolved(dictionary.get("DecodeParms"))
      .flat()
      .some((each) => each !== null);
    if (filters.length === 0) return packed;
    const [only] = filters;
    if (filters.length > 1 || !(only instanceof PdfName) || only.text !== "FlateDecode" || parameters) {
      throw new FileFault("FILE_ACTIVE");
    }
    const maxOutputLength = MOST_UNPACKED_BYTES - this.#unpacked;
    try {
      const plain = inflateSync(packed, { maxOutputLength, finishFlush: zlib.Z_SYNC_FLUSH });
      this.#unpacked += plain.length;
      return plain;
    } catch (error) {
      throw (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE"
        ? new FileFault("FILE_COSTLY")
        : broken();
    }
  }

  /** `number offset number offset …`, and at `First` the values one behind another. */
  #takeIn(dictionary: PdfDictionary, plain: Buffer): void {
    const first = Number(this.resolved(dictionary.get("First"))[0]);
    const count = Number(this.resolved(dictionary.get("N"))[0]);
    const met = (name: string) => this.names.add(name);
    const heads = new PdfLexer(plain, 0, met);
    for (let index = 0; index < count && heads.at < plain.length; index += 1) {
      const [number, offset] = [Number(heads.word()), Number(heads.word())];
      if (!Number.isSafeInteger(number) || !Number.isSafeInteger(offset)) throw broken();
      const value = new PdfLexer(plain, first + offset, met).value();
      this.#add({ number, generation: 0, value, stream: null });
    }
  }
}
