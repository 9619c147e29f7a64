import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KeyRing } from "../database/sealed.js";
import type { S3Config } from "../platform/config.js";
import { DocumentStore } from "../services/documents/index.js";
import { type BlobStore, FolderBlobs, prepareBlobs, S3Blobs } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "gd-storage-"));
const s3rver = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory: join(folder, "s3") });
let gate: Server;
let s3: S3Config;

beforeAll(async () => {
  const { port } = await s3rver.run();
  gate = await signatureGate(port);
  s3 = {
    endpoint: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    bucket: "graduates",
    region: "cn-north-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  };
  await prepareBlobs({ s3 });
});
afterAll(async () => {
  gate?.close();
  await s3rver.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * s3rver takes any signature of version 4. This looks at it first, by the rules of AWS and without the library that
 * signs, and passes on what is signed with the secret `S3RVER`.
 */
async function signatureGate(to: number): Promise<Server> {
  const server = createServer((incoming, answer) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      if (!isSignedBy("S3RVER", incoming, body)) return answer.writeHead(403).end();
      const { method, url: path, headers } = incoming;
      const passed = request({ port: to, host: "127.0.0.1", method, path, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      });
      passed.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function isSignedBy(secret: string, { method, url = "", headers }: IncomingMessage, body: Buffer): boolean {
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const sha = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
  const match =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
      headers.authorization ?? "",
    );
  const [, day = "", region = "", names = "", signature] = match ?? [];
  const stated = headers["x-amz-content-sha256"];
  const payload = typeof stated === "string" ? stated : sha(body);
  if (payload !== sha(body)) return false;
  const [path = "", query = ""] = url.split("?");
  const sorted = query.split("&").filter(Boolean).toSorted().join("&").replaceAll("+", "%20");
  const lines = names.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, sorted, lines.join(""), names, payload].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return createHmac("sha256", key).update(text).digest("hex") === signature;
}

const stores: [string, () => BlobStore][] = [
  ["a folder", () => new FolderBlobs(join(folder, "blobs"))],
  ["an S3 bucket", () => new S3Blobs(s3, "uploads/")],
];

async function keysOf(store: BlobStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list()) keys.push(key);
  return keys.toSorted();
}

describe.each(stores)("what is kept in %s", (_name, open) => {
  it("comes back as it was, also 11 MB and nothing at all", async () => {
    for (const bytes of [Buffer.alloc(11_000_000, 5), Buffer.alloc(0), Buffer.from("学生")]) {
      await open().put("ab/one.original", bytes);
      expect((await open().get("ab/one.original")).equals(bytes)).toBe(true);
    }
    expect(await keysOf(open())).toEqual(["ab/one.original"]);
  });

  it("goes once and may go again", async () => {
    await open().put("cd/two", Buffer.from("2"));
    await open().delete("cd/two");
    await open().delete("cd/two");
    await expect(open().get("cd/two")).rejects.toThrow();
    expect(await keysOf(open())).not.toContain("cd/two");
  });

  it("is listed whole", async () => {
    for (let n = 0; n < 30; n += 1) await open().put(`${n % 10}${n % 7}/${n}`, Buffer.from("x"));
    expect(await keysOf(open())).toHaveLength(31);
  });

  it("is sealed as a document, and sealed anew with a new key", async () => {
    const [old, young, index] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
    const first = new DocumentStore(open(), new KeyRing(new Map([[1, old]]), index));
    const key = await first.put(Buffer.from("%PDF-1.7"));
    expect((await open().get(key)).includes("%PDF")).toBe(false);
    const both = new DocumentStore(
      open(),
      new KeyRing(
        new Map([
          [1, old],
          [2, young],
        ]),
        index,
      ),
    );
    // Only documents are looked at: whatever else lies there is left alone.
    expect([await both.reseal(), await both.reseal()]).toEqual([1, 0]);
    const last = new DocumentStore(open(), new KeyRing(new Map([[2, young]]), index));
    expect(String(await last.get(key))).toBe("%PDF-1.7");
    await expect(first.get(key)).rejects.toThrow("unknown key");
    await open().delete(key);
  });
});

describe("an S3 store", () => {
  it("is asked with a valid signature: a wrong secret is refused", async () => {
    const wrong = new S3Blobs({ ...s3, secretAccessKey: "guessed" }, "uploads/");
    await expect(wrong.put("ab/x", Buffer.from("x"))).rejects.toThrow("403 to PUT");
    await expect(wrong.get("ab/one.original")).rejects.toThrow("403 to GET");
  });

  it("keeps prefixes apart, and makes its bucket once", async () => {
    await prepareBlobs({ s3 });
    await new S3Blobs(s3, "documents/").put("ee/d", Buffer.from("d"));
    expect(await keysOf(new S3Blobs(s3, "documents/"))).toEqual(["ee/d"]);
    expect(await keysOf(new S3Blobs(s3, "uploads/"))).not.toContain("ee/d");
  });

  it("pages through more keys than one answer holds", async () => {
    const store = new S3Blobs(s3, "many/");
    for (let n = 0; n < 1005; n += 1) await store.put(`aa/${String(n).padStart(4, "0")}`, Buffer.of(1));
    expect(new Set(await keysOf(store)).size).toBe(1005);
  });
});

describe("a folder", () => {
  it("has no half written file under a key", async () => {
    const store = new FolderBlobs(join(folder, "whole"));
    await Promise.all([1, 2, 3, 4].map((n) => store.put("aa/same", Buffer.alloc(3_000_000, n))));
    const bytes = await store.get("aa/same");
    expect(new Set(bytes).size).toBe(1);
    expect(readdirSync(join(folder, "whole/aa"))).toEqual(["same"]);
  });
});
