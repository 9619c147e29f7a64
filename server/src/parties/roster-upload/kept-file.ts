import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool, PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { KeyRing, SealedPlace } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { pack } from "./parser/packing.js";

const PLACE: SealedPlace = "roster_upload_piece.bytes_sealed";
const PIECE_BYTES = 131_072;
/**
 * Keeps a file, sealed, as it comes in and until its dry run; any worker can read it. Each piece is a statement of its
 * own: a slow sender holds neither a connection nor more than a piece of memory. Who fails drops what was kept.
 *
 * @returns how many bytes the file has.
 */
export async function keepFile(
  pool: Pool,
  keys: KeyRing,
  { uploadId, at }: { uploadId: string; at: Date },
  file: AsyncIterable<Buffer>,
): Promise<number> {
  let bytes = 0;
  let seq = 0;
  for await (const piece of piecesOf(file)) {
    bytes += piece.length;
    await keepPiece(pool, { uploadId, seq, at }, keys.sealParts(PLACE, pack(piece)));
    seq += 1;
  }
  return bytes;
}

async function* piecesOf(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // Filled again and again: a piece is sealed before the next one is asked for.
  const piece = Buffer.alloc(PIECE_BYTES);
  let size = 0;
  for await (const chunk of file) {
    for (let from = 0; from < chunk.length; ) {
      const copied = chunk.copy(piece, size, from);
      from += copied;
      size += copied;
      if (size < PIECE_BYTES) continue;
      yield piece;
      size = 0;
    }
  }
  if (size > 0) yield piece.subarray(0, size);
}

/** By COPY in the binary format: an INSERT would hold the bytes four times before they leave. */
async function keepPiece(
  pool: Pool,
  { uploadId, seq, at }: { uploadId: string; seq: number; at: Date },
  sealed: readonly Buffer[],
): Promise<void> {
  const length = sealed.reduce((sum, part) => sum + part.length, 0);
  const row = Buffer.alloc(2 + (4 + 16) + (4 + 8) + (4 + 4) + 4);
  let next = row.writeInt16BE(4);
  next = row.writeInt32BE(16, next);
  next += row.write(uploadId.replaceAll("-", ""), next, "hex");
  next = row.writeInt32BE(8, next);
  next = row.writeBigInt64BE(BigInt(at.getTime() - EPOCH_OF_COPY) * 1000n, next);
  next = row.writeInt32BE(4, next);
  next = row.writeInt32BE(seq, next);
  row.writeInt32BE(length, next);
  const client = await pool.connect();
  let broken = true;
  try {
    const text =
      "copy roster_upload_piece (upload_id, kept_at, seq, bytes_sealed) from stdin (format binary)";
    await pipeline(Readable.from([COPY_BEGINS, row, ...sealed, COPY_ENDS]), client.query(copyFrom(text)));
    broken = false;
  } finally {
    client.release(broken);
  }
}

/** Signature, no flags, no extension; and the row count −1 that ends the rows. */
const COPY_BEGINS = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const COPY_ENDS = Buffer.of(0xff, 0xff);
/** PostgreSQL counts microseconds from 2000. */
const EPOCH_OF_COPY = Date.UTC(2000, 0, 1);

/** The file in packed pieces, as the child reads it. In base64, since the hexadecimal form is half as long again. */
export async function* keptFile(pool: Pool, keys: KeyRing, uploadId: string): AsyncGenerator<Buffer> {
  for (let seq = 0; ; seq += 1) {
    const rows = await query<{ sealed: string }>(
      pool,
      sql`select encode(bytes_sealed, 'base64') as sealed from roster_upload_piece where upload_id = ${uploadId} and seq = ${seq}`,
    );
    const piece = rows[0];
    if (!piece) return;
    yield keys.openBytes(PLACE, Buffer.from(piece.sealed, "base64"));
  }
}

export async function dropFile(executor: Pool | PoolClient, uploadId: string): Promise<void> {
  await query(executor, sql`delete from roster_upload_piece where upload_id = ${uploadId}`);
}
