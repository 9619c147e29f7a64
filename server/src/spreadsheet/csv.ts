import { beginsFormula, type Table } from "./table.js";

/** What a CSV file begins with, for office programs to open it in Chinese. */
export const BOM = "\ufeff";

/** A table as CSV: UTF-8 with its mark, lines end as RFC 4180 has them. */
export async function* csvOf({ columns, rows }: Table): AsyncGenerator<Buffer> {
  yield Buffer.from(BOM + csvLines([columns.map(({ title }) => title)]));
  for await (const batch of rows) yield Buffer.from(csvLines(batch));
}

/** Lines of CSV whose cells no program takes for formulas. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(text: string): string {
  const harmless = beginsFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
