import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { S3Config } from "../platform/config.js";
import type { BlobStore } from "./blob-store.js";

/** One request; a large picture over a slow line between data centres fits. */
const PATIENCE_MS = 30_000;
/** Of answers that say "later" (5xx, 429), with growing pauses. */
const RETRIES = 3;

/**
 * A bucket of any S3-speaking store, addressed by path (`endpoint/bucket/key`), which all of them understand. Signed by
 * aws4fetch (6 kB, no dependencies): of the AWS SDK's 30 packages we would use four requests.
 */
export class S3Blobs implements BlobStore {
  readonly #client: AwsClient;
  readonly #bucket: string;

  /** @param prefix what keys begin with in the bucket, e.g. `uploads/`. */
  constructor(
    config: S3Config,
    private readonly prefix: string,
  ) {
    this.#bucket = `${config.endpoint.replace(/\/$/, "")}/${config.bucket}`;
    this.#client = new AwsClient({
      accessKeyId: config.accessKeyId,
      secretAccessKey: config.secretAccessKey,
      region: config.region,
      service: "s3",
      retries: RETRIES,
    });
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    // A copy of no other's memory: small buffers share a pool.
    const body = new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
    await this.#ask("PUT", this.#address(key), { body });
  }

  async get(key: string): Promise<Buffer> {
    const response = await this.#ask("GET", this.#address(key));
    return Buffer.from(await response.arrayBuffer());
  }

  async delete(key: string): Promise<void> {
    await this.#ask("DELETE", this.#address(key), { alsoFine: 404 });
  }

  async *list(): AsyncGenerator<string> {
    let after = "";
    // The listing of version 1: every store has it, and the last key is all there is to go on from.
    for (;;) {
      const query = new URLSearchParams({ prefix: this.prefix, marker: after });
      const text = await (await this.#ask("GET", `${this.#bucket}?${query}`)).text();
      // Our own keys hold nothing that XML would escape.
      const keys = [...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map((match) => match[1] ?? "");
      for (const key of keys) yield key.slice(this.prefix.length);
      after = keys.at(-1) ?? "";
      if (after === "" || !/<IsTruncated>true</.test(text)) return;
    }
  }

  /** Makes the bucket where the store has none yet. */
  async prepare(): Promise<void> {
    const { status } = await this.#ask("HEAD", this.#bucket, { alsoFine: 404 });
    // 409: another server was first.
    if (status === 404) await this.#ask("PUT", this.#bucket, { alsoFine: 409 });
  }

  #address(key: string): string {
    return `${this.#bucket}/${this.prefix}${key}`;
  }

  async #ask(
    method: string,
    address: string,
    { body, alsoFine }: { body?: Uint8Array<ArrayBuffer>; alsoFine?: number } = {},
  ): Promise<Response> {
    const response = await this.#client.fetch(address, {
      method,
      ...(body && { body }),
      // Stores inside one network are often asked without TLS: the bytes are signed too.
      headers: {
        "x-amz-content-sha256": createHash("sha256")
          .update(body ?? "")
          .digest("hex"),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok && response.status !== alsoFine) {
      await response.body?.cancel();
      throw new Error(`The S3 store answered ${response.status} to ${method}`);
    }
    return response;
  }
}
