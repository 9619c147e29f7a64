import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of an archive, its bytes as they come. */
export interface ZipEntry {
  /** With its folders; any characters, since names are written as UTF-8. */
  readonly name: string;
  /** Of an entry that is packed each piece may be filled anew once the next one is asked for. */
  readonly content: AsyncIterable<Buffer>;
  /** As it is: what is packed already, such as a PDF, only costs time to pack again. */
  readonly stored?: boolean;
}

/** What a writer of one entry has to stay below: the 32-bit sizes that every office program reads. */
export const LARGEST_ENTRY = 0xffff_ffff;

/** From where on the directory takes the 64-bit format; tests begin it earlier. */
export interface ZipBounds {
  offset: number;
  entries: number;
}

const IN_32_BITS: ZipBounds = { offset: LARGEST_ENTRY, entries: 0xffff };

/** XML of tables shrinks to a twelfth at once; trying harder takes five times as long for a third less. */
const PACKING = { level: 1, memLevel: 8, chunkSize: 65_536 };
/** Sizes follow the bytes; names are UTF-8. */
const FLAGS = 0x0808;

/**
 * An archive of any size, written as its entries come: nothing of it is held but the directory. Entries keep to the
 * 32-bit format, since Excel refuses 64-bit sizes behind the bytes; the archive takes the 64-bit one where it must.
 *
 * @throws RangeError for an entry above {@link LARGEST_ENTRY}.
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  bounds: ZipBounds = IN_32_BITS,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const head = Buffer.concat([localHeader(entry), name]);
    yield head;
    const told: Told = { crc: 0, size: 0, packed: 0 };
    for await (const bytes of entry.stored ? counted(entry.content, told) : packed(entry.content, told)) {
      told.packed += bytes.length;
      yield bytes;
    }
    if (told.size > LARGEST_ENTRY || told.packed > LARGEST_ENTRY) throw new RangeError("Too large an entry");
    const sizes = sizesOf(told);
    yield Buffer.concat([Buffer.from("PK\x07\x08", "latin1"), sizes]);
    directory.push(directoryEntry(entry, name, sizes, offset, bounds));
    offset += head.length + told.packed + 4 + sizes.length;
  }
  let size = 0;
  for (const line of directory) {
    size += line.length;
    yield line;
  }
  yield endOf({ entries: directory.length, size, offset }, bounds);
}

/** What is known of an entry only behind its bytes. */
interface Told {
  crc: number;
  size: number;
  packed: number;
}

async function* counted(content: AsyncIterable<Buffer>, told: Told): AsyncGenerator<Buffer> {
  for await (const bytes of content) {
    told.crc = crc32(bytes, told.crc);
    told.size += bytes.length;
    yield bytes;
  }
}

/**
 * Piece by piece: the next one is asked for when zlib is done with the one before, so that a writer may fill the same
 * memory again, and who reads slowly holds nothing but the last.
 */
async function* packed(content: AsyncIterable<Buffer>, told: Told): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw(PACKING);
  const ready: Buffer[] = [];
  deflate.on("data", (bytes: Buffer) => ready.push(bytes));
  try {
    for await (const piece of counted(content, told)) {
      await new Promise<void>((resolve, reject) => {
        deflate.write(piece, (error) => (error ? reject(error) : resolve()));
      });
      yield* ready.splice(0);
    }
    deflate.end();
    await finished(deflate);
    yield* ready.splice(0);
  } finally {
    deflate.destroy();
  }
}

/** Version, flags, method, 1 January 1980: files that are the same shall have the same bytes. */
function common({ stored }: ZipEntry, version: number): Buffer {
  const fields = Buffer.alloc(10);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(stored ? 0 : 8, 4);
  fields.writeUInt16LE(0x21, 8);
  return fields;
}

function localHeader(entry: ZipEntry): Buffer {
  const rest = Buffer.alloc(16);
  rest.writeUInt16LE(Buffer.byteLength(entry.name), 12);
  return Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common(entry, 20), rest]);
}

function sizesOf({ crc, packed, size }: Told): Buffer {
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc, 0);
  sizes.writeUInt32LE(packed, 4);
  sizes.writeUInt32LE(size, 8);
  return sizes;
}

function directoryEntry(
  entry: ZipEntry,
  name: Buffer,
  sizes: Buffer,
  offset: number,
  bounds: ZipBounds,
): Buffer {
  const far = offset >= bounds.offset;
  const extra = Buffer.alloc(far ? 12 : 0);
  if (far) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(offset), 4);
  }
  const rest = Buffer.alloc(18);
  rest.writeUInt16LE(name.length, 0);
  rest.writeUInt16LE(extra.length, 2);
  rest.writeUInt32LE(far ? 0xffff_ffff : offset, 14);
  const version = far ? 45 : 20;
  return Buffer.concat([
    Buffer.from("PK\x01\x02", "latin1"),
    Buffer.of(version, 0),
    common(entry, version),
    sizes,
    rest,
    name,
    extra,
  ]);
}

interface Directory {
  entries: number;
  size: number;
  offset: number;
}

function endOf(directory: Directory, bounds: ZipBounds): Buffer {
  const { entries, size, offset } = directory;
  const large = entries >= bounds.entries || offset >= bounds.offset || size >= bounds.offset;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(large ? 0xffff : entries, 4);
  end.writeUInt16LE(large ? 0xffff : entries, 6);
  end.writeUInt32LE(large ? 0xffff_ffff : size, 8);
  end.writeUInt32LE(large ? 0xffff_ffff : offset, 12);
  const parts = [Buffer.from("PK\x05\x06", "latin1"), end];
  return Buffer.concat(large ? [largeEndOf(directory), ...parts] : parts);
}

/** The end in 64 bits, and where it is. */
function largeEndOf({ entries, size, offset }: Directory): Buffer {
  const end = Buffer.alloc(52);
  end.writeBigUInt64LE(44n, 0);
  end.writeUInt16LE(45, 8);
  end.writeUInt16LE(45, 10);
  end.writeBigUInt64LE(BigInt(entries), 20);
  end.writeBigUInt64LE(BigInt(entries), 28);
  end.writeBigUInt64LE(BigInt(size), 36);
  end.writeBigUInt64LE(BigInt(offset), 44);
  const place = Buffer.alloc(16);
  place.writeBigUInt64LE(BigInt(offset + size), 4);
  place.writeUInt32LE(1, 12);
  return Buffer.concat([
    Buffer.from("PK\x06\x06", "latin1"),
    end,
    Buffer.from("PK\x06\x07", "latin1"),
    place,
  ]);
}
