import { readFileSync } from "node:fs";
import type { SampleForm } from "../../../catalogue/index.js";
import { type Print, printPdf, printPicture } from "./press.js";

const template = readFileSync(new URL("sample.typ", import.meta.url), "utf8");

/** Prints an empty 样表 as PDF. */
export function renderSample(form: SampleForm): Buffer {
  return printPdf(printOf(form));
}

/** The same as one picture (SVG). */
export function pictureOfSample(form: SampleForm): string {
  return printPicture(printOf(form));
}

function printOf(form: SampleForm): Print {
  const sections = form.sections.map(({ title, fields, wide, filled }) => ({
    title,
    fields: fields.map((label) => ({ label, text: filled[label] ?? "", wide: wide.includes(label) })),
  }));
  return { template, view: () => ({ ...form, sections }) };
}
