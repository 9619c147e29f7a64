import { describe, expect, it } from "vitest";
import { aPagePicture, aPdf } from "../../../test/upload-files.js";
import { Judge, TookTooLong } from "./file-judge.js";
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
