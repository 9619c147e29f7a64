import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import packedPdfs from "../../../test/packed-pdfs.json" with { type: "json" };
import { processorMs } from "../../../test/processor-time.js";
import { aNoisePicture, aPagePicture, aPdf, EMPTY_ZIP } from "../../../test/upload-files.js";
import { kindOf } from "./content-kind.js";
import { checkPdf } from "./pdf/check.js";
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
    ["PDF behind other bytes", Buffer.concat([Buffer.from("x\n"), aPdf()]), "FILE_KIND"],
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
    const spent = await processorMs(async () => {
      expect(await refusalOf(() => readPicture(pngOf(30_000, 30_000), "PNG"))).toBe("FILE_PIXELS");
      expect(await refusalOf(() => readPicture(pngOf(40_000, 900), "PNG"))).toBe("FILE_BROKEN");
    });
    expect(spent).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });

  it("refuses by cost, not by format: 40 MP of what is unpacked as a whole, 120 MP of a baseline JPEG", async () => {
    const small = sharp({ create: { width: 64, height: 64, channels: 3, background: "#888" } });
    const progressive = await small.clone().jpeg({ progressive: true }).toBuffer();
    const baseline = await small.clone().jpeg().toBuffer();
    const judged = (jpeg: Buffer, width: number, height: number) =>
      refusalOf(() => readPicture(sayingSize(jpeg, width, height), "JPEG"));
    expect(await judged(progressive, 7000, 5715)).toBe("FILE_PIXELS");
    expect(await judged(progressive, 7000, 5714)).not.toBe("FILE_PIXELS");
    expect(await judged(baseline, 12_000, 10_001)).toBe("FILE_PIXELS");
    expect(await judged(baseline, 12_000, 10_000)).not.toBe("FILE_PIXELS");
    // 20 megapixels, progressive: what a good camera writes.
    const camera = await small.clone().resize(5120, 3840).jpeg({ progressive: true }).toBuffer();
    expect((await readPicture(camera, "JPEG")).height).toBe(3840);
  });

  it("refuses more than 100 scans", async () => {
    const small = await sharp(page).resize(64).jpeg({ progressive: true }).toBuffer();
    const lastScan = small.lastIndexOf(Buffer.of(0xff, 0xda));
    const scan = small.subarray(lastScan, -2);
    const many = Buffer.concat([small.subarray(0, -2), ...Array<Buffer>(100).fill(scan), small.subarray(-2)]);
    expect(await refusalOf(() => readPicture(many, "JPEG"))).toBe("FILE_COSTLY");
    expect((await readPicture(small, "JPEG")).width).toBe(64);
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

/** A JPEG whose head says another size than it has. */
function sayingSize(jpeg: Buffer, width: number, height: number): Buffer {
  const said = Buffer.from(jpeg);
  const frame = said.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(said[at + 1] ?? 0));
  said.writeUInt16BE(height, frame + 5);
  said.writeUInt16BE(width, frame + 7);
  return said;
}

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
      "with an end that closes it in another way",
      aPdf({ trailer: "/Encrypt << /Filter /Own >>" }),
      "FILE_ENCRYPTED",
    ],
    ["an end deeper than anybody nests", aPdf({ objects: ["[".repeat(200)] }), "FILE_BROKEN"],
  ])("are refused: %s", async (_name, bytes, code) => {
    expect(await refusalOf(() => checkPdf(bytes))).toBe(code);
  });

  it.each([
    ["a script", { objects: ["<< /S /JavaScript /JS (app.alert(1)) >>"] }],
    ["a script, its name escaped", { objects: ["<< /S /#4aava#53cript /JS (app.alert(1)) >>"] }],
    [
      "a script in an object that the table does not name",
      { objects: ["null\nendobj\n9 0 obj << /S/JavaScript >>"] },
    ],
    ["a script that a film brings", { objects: ["<< /S /Rendition /JS (app.alert(1)) >>"] }],
    ["a program to start", { objects: ["<< /S /Launch /F (cmd.exe) >>"] }],
    ["a form that sends itself", { objects: ["<< /S /SubmitForm /F (http://a.b) >>"] }],
    ["a form that is filled from elsewhere", { objects: ["<< /S /ImportData /F (a.fdf) >>"] }],
    ["a jump to another file", { objects: ["<< /S /GoToR /F (a.pdf) /D [0 /Fit] >>"] }],
    ["a jump into an attachment", { objects: ["<< /S /G#6fToE /D [0 /Fit] >>"] }],
    ["a form of XFA", { objects: ["<< /XFA [(a) 5 0 R] >>"] }],
    ["an action at its opening", { catalog: "/OpenAction << /S /URI /URI (http://a.b) >>" }],
    ["the same elsewhere", { catalog: "/OpenAction 4 0 R", objects: ["<< /S /Named /N /Print >>"] }],
    ["an action when a page is turned", { objects: ["<< /AA << /O << /S /URI /URI (http://a.b) >> >> >>"] }],
    ["the same elsewhere twice", { objects: ["<< /#41A 5 0 R >>", "<< /O 6 0 R >>", "<< /S /Hide >>"] }],
  ])("are refused with active content: %s", async (_name, wish) => {
    expect(await refusalOf(() => checkPdf(aPdf(wish)))).toBe("FILE_ACTIVE");
  });

  /** As readers read it: any character of a name may stand there as its number. */
  const escaped = (name: string) =>
    [...name].map((letter) => `#${letter.charCodeAt(0).toString(16)}`).join("");
  const ACTIONS = ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE"];
  it.each(
    ACTIONS.flatMap((action) => [
      [`<< /S /${action} >>`],
      [`<< /S /${escaped(action)} >>`],
      [`<< /#53 /${action.slice(0, -1)}${escaped(action.slice(-1))} >>`],
      [`<< /Annots [ << /A << /S /${action} >> >> ] >>`],
    ]),
  )("are refused with an action of the list, however its name is written: %s", async (object) => {
    expect(await refusalOf(() => checkPdf(aPdf({ objects: [object] })))).toBe("FILE_ACTIVE");
  });

  it.each([
    ["XFA", { objects: [`<< /${escaped("XFA")} [(a) 5 0 R] >>`] }],
    ["OpenAction", { catalog: `/${escaped("OpenAction")} << /${escaped("S")} /${escaped("URI")} >>` }],
    ["AA", { objects: [`<< /${escaped("AA")} << /O << /S /URI /URI (http://a.b) >> >> >>`] }],
  ])("are refused with %s, its name written in numbers", async (_name, wish) => {
    expect(await refusalOf(() => checkPdf(aPdf(wish)))).toBe("FILE_ACTIVE");
  });

  it.each([
    ["a destination at its opening", aPdf({ catalog: "/OpenAction [3 0 R /Fit]" })],
    ["the same as LaTeX writes it", aPdf({ catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>" })],
    ["moments without an action", aPdf({ objects: ["<< /AA << >> >>"] })],
    ["a title that speaks of it", aPdf({ objects: ["<< /Title (How to /Launch /JavaScript \\) /XFA) >>"] })],
    ["a comment that speaks of it", aPdf({ objects: ["<< % /JavaScript\n >>"] })],
    ["an attachment", aPdf({ objects: ["<< /Type /EmbeddedFile /Length 5 >>\nstream\n<xml>\nendstream"] })],
    ["a byte order mark before it", Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), aPdf()])],
    ["a line break before it", Buffer.concat([Buffer.from("\r\n"), aPdf()])],
    ["an encryption that is not there", aPdf({ trailer: "/Encrypt 9 0 R /ID [<00> <00>]" })],
  ])("are taken: with %s", (_name, bytes) => {
    expect(kindOf(bytes)).toBe("PDF");
    checkPdf(bytes);
  });

  // Written by qpdf 11 with an owner password, all objects packed into a stream.
  it.each(
    Object.entries(packedPdfs),
  )("are looked into whatever they are protected by: %s", async (_name, files) => {
    const bytes = (text: string) => Buffer.from(text, "base64");
    checkPdf(bytes(files.open));
    expect(await refusalOf(() => checkPdf(bytes(files.active)))).toBe("FILE_ACTIVE");
    if ("closed" in files)
      expect(await refusalOf(() => checkPdf(bytes(files.closed)))).toBe("FILE_ENCRYPTED");
  });
});

function withoutMiddle(pdf: Buffer): Buffer {
  return Buffer.concat([pdf.subarray(0, 60), pdf.subarray(100)]);
}
