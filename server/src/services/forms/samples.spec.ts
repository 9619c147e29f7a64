import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractPdfText } from "../../../../stage/src/client/pdf-text.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { destinationForms, sampleForms } from "../../catalogue/index.js";
import { sampleAddress } from "./samples.route.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describe("样表 (D-03)", () => {
  it("each is asked for by the catalogue under its key", () => {
    const keys = destinationForms
      .flatMap(({ proofs }) => proofs.flatMap((group) => group.proofs))
      .map(({ key }) => key);
    expect([...sampleForms.keys()].filter((key) => !keys.includes(key))).toEqual([]);
    expect(sampleAddress("contract")).toBeNull();
  });

  it.each([
    [
      "contractRegistration",
      "劳动合同和单位用工证明登记表",
      ["统一社会信用代码", "□签订劳动合同", "单位（盖章）"],
    ],
    ["selfEmploymentRegistration", "自由职业和自主创业登记表", ["□电子竞技", "院系负责人（签字、盖章）"]],
    ["departureRegistration", "毕业生出国登记表", ["学校或单位（外文）", "本人（签字）"]],
  ])("%s is printed on one page, and as a picture", async (key, title, texts) => {
    const url = sampleAddress(key) ?? "";
    const { status, headers, body } = await on.fetch(null, url);
    expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
    const text = await extractPdfText(body);
    for (const expected of [title, ...texts]) expect(text).toContain(expected);
    const picture = await on.fetch(null, `${url}/pages`);
    const [, width = "", height = ""] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture.body.toString()) ?? [];
    expect(Number(height) / Number(width)).toBeCloseTo(Math.SQRT2, 1);
  });

  it("there is no other", async () => {
    expect((await on.fetch(null, "/student/samples/contract")).status).toBe(404);
  });
});
