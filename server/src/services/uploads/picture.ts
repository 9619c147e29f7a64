import sharp, { type Metadata, type Sharp } from "sharp";
import type { FileKind } from "./content-kind.js";
import { broken, FileRefused } from "./file-refused.js";
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

/** More than any phone takes below 10 MB; beyond, a small file unpacks to gigabytes. */
const MOST_PIXELS = 60_000_000;
/** Of what must be unpacked as a whole before the first line is known: progressive, interlaced, WebP. */
const MOST_WHOLE_BYTES = 100_000_000;
const PATIENCE_SECONDS = 20;

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
 * @throws {FileRefused} FILE_BROKEN, FILE_PIXELS or FILE_MOVING.
 */
export async function readPicture(bytes: Buffer, kind: Exclude<FileKind, "PDF">): Promise<ReadPicture> {
  const metadata = await metadataOf(bytes, kind);
  try {
    const small = await open(bytes)
      .resize(SCREEN_PIXELS, SCREEN_PIXELS, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .toColourspace("srgb")
      .raw()
      .timeout({ seconds: PATIENCE_SECONDS })
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
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "truncated", sequentialRead: true });
}

async function metadataOf(bytes: Buffer, kind: Exclude<FileKind, "PDF">): Promise<Metadata> {
  let metadata: Metadata;
  try {
    metadata = await open(bytes).metadata();
  } catch (error) {
    throw unreadable(error);
  }
  if (metadata.format !== FORMATS[kind]) throw broken();
  if ((metadata.pages ?? 1) > 1) {
    throw new FileRefused("FILE_MOVING", "不支持动态图片，请拍照或截图后重新上传");
  }
  const { width, height, channels, depth, isProgressive } = metadata;
  const whole = isProgressive || kind === "WEBP";
  const sample = kind === "JPEG" || depth === "ushort" ? 2 : 1;
  if (width * height > MOST_PIXELS || (whole && width * height * channels * sample > MOST_WHOLE_BYTES)) {
    throw tooManyPixels();
  }
  return metadata;
}

/** libvips speaks of limits and of broken data in words; nothing else of a file's content makes it fail. */
function unreadable(error: unknown): unknown {
  if (error instanceof FileRefused || !(error instanceof Error)) return error;
  return /pixel limit|timeout/i.test(error.message) ? tooManyPixels() : broken();
}

function tooManyPixels(): FileRefused {
  return new FileRefused("FILE_PIXELS", "图片像素过大，无法处理，请缩小图片或用手机重新拍照后上传");
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
