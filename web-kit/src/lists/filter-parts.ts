/** One filter of a list as its address carries it. */
export interface FilterPart<T> {
  /** As the form and whoever reads the list calls it. */
  label: string;
  /** Its name in the address, where that is not its key. */
  name?: string;
  /** Stands behind `#`, which a browser never sends: names and ID numbers stay out of every log (P-08). */
  personal?: boolean;
  /** What holds when the address says nothing, or nothing that is known. */
  absent?: T;
  /** Undefined for what is not known. */
  read(text: string): T | undefined;
  write(value: T): string;
}

/** What a kind of filter may be given besides its label. */
type Rest<T> = Partial<Pick<FilterPart<T>, "name" | "personal" | "absent">>;

/** Free text, without the spaces around it. */
export function textPart(
  label: string,
  rest: Rest<string> & { upperCase?: boolean } = {},
): FilterPart<string> {
  const { upperCase = false, ...part } = rest;
  const clean = (text: string) => (upperCase ? text.trim().toUpperCase() : text.trim());
  return { label, ...part, read: (text) => clean(text) || undefined, write: clean };
}

/** One of the values that are known. */
export function choicePart<T extends string | number>(
  label: string,
  known: readonly T[] | ((text: string) => text is T & string),
  rest: Rest<T> = {},
): FilterPart<T> {
  const read = (text: string): T | undefined => {
    if (typeof known === "function") return known(text) ? text : undefined;
    return known.find((value) => String(value) === text);
  };
  return { label, ...rest, read, write: String };
}

/** A whole number, not below `least`. */
export function numberPart(label: string, least: number, rest: Rest<number> = {}): FilterPart<number> {
  const read = (text: string) => {
    const value = Number(text);
    return text.trim() !== "" && Number.isInteger(value) && value >= least ? value : undefined;
  };
  return { label, ...rest, read, write: String };
}

/** Yes or no. */
export function yesNoPart(label: string, rest: Rest<boolean> = {}): FilterPart<boolean> {
  const known: Readonly<Record<string, boolean>> = { yes: true, no: false };
  return { label, ...rest, read: (text) => known[text], write: (value) => (value ? "yes" : "no") };
}
