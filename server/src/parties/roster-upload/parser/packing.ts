import { deflateRawSync, inflateRawSync } from "node:zlib";

/** CSV shrinks to a seventh at once; trying harder would take longer than it spares. */
const PACKING = { level: 1, chunkSize: 32_768 };

/**
 * A piece of a file as it is kept and as the child reads it: length of what follows, length of what it was, packed
 * bytes. The server never unpacks: dead megabytes would lie in its memory for a while.
 */
export function pack(piece: Buffer): Buffer {
  const packed = deflateRawSync(piece, PACKING);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(packed.length, 0);
  lengths.writeUInt32BE(piece.length, 4);
  return Buffer.concat([lengths, packed]);
}

/** The file that packed pieces in a row make up. @throws when they break off. */
export function unpack(bytes: Buffer): Buffer {
  const pieces: { packed: Buffer; length: number }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    pieces.push({ packed: bytes.subarray(at + 8, end), length: bytes.readUInt32BE(at + 4) });
    at = end;
  }
  const file = Buffer.alloc(pieces.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const { packed, length } of pieces) {
    // Room for some more: zlib takes as much again when it has filled it to the last byte.
    filled += inflateRawSync(packed, { chunkSize: length + 1_024, maxOutputLength: length + 1_024 }).copy(
      file,
      filled,
    );
  }
  return file;
}
