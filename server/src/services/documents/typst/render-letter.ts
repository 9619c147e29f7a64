import { readFileSync } from "node:fs";
import { printPdf } from "./press.js";

/** 网签授权书 (F-70): whom an organisation lets sign for it on the platform. */
export interface AuthorisationLetter {
  readonly employerName: string;
  /** 统一社会信用代码, or the number of a register abroad; null: it has none. */
  readonly code: { readonly label: string; readonly text: string } | null;
  readonly address: string;
  readonly personName: string;
  readonly personDocument: string;
  readonly personPosition: string | null;
  readonly mobile: string;
}

const template = readFileSync(new URL("authorisation-letter.typ", import.meta.url), "utf8");

/** Prints a 网签授权书, one page, to be signed and stamped. */
export function renderLetter(letter: AuthorisationLetter): Buffer {
  return printPdf({
    template,
    view: (print) => {
      const rows = [
        ["单位名称", letter.employerName],
        ...(letter.code ? [[letter.code.label, letter.code.text]] : []),
        ["单位地址", letter.address],
        ["网签负责人", letter.personName],
        ["证件号码", letter.personDocument],
        ...(letter.personPosition ? [["职务", letter.personPosition]] : []),
        ["手机号码", letter.mobile],
      ].map(([label, text = ""]) => ({ label, text: print.line(text) }));
      return {
        rows,
        employer: print.line(letter.employerName),
        person: print.line(letter.personName),
        missing: print.missing(),
      };
    },
  });
}
