import { FieldProblem } from "../../words/refusals.js";

const LONGEST_NAME = 50;

/** What an import says of a row's name; null when it can be one. */
export function nameProblem(name: string): string | null {
  if (name.length < 2 || name.length > LONGEST_NAME) return `名称应为2至${LONGEST_NAME}个字符`;
  if (/\s/.test(name)) return "名称中不能有空格";
  return null;
}

/** The rows whose value stands above them already. */
export function repeated<Row>(
  path: string,
  rows: readonly Row[],
  field: keyof Row & string,
  label: string,
): FieldProblem[] {
  const first = new Map<unknown, number>();
  return rows.flatMap((row, index) => {
    const earlier = first.get(row[field]);
    if (earlier === undefined) {
      first.set(row[field], index);
      return [];
    }
    return [new FieldProblem(`${path}.${index}.${field}`, `${label}与第${earlier + 1}行重复`)];
  });
}

/** Names that belong to an organisation which the import does not rename. */
export function takenNames(
  path: string,
  rows: readonly { code: string; name: string }[],
  existing: readonly { code: string; name: string }[],
): FieldProblem[] {
  const imported = new Set(rows.map((row) => row.code));
  const keeper = new Map(
    existing.filter(({ code }) => !imported.has(code)).map((row) => [row.name, row.code]),
  );
  return rows.flatMap(({ name }, index) => {
    const code = keeper.get(name);
    return code ? [new FieldProblem(`${path}.${index}.name`, `该名称已属于代码${code}`)] : [];
  });
}
