import sharp from "sharp";

/** What the graduate is warned of before submitting; never a reason to refuse (issue 4). */
export const QUALITY_WARNINGS = {
  TOO_SMALL: "图片尺寸较小，文字可能无法看清，建议靠近重新拍摄",
  BLURRED: "图片可能模糊或没有内容，建议对焦清楚后重新拍摄",
  CUT: "图片边缘可能有内容被截断，请确认页面完整、不缺边角",
} as const;
export type QualityWarning = keyof typeof QUALITY_WARNINGS;

/** An A4 page below this has letters of fewer than 10 pixels. */
const SHORT_SIDE_PIXELS = 800;
/** Long side of the grey version that is judged, so that thresholds mean the same for every camera. */
const JUDGED_PIXELS = 640;
/** Variance of the Laplacian of grey levels: printed text in focus has several hundred, out of focus below 30. */
const SHARP_FROM = 45;
/** Width of the border that is looked at, as part of the side. */
const BORDER = 0.012;
/** A step between neighbours that counts as the edge of a letter. */
const LETTER_STEP = 48;
/** Of the border's places, and against the inside: text that runs out of the picture, not the table under a page. */
const CUT_FROM = 0.04;
const CUT_AGAINST_INSIDE = 0.4;

interface Grey {
  data: Buffer;
  width: number;
  height: number;
}

/** @param screen upright JPEG; @param original its size before scaling, turned or not. */
export async function judgeQuality(
  screen: Buffer,
  original: { width: number; height: number },
): Promise<QualityWarning[]> {
  const { data, info } = await sharp(screen)
    .greyscale()
    .resize(JUDGED_PIXELS, JUDGED_PIXELS, { fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = { data, width: info.width, height: info.height };
  const warnings: QualityWarning[] = [];
  if (Math.min(original.width, original.height) < SHORT_SIDE_PIXELS) warnings.push("TOO_SMALL");
  if (laplacianVariance(grey) < SHARP_FROM) warnings.push("BLURRED");
  else if (runsOut(grey)) warnings.push("CUT");
  return warnings;
}

/** How much neighbours differ from each place, squared: sharp edges make it large. */
function laplacianVariance({ data, width, height }: Grey): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const value =
        (data[at - 1] ?? 0) +
        (data[at + 1] ?? 0) +
        (data[at - width] ?? 0) +
        (data[at + width] ?? 0) -
        4 * (data[at] ?? 0);
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  if (count === 0) return 0;
  return squares / count - (sum / count) ** 2;
}

/** Whether letters stand in the outermost border of a side as densely as inside. */
function runsOut(grey: Grey): boolean {
  const { width, height } = grey;
  const border = Math.max(3, Math.round(Math.max(width, height) * BORDER));
  if (width < border * 6 || height < border * 6) return false;
  const inside = stepsIn(grey, border * 2, border * 2, width - border * 2, height - border * 2);
  const sides = [
    stepsIn(grey, 0, 0, width, border),
    stepsIn(grey, 0, height - border, width, height),
    stepsIn(grey, 0, 0, border, height),
    stepsIn(grey, width - border, 0, width, height),
  ];
  return sides.some((steps) => steps > CUT_FROM && steps > inside * CUT_AGAINST_INSIDE);
}

/** The part of the places in a rectangle that differ strongly from the one to the right or below. */
function stepsIn({ data, width }: Grey, left: number, top: number, right: number, bottom: number): number {
  let steps = 0;
  let places = 0;
  for (let y = top; y < bottom - 1; y += 1) {
    for (let x = left; x < right - 1; x += 1) {
      const at = y * width + x;
      const here = data[at] ?? 0;
      const step = Math.max(Math.abs(here - (data[at + 1] ?? 0)), Math.abs(here - (data[at + width] ?? 0)));
      if (step >= LETTER_STEP) steps += 1;
      places += 1;
    }
  }
  return places === 0 ? 0 : steps / places;
}
