import type { Pool, PoolClient } from "pg";
import type { KeyRing, SealedPlace } from "../../database/sealed.js";

const PLACE: SealedPlace = "roster_upload_piece.bytes_sealed";
const PIECE_BYTES = 1_048_576;

/** Keeps an uploaded file, sealed, until its dry run; any worker can read it. */
export async function keepFile(
  client: PoolClient,
  keys: KeyRing,
  uploadId: string,
  file: Buffer,
): Promise<void> {
  for (let seq = 0; seq * PIECE_BYTES < file.length; seq += 1) {
    const piece = file.subarray(seq * PIECE_BYTES, (seq + 1) * PIECE_BYTES);
    await client.query("insert into roster_upload_piece (upload_id, seq, bytes_sealed) values ($1, $2, $3)", [
      uploadId,
      seq,
      keys.sealBytes(PLACE, piece),
    ]);
  }
}

/** The file piece by piece. */
export async function* keptFile(pool: Pool, keys: KeyRing, uploadId: string): AsyncGenerator<Buffer> {
  for (let seq = 0; ; seq += 1) {
    const { rows } = await pool.query<{ bytes_sealed: Buffer }>(
      "select bytes_sealed from roster_upload_piece where upload_id = $1 and seq = $2",
      [uploadId, seq],
    );
    const piece = rows[0];
    if (!piece) return;
    yield keys.openBytes(PLACE, piece.bytes_sealed);
  }
}

export async function dropFile(executor: Pool | PoolClient, uploadId: string): Promise<void> {
  await executor.query("delete from roster_upload_piece where upload_id = $1", [uploadId]);
}
