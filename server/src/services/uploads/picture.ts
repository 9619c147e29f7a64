import sharp, { type Metadata, type Sharp } from "sharp";
import type { FileKind } from "./content-kind.js";
import { broken, FileFault } from "./file-faults.js";
import { scansOf } from "./jpeg-scans.js";
import { judgeQuality, type QualityWarning } from "./picture-quality.js";

// Only what we take can be read at all, whatever a file says it is: no SVG, no HEIF, no TIFF.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// Every picture is another one: nothing is worth keeping, and memory is (issue 4: under 400 MB).
sharp.cache(false);
sharp.concurrency(1);

/** Long side on a screen: an A4 page can be read, and enlarged for details. */
const SCREEN_PIXELS = 1_600;
const THUMBNAIL_PIXELS = 320;

/** A baseline JPEG is read line by line and scaled meanwhile: phones take 108 megapixels. */
const MOST_BASELINE_PIXELS = 120_000_000;
/** Everything else may have to be unpacked as a whole before its first line is known. */
const MOST_PIXELS = 40_000_000;
/** Each scan of a JPEG goes over the whole picture once more; cameras write one, the web up to ten. */
const MOST_SCANS = 100;

const FORMATS: Record<Exclude<FileKind, "PDF">, string> = { JPEG: "jpeg", PNG: "png", WEBP: "webp" };

export interface ReadPicture {
  /** As seen upright, in pixels of the original. */
  width: number;
  height: number;
  /** JPEG, upright, without metadata, at most {@link SCREEN_PIXELS} long. */
  screen: Buffer;
  thumbnail: Buffer;
  /** 64 times 0 or 1 (dHash): pictures that look alike differ in few of them. */
  differenceHash: string;
  warnings: QualityWarning[];
}

/**
 * Reads a picture and makes what screens show of it. Scaled first and turned then, so that the whole of a large picture
 * is never in memory.
 *
 * @throws {FileFault} FILE_BROKEN, FILE_PIXELS, FILE_COSTLY or FILE_MOVING.
 */
export async function readPicture(bytes: Buffer, kind: Exclude<FileKind, "PDF">): Promise<ReadPicture> {
  const metadata = await metadataOf(bytes, kind);
  try {
    const small = await open(bytes)
      .resize(SCREEN_PIXELS, SCREEN_PIXELS, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = small.info;
    const scaled = () => sharp(small.data, { raw: { width, height, channels } });
    const upright = () => turned(scaled(), metadata.orientation ?? 1);
    const screen = await upright().jpeg({ quality: 82 }).toBuffer();
    const thumbnail = await upright()
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    const lies = (metadata.orientation ?? 1) >= 5;
    return {
      width: lies ? metadata.height : metadata.width,
      height: lies ? metadata.width : metadata.height,
      screen,
      thumbnail,
      differenceHash: await differenceHash(screen),
      warnings: await judgeQuality(screen, metadata),
    };
  } catch (error) {
    throw unreadable(error);
  }
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: MOST_BASELINE_PIXELS, failOn: "truncated", sequentialRead: true });
}

async function metadataOf(bytes: Buffer, kind: Exclude<FileKind, "PDF">): Promise<Metadata> {
  let metadata: Metadata;
  try {
    metadata = await open(bytes).metadata();
  } catch (error) {
    throw unreadable(error);
  }
  if (metadata.format !== FORMATS[kind]) throw broken();
  if ((metadata.pages ?? 1) > 1) throw new FileFault("FILE_MOVING");
  const { width, height } = metadata;
  const scans = kind === "JPEG" ? scansOf(bytes) : null;
  if (scans && scans.count > MOST_SCANS) throw new FileFault("FILE_COSTLY");
  // Colours in scans of their own must all be kept until the last has come, whatever the file calls itself.
  const inOnePass = scans?.baseline === true && scans.count === 1;
  if (width * height > (inOnePass ? MOST_BASELINE_PIXELS : MOST_PIXELS)) throw new FileFault("FILE_PIXELS");
  return metadata;
}

/** libvips speaks of limits and of broken data in words; nothing else of a file's content makes it fail. */
function unreadable(error: unknown): unknown {
  if (error instanceof FileFault || !(error instanceof Error)) return error;
  return /pixel limit/i.test(error.message) ? new FileFault("FILE_PIXELS") : broken();
}

/** Upright, by the orientation that the camera noted (EXIF 1–8). */
function turned(picture: Sharp, orientation: number): Sharp {
  const quarters = { 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270 }[orientation] ?? 0;
  const mirrored = [2, 4, 5, 7].includes(orientation);
  // sharp mirrors before it turns, in whatever order it is told.
  const mirroredBack = mirrored ? picture.flop() : picture;
  return quarters === 0 ? mirroredBack : mirroredBack.rotate(quarters);
}

/** Whether each of 8 × 8 places is brighter than its right neighbour. */
async function differenceHash(screen: Buffer): Promise<string> {
  const grey = await sharp(screen).greyscale().resize(9, 8, { fit: "fill" }).raw().toBuffer();
  let bits = "";
  for (let y = 0; y < 8; y += 1) {
    for (let x = 0; x < 8; x += 1) {
      bits += (grey[y * 9 + x] ?? 0) > (grey[y * 9 + x + 1] ?? 0) ? "1" : "0";
    }
  }
  return bits;
}
