import { expect, it } from "vitest";
import { destinationForms, uploadLabel } from "../index.js";

it("every proof of every form reads as the form calls it (D-03)", () => {
  for (const { key, label } of destinationForms
    .flatMap((form) => form.proofs)
    .flatMap((group) => group.proofs)) {
    expect([uploadLabel(key), uploadLabel(`PROOF:${key}`)]).toEqual([label, label]);
  }
});

it("knows what stands beside forms, with or without a particular, and calls the rest proofs", () => {
  expect(uploadLabel("AGREEMENT_SCAN:back")).toBe("就业协议书");
  expect(uploadLabel("TERMINATION_LETTER")).toBe("解约函");
  expect(uploadLabel("unheard-of")).toBe("证明材料");
});
