import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { aNoisePicture, aPagePicture, aPdf, EMPTY_ZIP } from "../../../test/upload-files.js";
import { kindOf } from "./content-kind.js";
import { checkPdf } from "./pdf-check.js";
import { readPicture } from "./picture.js";

const page = await aPagePicture();

/** The code of what is thrown; null when nothing is. */
async function refusalOf(act: () => unknown): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe("D-06: a file is what its content says", () => {
  it("takes JPEG, PNG, WebP and PDF", async () => {
    const picture = sharp(page);
    expect(kindOf(page)).toBe("JPEG");
    expect(kindOf(await picture.clone().png().toBuffer())).toBe("PNG");
    expect(kindOf(await picture.clone().webp().toBuffer())).toBe("WEBP");
    expect(kindOf(aPdf())).toBe("PDF");
  });

  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
  it.each([
    ["nothing", Buffer.alloc(0), "FILE_EMPTY"],
    ["SVG", Buffer.from(svg), "FILE_KIND"],
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>"), "FILE_KIND"],
    ["GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "FILE_KIND"],
    ["an archive", EMPTY_ZIP, "FILE_KIND"],
    ["a program", Buffer.from("MZ\x90\0", "latin1"), "FILE_KIND"],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"), "FILE_KIND"],
    ["TIFF", Buffer.from("II*\0\x08\0\0\0", "latin1"), "FILE_KIND"],
    ["a sound in RIFF", Buffer.from("RIFF\0\0\0\0WAVEfmt ", "latin1"), "FILE_KIND"],
    ["PDF behind other bytes", Buffer.concat([Buffer.from("\n"), aPdf()]), "FILE_KIND"],
    ["random bytes", Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 37) % 251)), "FILE_KIND"],
  ])("refuses %s", async (_name, bytes, code) => {
    expect(await refusalOf(() => kindOf(bytes))).toBe(code);
  });

  it.each([
    ["a page behind it", Buffer.concat([page, Buffer.from("<script>alert(1)</script>")])],
    ["a PDF behind it", Buffer.concat([page, aPdf()])],
    ["an archive behind it", Buffer.concat([page, EMPTY_ZIP])],
    ["a page in a comment", withComment(page, "<!DOCTYPE html><body onload=alert(1)>")],
    ["PHP in a comment", withComment(page, "<?php system($_GET[0]);")],
  ])("refuses a picture with %s", async (_name, bytes) => {
    expect(await refusalOf(() => kindOf(bytes))).toBe("FILE_MIXED");
  });

  it("lets a film behind a picture pass, as phones write them", () => {
    const film = Buffer.concat([page, Buffer.from("\0\0\0\x18ftypmp42"), Buffer.alloc(50_000, 7)]);
    expect(kindOf(film)).toBe("JPEG");
  });
});

/** A JPEG with a comment of this text behind its first marker. */
function withComment(jpeg: Buffer, text: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(text), jpeg.subarray(2)]);
}

describe("pictures that cannot be read", () => {
  it.each([
    ["a name alone", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), "JPEG", "FILE_BROKEN"],
    ["half of it", page.subarray(0, page.length >> 1), "JPEG", "FILE_BROKEN"],
    ["another kind's content", page, "PNG", "FILE_BROKEN"],
  ] as const)("refuses %s", async (_name, bytes, kind, code) => {
    expect(await refusalOf(() => readPicture(bytes, kind))).toBe(code);
  });

  it("refuses bombs before they are unpacked", async () => {
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(await refusalOf(() => readPicture(pngOf(30_000, 30_000), "PNG"))).toBe("FILE_PIXELS");
    expect(await refusalOf(() => readPicture(pngOf(65_500, 900), "PNG"))).toBe("FILE_BROKEN");
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });

  it("refuses what must be unpacked as a whole and is too large for that", async () => {
    const grey = sharp({ create: { width: 7000, height: 7000, channels: 3, background: "#888" } });
    const progressive = await grey.clone().jpeg({ progressive: true }).toBuffer();
    expect(await refusalOf(() => readPicture(progressive, "JPEG"))).toBe("FILE_PIXELS");
    expect(await refusalOf(() => readPicture(progressive.subarray(0, -2), "JPEG"))).toBe("FILE_PIXELS");
    const plain = await grey.clone().jpeg().toBuffer();
    expect((await readPicture(plain, "JPEG")).width).toBe(7000);
  });

  it("refuses moving pictures", async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 64, height: 64, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await sharp([await frame("#fff"), await frame("#000")], { join: { animated: true } })
      .webp({ delay: [100, 100] })
      .toBuffer();
    expect(await refusalOf(() => readPicture(frames, "WEBP"))).toBe("FILE_MOVING");
  });
});

/** The head of a grey PNG of this size, with next to nothing behind it. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length, 0);
    head.write(type, 4, "latin1");
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])), 0);
    return Buffer.concat([head, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe("D-06: pictures are turned upright, stripped and scaled", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("turns orientation %i as libvips itself does", async (orientation) => {
    const sideways = await sharp({
      create: { width: 300, height: 200, channels: 3, background: "#fff" },
    })
      .composite([
        { input: { create: { width: 60, height: 40, channels: 3, background: "#f00" } }, left: 0, top: 0 },
        { input: { create: { width: 30, height: 90, channels: 3, background: "#00f" } }, left: 270, top: 0 },
      ])
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const ours = await readPicture(sideways, "JPEG");
    const theirs = await sharp(sideways).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const shown = await sharp(ours.screen).raw().toBuffer({ resolveWithObject: true });
    expect([ours.width, ours.height]).toEqual([theirs.info.width, theirs.info.height]);
    expect([shown.info.width, shown.info.height]).toEqual([theirs.info.width, theirs.info.height]);
    let difference = 0;
    for (let i = 0; i < shown.data.length; i += 1)
      difference += Math.abs((shown.data[i] ?? 0) - (theirs.data[i] ?? 0));
    expect(difference / shown.data.length).toBeLessThan(6);
    expect((await sharp(ours.screen).metadata()).orientation).toBeUndefined();
  });

  it("leaves no metadata, and nothing of the place where the picture was taken", async () => {
    const tagged = await sharp(page)
      .withExif({ IFD0: { Make: "Phone of Zhang" }, IFD3: { GPSLatitude: "32/1 3/1 0/1" } })
      .toBuffer();
    expect(tagged.includes("Phone of Zhang")).toBe(true);
    const { screen, thumbnail } = await readPicture(tagged, "JPEG");
    for (const made of [screen, thumbnail]) {
      expect(made.includes("Phone of Zhang")).toBe(false);
      expect(await sharp(made).metadata()).not.toHaveProperty("exif");
    }
  });

  it("scales to 1600 and 320 pixels and never enlarges", async () => {
    const { screen, thumbnail, width, height } = await readPicture(await aNoisePicture(2400, 1200), "JPEG");
    expect([width, height]).toEqual([2400, 1200]);
    expect(await sharp(screen).metadata()).toMatchObject({ width: 1600, height: 800, format: "jpeg" });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 320, height: 160 });
    const small = await readPicture(await aNoisePicture(100, 90), "JPEG");
    expect(await sharp(small.screen).metadata()).toMatchObject({ width: 100, height: 90 });
  });

  it("shows transparent places white", async () => {
    const clear = { create: { width: 900, height: 900, channels: 4, background: "#00000000" } } as const;
    const { screen } = await readPicture(await sharp(clear).png().toBuffer(), "PNG");
    expect((await sharp(screen).raw().toBuffer())[0]).toBeGreaterThan(250);
  });
});

describe("issue 4: warnings before submission", () => {
  it.each([
    ["a page as it should be", {}, []],
    ["a page from further away", { width: 3000, height: 4000 }, []],
    ["too small", { width: 600, height: 790 }, ["TOO_SMALL"]],
    ["out of focus", { blur: 14 }, ["BLURRED"]],
    ["lines that run out of the picture", { cut: true }, ["CUT"]],
  ])("%s: %j", async (_name, wish, warnings) => {
    expect((await readPicture(await aPagePicture(wish), "JPEG")).warnings).toEqual(warnings);
  });
});

describe("A-31: hashes of pictures", () => {
  const distance = (a: string, b: string) => [...a].filter((bit, index) => bit !== b[index]).length;

  it("are nearly the same for the same page smaller, darker and in another format, and not for another", async () => {
    const scene = await sharp(await aNoisePicture(12, 9))
      .resize(1600, 1200, { kernel: "cubic" })
      .jpeg()
      .toBuffer();
    const other = await sharp(await aNoisePicture(9, 12))
      .resize(1600, 1200, { fit: "fill", kernel: "cubic" })
      .jpeg()
      .toBuffer();
    const { differenceHash: first } = await readPicture(scene, "JPEG");
    const again = await sharp(scene).resize(1000).linear(0.9).png().toBuffer();
    expect(first).toMatch(/^[01]{64}$/);
    expect(distance(first, (await readPicture(again, "PNG")).differenceHash)).toBeLessThanOrEqual(6);
    expect(distance(first, (await readPicture(other, "JPEG")).differenceHash)).toBeGreaterThan(14);
  });
});

describe("PDF files", () => {
  it("are taken whole, also with an update at their end", () => {
    const first = aPdf();
    const table = first.lastIndexOf("xref\n0");
    const update = `4 0 obj\n<< >>\nendobj\nxref\n4 1\n0000000000 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${table} >>\n`;
    const at = first.length + update.indexOf("xref");
    checkPdf(first);
    checkPdf(Buffer.concat([first, Buffer.from(`${update}startxref\n${at}\n%%EOF\n`)]));
  });

  it.each([
    ["cut off", aPdf().subarray(0, -40), "FILE_BROKEN"],
    ["without its middle", withoutMiddle(aPdf()), "FILE_BROKEN"],
    ["a first line alone", Buffer.from("%PDF-1.7\n"), "FILE_BROKEN"],
    ["an end that leads to itself", aPdf({ trailer: "/Prev 171" }), "FILE_BROKEN"],
    [
      "with a password",
      aPdf({ trailer: "/Encrypt 4 0 R", objects: ["<< /Filter /Standard >>"] }),
      "FILE_ENCRYPTED",
    ],
    ["with a script", aPdf({ objects: ["<< /S /JavaScript /JS (app.alert(1)) >>"] }), "FILE_ACTIVE"],
    ["that starts a program", aPdf({ objects: ["<< /S /Launch /F (cmd.exe) >>"] }), "FILE_ACTIVE"],
  ])("are refused: %s", async (_name, bytes, code) => {
    expect(await refusalOf(() => checkPdf(bytes))).toBe(code);
  });
});

function withoutMiddle(pdf: Buffer): Buffer {
  return Buffer.concat([pdf.subarray(0, 60), pdf.subarray(100)]);
}
