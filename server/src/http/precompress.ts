import { existsSync } from "node:fs";
import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const WORTH_BYTES = 1_024;
const TEXT = /\.(js|css|svg|json|txt)$/;

/**
 * Lays a brotli and a gzip copy beside each text file of a build, where there is none newer than the file: the static
 * host sends them to whoever takes them, and nothing is compressed while anyone waits. Only below assets, where names
 * bear a hash of their content: a copy of index.html could outlive the page it was made of.
 */
export async function precompress(folder: string): Promise<void> {
  const assets = join(folder, "assets");
  if (!existsSync(assets)) return;
  for (const entry of await readdir(assets, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const { size, mtimeMs } = await stat(path);
    if (size < WORTH_BYTES || (await isNewer(`${path}.br`, mtimeMs))) continue;
    const content = await readFile(path);
    await put(`${path}.gz`, await gzipped(content, { level: 9 }));
    await put(`${path}.br`, await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

async function isNewer(path: string, thanMs: number): Promise<boolean> {
  return existsSync(path) && (await stat(path)).mtimeMs >= thanMs;
}

/** Whole or not at all: a request may come while we write. */
async function put(path: string, content: Buffer): Promise<void> {
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}
