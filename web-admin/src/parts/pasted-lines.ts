/** What is wrong with a pasted line; `line` counts from 1, as the server counts too. */
export interface LineProblem {
  line: number;
  message: string;
}

export interface PastedLines {
  /** The text without empty lines and headings: its lines are those that are counted. */
  text: string;
  /** The cells of each line, one per column. */
  rows: string[][];
  problems: LineProblem[];
}

/** The first cell of a line with the separator behind it. */
const plain = /^([^\t,，]*)[\t,，]/;
const quoted = /^\s*("(?:[^"]|"")*")\s*[\t,，]/;

/**
 * Lines as they come out of a table (tabs) or are typed (commas, also Chinese ones), each with one cell per column,
 * perhaps in quotation marks. The last column keeps what follows: addresses may have commas. A line of the columns' own names is left out.
 */
export function readPastedLines(pasted: string, columns: readonly string[]): PastedLines {
  const lines = pasted
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ line, cells: cellsOf(line, columns.length) }))
    .filter(({ cells }) => !columns.every((column, at) => cells[at] === column));
  return {
    text: lines.map(({ line }) => line).join("\n"),
    rows: lines.map(({ cells }) => cells),
    problems: lines.flatMap(({ cells }, index) => {
      const message = mistakeOf(cells, columns);
      return message ? [{ line: index + 1, message }] : [];
    }),
  };
}

function mistakeOf(cells: string[], columns: readonly string[]): string | null {
  if (cells.length < columns.length) return `应依次填写${columns.join("、")}，共 ${columns.length} 项`;
  const missing = columns.filter((_, at) => !cells[at]);
  return missing.length > 0 ? `${missing.join("、")}未填写` : null;
}

function cellsOf(line: string, most: number): string[] {
  const cells: string[] = [];
  let rest = line;
  while (cells.length < most - 1) {
    const [whole, cell] = quoted.exec(rest) ?? plain.exec(rest) ?? [];
    if (whole === undefined || cell === undefined) break;
    cells.push(unquoted(cell));
    rest = rest.slice(whole.length);
  }
  return [...cells, unquoted(rest)];
}

/** `"江东市，东城区"` is one cell with a comma, `""` within it a quotation mark. */
function unquoted(cell: string): string {
  const text = cell.trim();
  return /^"([^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}

/** The server's problems (`schools.3.code`) by line; those of the whole list (`schools`) stand at line 0. */
export function problemsOfLines(fields: Record<string, string>): LineProblem[] {
  return Object.entries(fields)
    .map(([path, message]) => ({ line: Number(path.split(".")[1] ?? -1) + 1, message }))
    .sort((a, b) => a.line - b.line);
}
