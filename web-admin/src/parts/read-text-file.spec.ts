import { describe, expect, it } from "vitest";
import { readTextFile } from "./read-text-file.js";

const bytesOf = (...bytes: number[]) => new Uint8Array(bytes);

describe("a file of organisations", () => {
  it("is read in UTF-8, without its mark, and in GB18030", async () => {
    const utf8 = new File(["\ufeff42,湖北省\r\n"], "省份.csv");
    expect(await readTextFile(utf8)).toEqual({ text: "42,湖北省\r\n" });
    const gb = new File([bytesOf(0xba, 0xfe, 0xb1, 0xb1)], "省份.TXT");
    expect(await readTextFile(gb)).toEqual({ text: "湖北" });
  });

  it("is refused in words when it is no text", async () => {
    expect(await readTextFile(new File(["x"], "省份.xlsx"))).toMatchObject({
      problem: expect.stringContaining("另存为 CSV"),
    });
    const renamed = new File([bytesOf(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00, 0xff, 0xff)], "省份.csv");
    expect(await readTextFile(renamed)).toMatchObject({ problem: expect.stringContaining("不是文本格式") });
    const big = new File([new Uint8Array(1024 * 1024 + 1)], "省份.csv");
    expect(await readTextFile(big)).toMatchObject({ problem: expect.stringContaining("1 MB") });
  });
});
