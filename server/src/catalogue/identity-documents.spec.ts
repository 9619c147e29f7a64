import { describe, expect, it } from "vitest";
import { checkDocument, checkDocumentNumber, type DocumentKind, idNumberCheckCharacter } from "./index.js";

const withCheck = (first17: string) => first17 + idNumberCheckCharacter(first17);
const CARD = withCheck("34010120041001101");
const RESIDENCE = withCheck("81000020040229001");
const FOREIGN = withCheck("91108401990010112");

describe("documents of identity (F-99)", () => {
  it.each<[DocumentKind | null, string, DocumentKind, string]>([
    [null, CARD, "01", CARD],
    ["01", CARD.toLowerCase(), "01", CARD],
    [null, RESIDENCE, "04", RESIDENCE],
    [null, FOREIGN, "06", FOREIGN],
    ["02", "H12345678", "02", "H12345678"],
    // The two digits of the issue are no part of the identity.
    ["02", "h1234567801", "02", "H12345678"],
    ["02", "Ｍ１２３４５６７８", "02", "M12345678"],
    ["03", "12345678", "03", "12345678"],
    ["03", "0123456789(B)", "03", "0123456789B"],
    ["05", "e 1234 5678", "05", "E12345678"],
    ["06", "usa110082120001", "06", "USA110082120001"],
    ["99", "军字第123号", "99", "军字第123号"],
  ])("%s %s", (kind, number, expected, text) => {
    expect(checkDocument(number, kind)).toMatchObject({ ok: true, kind: expected, text });
  });

  it("reads birth date and sex from 01 and 04 only", () => {
    expect(checkDocument(RESIDENCE, null)).toMatchObject({ birthDate: "2004-02-29", sex: "MALE" });
    expect(checkDocument(FOREIGN, null)).toMatchObject({ birthDate: null, sex: null });
  });

  it.each<[DocumentKind, string, string]>([
    ["01", RESIDENCE, "港澳台居民居住证"],
    ["01", FOREIGN, "外国人永久居留身份证"],
    ["04", CARD, "810000"],
    ["04", `${RESIDENCE.slice(0, 17)}${RESIDENCE.endsWith("1") ? "2" : "1"}`, "校验位"],
    ["02", "A12345678", "H或M"],
    ["03", "1234567", "8位数字"],
    ["05", "E123", "5至17位"],
    ["06", `${FOREIGN.slice(0, 17)}${FOREIGN.endsWith("1") ? "2" : "1"}`, "校验位"],
    ["06", CARD, "9开头"],
  ])("kind and number must agree: %s %s", (kind, number, reason) => {
    expect(checkDocument(number, kind)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it("looks a number up alone, whatever document it is of; what looks like an ID card must be one", () => {
    expect(checkDocumentNumber("\u202dH12345678 01\u202c")).toEqual({ ok: true, text: "H12345678" });
    expect(checkDocumentNumber("e12345678")).toEqual({ ok: true, text: "E12345678" });
    expect(checkDocumentNumber(`${CARD.slice(0, 17)}${CARD.endsWith("1") ? "2" : "1"}`).ok).toBe(false);
    expect(checkDocumentNumber(CARD.slice(0, 17)).ok).toBe(false);
    expect(checkDocumentNumber("12").ok).toBe(false);
  });
});
