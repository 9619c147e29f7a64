import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";

const sharp = createRequire(new URL("../../server/package.json", import.meta.url))("sharp");

const flat = (width, height) => sharp({ create: { width, height, channels: 3, background: "#777" } });
const noise = (width, height, channels) =>
  sharp(randomBytes(width * height * channels), { raw: { width, height, channels } });
const seeThrough = (width, height) =>
  sharp({ create: { width, height, channels: 4, background: { r: 10, g: 20, b: 30, alpha: 0.5 } } });

/**
 * The dearest files that are legal (D-06), each by its name: whatever is at a bound of pixels, scans, objects or bytes.
 * Found by trying: the processor's time is what the judging process spends on one.
 */
export async function dearestFiles() {
  return [
    // For the lane of everything.
    [
      "baseline JPEG, 119 MP, 8.6 MB (0.3 s)",
      await noise(7000, 7000, 1)
        .resize(10_900, 10_900, { kernel: "nearest" })
        .jpeg({ quality: 3 })
        .toBuffer(),
    ],
    ["progressive JPEG, 40 MP, 100 scans (0.5 s)", await hundredScans()],
    [
      "WebP, 40 MP of noise (0.8 s)",
      await noise(2000, 2000, 3).resize(6300, 6300).webp({ quality: 30, effort: 0 }).toBuffer(),
    ],
    [
      "PNG, 40 MP, 16 bit, interlaced (1.2 s)",
      await seeThrough(6300, 6300).toColourspace("rgb16").png({ progressive: true }).toBuffer(),
    ],
    ["PDF, 10 MB of objects (0.8 s)", manyObjects(10_000_000)],
    ["PDF, 299 bytes that unpack to 300,000 objects (0.8 s)", packedObjects(6_000, 50)],
    // For the quick lane.
    [
      "PNG, 2 MP, 16 bit, interlaced (0.1 s)",
      await seeThrough(2000, 999).toColourspace("rgb16").png({ progressive: true }).toBuffer(),
    ],
    ["JPEG, 2 MP of noise, 487 kB (0.07 s)", await noise(2000, 999, 1).jpeg({ quality: 20 }).toBuffer()],
    ["PDF, 500 kB of objects (0.1 s)", manyObjects(500_000)],
  ];
}

/** 10 MB that no store makes smaller. */
export async function largestFile() {
  return await noise(4000, 3000, 3).jpeg({ quality: 86 }).toBuffer();
}

/** As progressive as may be: one scan for each coefficient of each colour, over the whole picture. */
async function hundredScans() {
  const simple = await flat(6300, 6300).jpeg({ progressive: true, chromaSubsampling: "4:4:4" }).toBuffer();
  const scans = [];
  for (let at = simple.indexOf(SCAN); at >= 0; at = simple.indexOf(SCAN, at + 2)) scans.push(at);
  const ends = scans.map((at) => endOfScan(simple, at));
  const table = simple.subarray(ends[0], scans[1]);
  // Of coefficients that are all nought, for whichever: component, from, to and how many bits stand in its head.
  const empty = simple.subarray(scans[1], ends[1]);
  const all = [1, 2, 3].flatMap((component) =>
    Array.from({ length: 63 }, (_, n) => {
      const scan = Buffer.from(empty);
      scan[5] = component;
      scan.fill(n + 1, 7, 9);
      scan[9] = 0;
      return scan;
    }),
  );
  return Buffer.concat([simple.subarray(0, ends[0]), table, ...all.slice(0, 99), Buffer.of(0xff, 0xd9)]);
}

const SCAN = Buffer.of(0xff, 0xda);

function endOfScan(bytes, from) {
  let at = from + 2 + bytes.readUInt16BE(from + 2);
  for (at = bytes.indexOf(0xff, at); bytes[at + 1] === 0; at = bytes.indexOf(0xff, at + 2));
  return at;
}

function manyObjects(size) {
  let body = "%PDF-1.7\n";
  const parts = [body];
  let length = body.length;
  for (let n = 1; length < size - 300; n += 1) {
    body = `${n} 0 obj<</A[/B/C/D/E 1 2 3]/F(x)/G ${n} 0 R>>endobj\n`;
    parts.push(body);
    length += body.length;
  }
  return Buffer.from(parts.join("") + endOfPdf(length));
}

/** Objects that all lie at one place of one packed stream. */
function packedObjects(count, each) {
  const head = "9 0 ".repeat(count);
  const packed = deflateSync(Buffer.from(`${head}[${"<</A[/B/C/D 1 2]/F(x)>>".repeat(each)}]`));
  const before = `%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Type/ObjStm/N ${count}/First ${head.length}/Filter/FlateDecode/Length ${packed.length}>>stream\n`;
  const after = "\nendstream endobj\n";
  const at = before.length + packed.length + after.length;
  return Buffer.concat([Buffer.from(before), packed, Buffer.from(after + endOfPdf(at))]);
}

const endOfPdf = (at) =>
  `xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n${at}\n%%EOF\n`;
