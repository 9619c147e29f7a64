import { readFileSync } from "node:fs";
import { beijingTime } from "./beijing-time.js";
import { type Print, printPdf, printPicture } from "./press.js";
import type { PrintableText } from "./printable-text.js";

/** What became of an agreement that is over or out of force; issued files never change, so it comes beside them. */
export interface StatusSheet {
  /** 线上签约 and the like. */
  readonly kindLabel: string;
  /** Null where it never got one. */
  readonly number: string | null;
  readonly cohort: number;
  readonly employer: string;
  readonly graduate: string;
  readonly school: string;
  readonly statusLabel: string;
  /** ISO 8601 instant since when it stands so; null where that is no step of the record. */
  readonly at: string | null;
  /** How it came to that, in the order in which it happened: role and organisation, never the name of staff (F-05). */
  readonly steps: readonly { readonly label: string; readonly by: string; readonly at: string }[];
}

const template = readFileSync(new URL("status-sheet.typ", import.meta.url), "utf8");

/** Prints a 状态说明, one page. */
export function renderSheet(sheet: StatusSheet): Buffer {
  return printPdf(printOf(sheet));
}

/** The same as one picture (SVG). */
export function pictureOfSheet(sheet: StatusSheet): string {
  return printPicture(printOf(sheet));
}

function printOf(sheet: StatusSheet): Print {
  return { template, view: (print) => sheetView(sheet, print) };
}

function sheetView(sheet: StatusSheet, print: PrintableText): object {
  const { number, at, statusLabel } = sheet;
  const facts = [
    ["协议编号", number ?? "未编号"],
    ["签约方式", `${sheet.kindLabel}（${sheet.cohort}届）`],
    ["用人单位", sheet.employer],
    ["毕业生", sheet.graduate],
    ["毕业院校", sheet.school],
    ["当前状态", statusLabel],
    ["状态时间", at === null ? "毕业生不在学校生源名单期间" : beijingTime(at)],
  ].map(([label, text = ""]) => ({ label, text: print.line(text) }));
  const steps = sheet.steps.map(({ label, by, at: when }) => ({
    label: print.line(label),
    by: print.line(by),
    at: beijingTime(when),
  }));
  const what = print.line(`该协议现为「${statusLabel}」，不具有效力。`);
  return { facts, steps, what, missing: print.missing() };
}
