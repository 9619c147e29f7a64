import { expect, it } from "vitest";
import { base32, otpauthUri, stepOfCode, totpAt } from "./totp.js";

/** RFC 6238, appendix B, SHA-1; of its eight digits the last six. */
const SECRET = Buffer.from("12345678901234567890");

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("P-13: at %i s authenticators show %s (RFC 6238)", (seconds, code) => {
  expect(totpAt(SECRET, new Date(seconds * 1000))).toBe(code);
});

it("P-13: the step before and after count, none twice, and nothing else", () => {
  const at = new Date(1_111_111_111_000);
  const step = Math.floor(1_111_111_111 / 30);
  expect(stepOfCode(SECRET, "050471", at, 0)).toBe(step);
  expect(stepOfCode(SECRET, "050471", at, step)).toBeNull();
  expect(stepOfCode(SECRET, "081804", at, 0)).toBe(step - 1);
  expect(stepOfCode(SECRET, "081804", new Date(at.getTime() + 30_000), 0)).toBeNull();
  for (const typed of ["", "5047", "050472", "0504710"]) expect(stepOfCode(SECRET, typed, at, 0)).toBeNull();
});

it("writes keys and addresses as authenticators read them (RFC 4648)", () => {
  expect(base32(SECRET)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(otpauthUri("平台", "a.b", SECRET)).toBe(
    `otpauth://totp/${encodeURIComponent("平台")}:a.b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=${encodeURIComponent("平台")}`,
  );
});
