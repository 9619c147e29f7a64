import { describe, expect, it } from "vitest";
import {
  checkIdNumber,
  checkMobile,
  checkUscc,
  hasUsccCheckDigit,
  idNumberCheckCharacter,
  maskIdNumber,
  maskMobile,
  usccCheckCharacter,
} from "./index.js";

const withCheck = (first17: string) => first17 + idNumberCheckCharacter(first17);
const withUsccCheck = (first17: string) => first17 + usccCheckCharacter(first17);

describe("checkIdNumber (GB 11643)", () => {
  it.each([
    ["11010519491231002X", "1949-12-31", "FEMALE"],
    ["440524188001010014", null, null],
    ["11010519491231002x", "1949-12-31", "FEMALE"],
    [" 11010519491231002X ", "1949-12-31", "FEMALE"],
    // F-98: pasted with marks of direction, with spaces, in full width.
    ["\u202d110105 19491231 002X\u202c", "1949-12-31", "FEMALE"],
    ["１１０１０５１９４９１２３１００２Ｘ", "1949-12-31", "FEMALE"],
    [withCheck("53010220040229001"), "2004-02-29", "MALE"],
    [withCheck("83000020040229002"), "2004-02-29", "FEMALE"],
  ])("%s", (text, birthDate, sex) => {
    const checked = checkIdNumber(text);
    if (birthDate === null) expect(checked.ok).toBe(false);
    else expect(checked).toEqual({ ok: true, text: expect.stringMatching(/^[\dX]{18}$/), birthDate, sex });
  });

  it.each([
    ["", "身份证号码应为18位"],
    ["110105491231002", "身份证号码应为18位"],
    ["1101051949123100XX", "身份证号码只能由数字组成，末位可为X"],
    [withCheck("00010519491231002"), "身份证号码的地区代码不存在"],
    [withCheck("11010520050229002"), "身份证号码中的出生日期不存在"],
    [withCheck("11010520051301002"), "身份证号码中的出生日期不存在"],
    [withCheck("11010530050101002"), "身份证号码中的出生日期不存在"],
    ["110105194912310021", "身份证号码校验位不正确，请核对"],
  ])("refuses %s", (text, reason) => {
    expect(checkIdNumber(text)).toEqual({ ok: false, reason });
  });
});

describe("checkUscc (GB 32100-2015)", () => {
  it.each([
    "91350100M000100Y43",
    "91350100m000100y43",
    withUsccCheck("12530000000000001"),
  ])("accepts %s", (text) => {
    expect(checkUscc(text)).toEqual({ ok: true, text: text.toUpperCase() });
  });

  it("tells a wrong check digit apart: some real codes have one", () => {
    expect(checkUscc("91350100M000100Y44").ok).toBe(true);
    expect(hasUsccCheckDigit("91350100M000100Y44")).toBe(false);
    expect(hasUsccCheckDigit("91350100M000100Y43")).toBe(true);
  });

  it.each([
    ["91350100M000100Y4", "统一社会信用代码应为18位"],
    ["91350100I000100Y43", "统一社会信用代码只能由数字和大写字母组成，且不含I、O、S、V、Z"],
    [withUsccCheck("013501000000100Y4"), "统一社会信用代码的登记机关或行政区划部分不正确"],
    [withUsccCheck("9135A100000010034"), "统一社会信用代码的登记机关或行政区划部分不正确"],
  ])("refuses %s", (text, reason) => {
    expect(checkUscc(text)).toEqual({ ok: false, reason });
  });
});

describe("checkMobile", () => {
  it.each([
    ["19900000001", "19900000001"],
    ["199 0000 0001", "19900000001"],
    ["+86 199-0000-0001", "19900000001"],
    ["\u202d199 0000 0001\u202c", "19900000001"],
    ["１９９０００００００１", "19900000001"],
  ])("accepts %s", (input, text) => {
    expect(checkMobile(input)).toEqual({ ok: true, text });
  });

  it.each(["12900000001", "1990000000", "199000000012", "0871-63000000", ""])("refuses %s", (input) => {
    expect(checkMobile(input).ok).toBe(false);
  });
});

describe("masks (P-08)", () => {
  it("keep the pattern of the specification and hide anything malformed", () => {
    expect(maskIdNumber("110101200203071234")).toBe("110***********12**");
    expect(maskIdNumber("11012")).toBe("*****");
    expect(maskIdNumber("H12345678")).toBe("H1*****78");
    expect(maskIdNumber("1101012002")).toBe("11******02");
    expect(maskMobile("19912340001")).toBe("199****0001");
    expect(maskMobile("63000000")).toBe("********");
  });
});
