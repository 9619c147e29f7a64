import sharp from "sharp";

/** A page of text as a phone takes it: dark lines on white paper, with a margin on a grey table. */
export async function aPagePicture(
  wish: { width?: number; height?: number; blur?: number; cut?: boolean; seed?: number } = {},
): Promise<Buffer> {
  const { width = 1500, height = 2000, blur, cut = false, seed = 1 } = wish;
  const paper = Buffer.alloc(width * height, 245);
  const margin = cut ? -0.1 : 0.1;
  const pitch = Math.round(height / 60);
  for (let y = 0; y < height; y += 1) {
    const inLines = y > height * margin && y < height * (1 - margin) && y % pitch < pitch * 0.45;
    if (!inLines) continue;
    const line = Math.floor(y / pitch);
    for (let x = Math.max(0, width * margin); x < width * (1 - margin); x += 1) {
      const letter = Math.floor(x / (pitch * 0.35));
      // Strokes and gaps that differ from letter to letter, the same at every run.
      if (((letter * 7919 + line * 104_729 + seed * 31) % 5) % 2 === 0) paper[y * width + Math.floor(x)] = 30;
    }
  }
  const picture = sharp(paper, { raw: { width, height, channels: 1 } });
  return await (blur ? picture.blur(blur) : picture).jpeg({ quality: 85 }).toBuffer();
}

/** Noise does not compress: a picture of this size has about as many bytes as its pixels say. */
export async function aNoisePicture(width: number, height: number, quality = 82): Promise<Buffer> {
  const noise = Buffer.alloc(width * height * 3);
  let state = 12345;
  for (let i = 0; i < noise.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise[i] = state >>> 24;
  }
  return await sharp(noise, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

/** A small whole PDF of one empty page, written by hand. */
export function aPdf(wish: { trailer?: string; objects?: string[]; catalog?: string } = {}): Buffer {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${wish.catalog ?? ""}>>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ...(wish.objects ?? []),
  ];
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${wish.trailer ?? ""} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** The end of a ZIP without entries. */
export const EMPTY_ZIP = Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1");
