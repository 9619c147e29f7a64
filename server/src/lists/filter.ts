import type { KeyRing } from "../database/sealed.js";
import { type Sql, sql, wordsOf } from "../database/sql.js";
import { isId } from "../words/ids.js";

/** The viewer that a list is read for; the role stands in the names of its prepared statements. */
export interface ListViewer {
  readonly role: string;
}

/** What a list's functions know besides the filter: taken once for a page. */
export interface Reading<Viewer> {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly keys: KeyRing;
}

/** The condition that one field of the filter adds when it is asked for; null adds none. */
export type Condition<Value, Viewer> = (value: Value, reading: Reading<Viewer>) => Sql | null;

/** A filter asked for so often that its statement is prepared too. */
export interface HotFilter<Value, Viewer> {
  readonly hot: Condition<Value, Viewer>;
}

export type AnyFilter<Value, Viewer> = Condition<Value, Viewer> | HotFilter<Value, Viewer>;

/** One for each field of the filter: a field that nothing reads does not compile. */
export type FiltersOf<Filter, Viewer> = {
  readonly [Name in keyof Filter]-?: AnyFilter<NonNullable<Filter[Name]>, Viewer>;
};

export function isHot<Value, Viewer>(filter: AnyFilter<Value, Viewer>): filter is HotFilter<Value, Viewer> {
  return typeof filter !== "function";
}

/** For a field that adds no condition of its own, since it decides branches or order; part of a prepared shape. */
export const decides: HotFilter<unknown, unknown> = { hot: () => null };

type Tag<Value> = (strings: TemplateStringsArray, ...parts: Sql[]) => (value: Value) => Sql;

function tag<Value>(condition: (column: Sql, value: Value) => Sql): Tag<Value> {
  return (strings, ...parts) => {
    const column = sql(strings, ...parts);
    return (value) => condition(column, value);
  };
}

/** `` equals`r.cohort` ``: the column has this very value. */
export const equals = tag<string | number>((column, value) => sql`${column} = ${value}`);

/** The column is this name by their folded keys, however its dots and spaces are typed (F-98). */
export const sameName = tag<string>((column, name) => sql`folded_name(${column}) = folded_name(${name})`);

/** The same for a column of ids: what is no id is nobody's. */
export const equalsId = tag<string>((column, id) => (isId(id) ? sql`${column} = ${id}` : sql`false`));

/** The text is a part of the column, every character meaning itself. */
export const contains = tag<string>((column, part) => sql`strpos(${column}, ${part}) > 0`);

/** The same of a column of names, by their folded keys. */
export const containsName = tag<string>(
  (column, part) => sql`strpos(folded_name(${column}), folded_name(${part})) > 0`,
);

/** The column is one of these words of a closed vocabulary. */
export const oneOf = tag<readonly string[]>((column, words) =>
  words.length > 0 ? sql`${column} in ${wordsOf(words)}` : sql`false`,
);

/** What is asked for, trimmed; empty text asks for nothing. */
export function askedOf<Filter extends object>(filter: Filter, names: readonly (keyof Filter)[]): Filter {
  const asked = {} as Filter;
  for (const name of names) {
    const value = filter[name];
    if (value === null || value === undefined) continue;
    if (typeof value !== "string") asked[name] = value;
    else if (value.trim() !== "") asked[name] = value.trim() as typeof value;
  }
  return asked;
}
