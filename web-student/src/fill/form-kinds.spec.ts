import { expect, it } from "vitest";
import { formKindAt } from "./form-kinds.js";

it("finds the field that a refusal is about, by the paths of each server form", () => {
  const fieldOf = (path: string, at: string) => formKindAt(path)?.fieldOf(at);
  expect(fieldOf("offline", "form.categoryCode")).toBe("jobCategoryCode");
  expect(fieldOf("paper", "form.uscc")).toBe("uscc");
  expect(fieldOf("paper", "form.uploadIds")).toBe("uploadIds");
  expect(fieldOf("destination", "form.fields.uscc")).toBe("uscc");
  expect(fieldOf("destination", "form.typeCode")).toBe("typeCode");
  expect(fieldOf("destination", "form.proofs.admission")).toBe("proofs.admission");
});

it("knows no form at an address that is none", () => {
  expect(formKindAt("constructor")).toBeUndefined();
  expect(formKindAt("online")).toBeUndefined();
});
