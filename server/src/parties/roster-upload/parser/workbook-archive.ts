import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { RefusedFile } from "./protocol.js";

const MOST_ENTRIES = 2_000;
/** 50,000 rows of 36 columns are some 100 MB of XML. */
const MOST_BYTES = 400_000_000;
/** Honest sheets shrink to a tenth or a fortieth; a bomb to a thousandth. */
const HIGHEST_RATIO = 150;
const RATIO_COUNTS_FROM_BYTES = 5_000_000;

/** The files within a workbook, by name without regard to case, as the standard of such packages has it. */
export interface WorkbookArchive {
  has(name: string): boolean;
  /** @throws RefusedFile when there is no such part. */
  open(name: string): Promise<Readable>;
  sizeOf(name: string): number;
}

const DAMAGED = "文件已损坏或不完整，无法作为XLSX打开，请重新保存后上传";

/**
 * Opens a workbook held in memory. What the entries claim is looked at before anything is unpacked, and yauzl holds
 * them to it while unpacking.
 *
 * @throws RefusedFile for what is no archive, is damaged, or would unpack to far more than it weighs.
 */
export async function openArchive(bytes: Buffer): Promise<WorkbookArchive> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, opened) => {
      if (error || !opened) reject(new RefusedFile(DAMAGED));
      else resolve(opened);
    });
  });
  const entries = await readEntries(zip);
  return {
    has: (name) => entries.has(name.toLowerCase()),
    sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    open: (name) => {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw new RefusedFile(DAMAGED);
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error || !stream) reject(new RefusedFile(DAMAGED));
          else resolve(stream);
        });
      });
    },
  };
}

async function readEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let unpacked = 0;
  return await new Promise((resolve, reject) => {
    zip.on("error", () => reject(new RefusedFile(DAMAGED)));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: yauzl.Entry) => {
      unpacked += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
      const swells = entry.uncompressedSize > RATIO_COUNTS_FROM_BYTES && ratio > HIGHEST_RATIO;
      if (entries.size >= MOST_ENTRIES || unpacked > MOST_BYTES || swells) {
        reject(new RefusedFile("文件解压后过大，已拒绝打开，请使用模板重新整理后上传"));
        return;
      }
      entries.set(entry.fileName.replace(/^\//, "").toLowerCase(), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** A damaged part of a workbook: its archive ends early, or its XML does. */
export function damaged(): RefusedFile {
  return new RefusedFile(DAMAGED);
}
