/** Where bytes are kept, whatever they are: a folder or an S3 bucket. Keys are `shelf/name`, made by the caller. */
export interface BlobStore {
  /** Keeps all of the bytes under the key or none of them; what was there before is replaced. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** @throws when there is nothing under the key. */
  get(key: string): Promise<Buffer>;
  /** Nothing under the key is no error: a deletion may be repeated. */
  delete(key: string): Promise<void>;
  /** Every key there is, in no order. May also name what a crash left half written: callers know their own names. */
  list(): AsyncIterable<string>;
}
