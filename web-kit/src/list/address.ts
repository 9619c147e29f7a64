/** How one value stands in the address of a list. Methods, so that lists of params of different types are of one type. */
export interface Param<T> {
  /** In the address; the value's own key unless given. */
  name?: string;
  /** Names and numbers of persons stand behind the `#`, which a browser never sends: no server's log has them (P-08). */
  personal?: boolean;
  /** undefined: the text says nothing that this list knows. */
  read(text: string): T | undefined;
  write(value: T): string;
}

export type Params = Readonly<Record<string, Param<unknown>>>;

/** What an address says; what it leaves out, or says in words unknown, is absent. */
export type ValuesOf<P extends Params> = {
  readonly [Key in keyof P]?: (NonNullable<P[Key]> extends Param<infer T> ? T : never) | undefined;
};

/** The two parts of an address that hold a list's filter; with or without their `?` and `#`. */
export interface ListAddress {
  search: string;
  hash: string;
}

/** The values an address asks for. */
export function readAddress<P extends Params>(params: P, { search, hash }: ListAddress): ValuesOf<P> {
  const open = new URLSearchParams(search);
  const personal = new URLSearchParams(hash.replace(/^#/, ""));
  const read = Object.entries(params).flatMap(([key, param]) => {
    const text = (param.personal ? personal : open).get(param.name ?? key)?.trim();
    const value = text ? param.read(text) : undefined;
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(read) as ValuesOf<P>;
}

/** The address of these values: always the first page. */
export function writeAddress<P extends Params>(params: P, values: ValuesOf<P>): ListAddress {
  const open = new URLSearchParams();
  const personal = new URLSearchParams();
  for (const [key, param] of Object.entries(params)) {
    const value = values[key];
    const text = value === undefined || value === null ? "" : param.write(value).trim();
    if (text) (param.personal ? personal : open).set(param.name ?? key, text);
  }
  return { search: open.toString(), hash: personal.toString() };
}

interface ParamOptions {
  name?: string;
  personal?: boolean;
}

/** Any text, e.g. the exact name of a person or the id of a department. `upperCase`: ID numbers end in a capital X. */
export function textParam({
  upperCase = false,
  ...options
}: ParamOptions & { upperCase?: boolean } = {}): Param<string> {
  const asWritten = (text: string) => (upperCase ? text.trim().toUpperCase() : text.trim());
  return { ...options, read: asWritten, write: asWritten };
}

/** One of the values known. */
export function choiceParam<T extends string | number>(
  known: readonly T[],
  options: ParamOptions = {},
): Param<T> {
  return { ...options, read: (text) => known.find((value) => String(value) === text), write: String };
}

/** What a test of the text accepts, e.g. the name of a state. */
export function testedParam<T extends string>(
  test: (text: string) => text is T,
  options: ParamOptions = {},
): Param<T> {
  return { ...options, read: (text) => (test(text) ? text : undefined), write: String };
}

/** A whole number of at least `least`. */
export function numberParam(least: number, options: ParamOptions = {}): Param<number> {
  const read = (text: string) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= least ? number : undefined;
  };
  return { ...options, read, write: String };
}

/** `yes` or `no`. */
export function yesNoParam(options: ParamOptions = {}): Param<boolean> {
  const read = (text: string) => (text === "yes" ? true : text === "no" ? false : undefined);
  return { ...options, read, write: (value) => (value ? "yes" : "no") };
}
