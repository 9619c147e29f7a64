import { raw, type Sql, sql } from "../database/sql.js";

/** What PostgreSQL answers for a column, and with it how a cursor is checked that holds such a value. */
export type ColumnType = "id" | "text" | "whole" | "flag" | "instant" | "texts" | "json" | "bytes";

/** A column of a list: the expression that is read, and (for the compiler alone) what JavaScript gets of it. */
export interface Column<Value> {
  readonly type: ColumnType;
  readonly sql: Sql;
  readonly value?: Value;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row as it is read. */
export type RowOf<C extends Columns> = {
  [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

interface Tag<Plain> {
  (strings: TemplateStringsArray, ...parts: Sql[]): Column<Plain>;
  <Value extends Plain | null>(strings: TemplateStringsArray, ...parts: Sql[]): Column<Value>;
}

function tag<Plain>(type: ColumnType): Tag<Plain> {
  return (strings: TemplateStringsArray, ...parts: Sql[]) => ({ type, sql: sql(strings, ...parts) });
}

/**
 * The kinds of columns, each a tag: `` column.text<RecordKind>`r.kind` ``. Write `<… | null>` for what may be null.
 * An instant comes as text of ISO 8601 (see `INSTANTS_AS_TEXT`), since most of them only travel on to the answer.
 */
export const column = {
  id: tag<string>("id"),
  text: tag<string>("text"),
  whole: tag<number>("whole"),
  flag: tag<boolean>("flag"),
  instant: tag<string>("instant"),
  texts: tag<readonly string[]>("texts"),
  json: tag<unknown>("json"),
  bytes: tag<Buffer>("bytes"),
} as const;

/** Text of the code's own: names of columns. */
export function sqlText(text: string): Sql {
  return raw(text);
}

/** What stands between `select` and `from`; `instead` reads some columns in another way. */
export function selectOf(columns: Columns, instead: Readonly<Record<string, Sql | undefined>> = {}): Sql {
  const read = Object.entries(columns).map(([name, column]) => {
    const expression = instead[name] ?? column.sql;
    if (expression.values.length > 0) throw new Error(`${name} is read with a parameter`);
    return `${expression.text} as "${name}"`;
  });
  return sqlText(read.join(", "));
}
