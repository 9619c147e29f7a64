import { join } from "node:path";
import type { Config } from "../platform/config.js";
import type { BlobStore } from "./blob-store.js";
import { FolderBlobs } from "./folder-blobs.js";
import { S3Blobs } from "./s3-blobs.js";

export type { BlobStore } from "./blob-store.js";
export { FolderBlobs } from "./folder-blobs.js";
export { S3Blobs } from "./s3-blobs.js";
export { type SealedNames, SealedStore } from "./sealed-store.js";

/** What is stored apart from the database; each has a folder in DATA_DIR, or a prefix in the bucket, of that name. */
export type Shelf = "documents" | "uploads";

/** The store that the environment decides: the bucket where one is configured, else the data folder. */
export function openBlobs({ s3, dataDir }: Pick<Config, "s3" | "dataDir">, shelf: Shelf): BlobStore {
  return s3 ? new S3Blobs(s3, `${shelf}/`) : new FolderBlobs(join(dataDir, shelf));
}

/** Before the first use, at the start: a new S3 store has no bucket yet. */
export async function prepareBlobs({ s3 }: Pick<Config, "s3">): Promise<void> {
  if (s3) await new S3Blobs(s3, "").prepare();
}
