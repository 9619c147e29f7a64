import { readFileSync } from "node:fs";
import type { AgreementDocument, AgreementText } from "./agreement-document.js";
import { agreementView, draftView } from "./agreement-view.js";
import { type Print, printPdf, printPicture } from "./press.js";

const template = readFileSync(new URL("agreement.typ", import.meta.url), "utf8");

/** Prints a 就业协议书 (D-05). Throws when a time is no instant: a fault of ours, not of a user. */
export function renderAgreement(document: AgreementDocument): Buffer {
  return printPdf(printOf(document));
}

/** The same as one picture (SVG), for browsers that show no PDF. */
export function pictureOfAgreement(document: AgreementDocument): string {
  return printPicture(printOf(document));
}

/** The text alone, marked 草稿，未生效, as the graduate reads it before accepting (F-24). */
export function renderDraft(text: AgreementText): Buffer {
  return printPdf(draftOf(text));
}

export function pictureOfDraft(text: AgreementText): string {
  return printPicture(draftOf(text));
}

function printOf(document: AgreementDocument): Print {
  return { template, view: (print) => agreementView(document, print) };
}

function draftOf(text: AgreementText): Print {
  return { template, view: (print) => draftView(text, print) };
}
