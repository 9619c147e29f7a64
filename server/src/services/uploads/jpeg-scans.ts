const MARKER = 0xff;
const SCAN = 0xda;
const END = 0xd9;
/** Baseline and extended sequential, Huffman coded. */
const BASELINE = new Set([0xc0, 0xc1]);
/** What may stand within a scan: a filled byte, and the marks that decoders restart at. */
const WITHIN_SCAN = (code: number) => code === 0 || code === MARKER || (code >= 0xd0 && code <= 0xd7);

/** What a JPEG says of how it must be read; of a broken one as much as can be told. */
export interface JpegScans {
  baseline: boolean;
  count: number;
}

/** Goes from segment to segment, and over the data of scans byte for byte. */
export function scansOf(bytes: Buffer): JpegScans {
  const found: JpegScans = { baseline: false, count: 0 };
  for (let at = 2; ; ) {
    at = bytes.indexOf(MARKER, at);
    if (at < 0 || at + 4 > bytes.length) return found;
    const code = bytes[at + 1] ?? 0;
    if (code === END) return found;
    if (WITHIN_SCAN(code)) {
      at += code === MARKER ? 1 : 2;
      continue;
    }
    if (BASELINE.has(code)) found.baseline = true;
    if (code === SCAN) found.count += 1;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
}
