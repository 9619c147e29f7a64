import { Readable } from "node:stream";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aPagePicture, aPdf } from "../../../test/upload-files.js";
import { Judge, judgeInTurn, TookTooLong } from "./file-judge.js";
import { IncomingFile } from "./incoming-file.js";
import { pixelsOf } from "./picture-size.js";

const page = await aPagePicture();
const MOST_MS = 5_000;

describe("D-06: a process that judges files", () => {
  const judge = new Judge();

  it("says what a file is, and what is wrong with it", async () => {
    const { kind, picture } = await judge.judge(page, MOST_MS);
    expect([kind, picture?.width, picture?.screen.subarray(0, 2)]).toEqual([
      "JPEG",
      1500,
      Buffer.of(0xff, 0xd8),
    ]);
    expect(await judge.judge(aPdf(), MOST_MS)).toEqual({ kind: "PDF", picture: null });
    await expect(judge.judge(Buffer.from("<html>"), MOST_MS)).rejects.toMatchObject({ code: "FILE_KIND" });
  });

  it("is ended by a file that costs too much, and there again for the next", async () => {
    await expect(judge.judge(page, 1)).rejects.toThrow(TookTooLong);
    expect((await judge.judge(page, MOST_MS)).kind).toBe("JPEG");
  });
});

/** A small file that is legal and takes the reader of objects half a second: all that it packs lie at one place. */
function aDearPdf(): Buffer {
  const count = 2_000;
  const head = "9 0 ".repeat(count);
  const packed = deflateSync(Buffer.from(`${head}[${"<</A[/B/C/D 1 2]/F(x)>>".repeat(50)}]`));
  const before = `%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Type/ObjStm/N ${count}/First ${head.length}/Filter/FlateDecode/Length ${packed.length}>>stream\n`;
  const after = "\nendstream endobj\n";
  const at = before.length + packed.length + after.length;
  const table = `xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(before), packed, Buffer.from(after + table)]);
}

describe("D-06: two lanes", () => {
  async function received(bytes: Buffer): Promise<IncomingFile> {
    const file = await IncomingFile.open();
    await file.fill(Readable.from([bytes]), bytes.length);
    return file;
  }

  it("whoever sends what is too dear for the quick one holds it up once, then waits with everything they send", async () => {
    const [dear, small] = [aDearPdf(), aPdf()];
    expect(dear.length).toBeLessThan(10_000);
    const files = await Promise.all([dear, dear, dear, small, small].map(received));
    const done: string[] = [];
    const judged = async (sender: string, name: string) => {
      const file = files.shift();
      if (file) await judgeInTurn(file, sender, async () => void done.push(name)).finally(() => file.close());
    };
    await judged("somebody", "dear");
    // Their next dear files lie in the other lane, and so does their small one behind them.
    await Promise.all([
      judged("somebody", "dear"),
      judged("somebody", "dear"),
      judged("somebody", "small"),
      judged("another", "another's"),
    ]);
    expect(done.filter((name) => name !== "another's")).toEqual(["dear", "dear", "dear", "small"]);
    expect(done.indexOf("another's")).toBeLessThan(3);
  }, 60_000);
});

describe("the head of a picture", () => {
  it("says how many pixels it has, where that tells its cost", async () => {
    expect(pixelsOf(page)).toBe(1500 * 2000);
    expect(pixelsOf(aPdf())).toBeNull();
    expect(pixelsOf(Buffer.alloc(3))).toBeNull();
    const { default: sharp } = await import("sharp");
    for (const [picture, pixels] of [
      [sharp(page).resize(30, 40).png(), 1200],
      [sharp(page).resize(30, 40).webp(), 1200],
      [sharp(page).resize(30, 40).webp({ lossless: true }), 1200],
      [sharp(page).resize(30, 40).jpeg({ progressive: true }), null],
    ] as const) {
      expect(pixelsOf(await picture.toBuffer())).toBe(pixels);
    }
  });
});
