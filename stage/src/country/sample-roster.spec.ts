import { readFileSync } from "node:fs";
import { ROSTER_COLUMNS } from "@gd/server/parties/roster-upload/parser/columns.js";
import { describe, expect, it } from "vitest";
import { generateCountry } from "./index.js";
import { SAMPLE_HEADER, SAMPLE_ROSTER, sampleRoster } from "./sample-roster.js";

describe("the sample roster", () => {
  it("is what samples/ has: `node stage/dist/print-samples.js` prints it", () => {
    const kept = readFileSync(new URL(`../../../${SAMPLE_ROSTER}`, import.meta.url), "utf8");
    expect(kept).toBe(sampleRoster());
  });

  it("has 40 people under the template's headings, no cell in quotes", () => {
    const text = sampleRoster();
    expect(text.trimEnd().split("\r\n")).toHaveLength(41);
    expect(SAMPLE_HEADER).toEqual(ROSTER_COLUMNS.map(({ header }) => header));
    expect(text).not.toContain('"');
  });

  it("has nobody of the demo country in it", () => {
    const { graduates, employers, newcomers } = generateCountry();
    const taken = new Set([
      ...graduates.flatMap(({ idNumber, mobile }) => [idNumber, mobile]),
      ...employers.flatMap(({ accounts }) => accounts.map(({ mobile }) => mobile)),
    ]);
    expect(newcomers.filter(({ idNumber, mobile }) => taken.has(idNumber) || taken.has(mobile))).toEqual([]);
    expect(new Set(newcomers.map(({ idNumber }) => idNumber)).size).toBe(40);
  });
});
