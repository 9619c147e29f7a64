import type { FilterPart } from "./filter-parts.js";

/** The parts of an address that carry a list's search; as `location` has them, and as `navigate` takes them. */
export interface ListAddress {
  search: string;
  hash: string;
}

/** A part for each filter of the search: one that is left out does not compile. */
export type FilterParts<S> = { readonly [K in keyof Required<S>]: FilterPart<NonNullable<S[K]>> };

/** Where a page of the list begins, and how many rows it has. */
export interface ListPlace {
  /** Cursor of the row before; null on the first page. */
  after: string | null;
  /** From 1. */
  number: number;
  size: number;
}

export interface ListDescription<S> {
  filters: FilterParts<S>;
  /** Rows of a page: those that may be chosen, the first of them being the usual; or the one there is. */
  sizes: readonly [number, ...number[]];
}

/** What a list's address says, the address that says it, and what the server is asked for then. */
export interface List<S, A = { filter: S }> extends ListDescription<S> {
  /** The variables of the list's query that its search decides. */
  asked(search: S): A;
  /** The search of an address; what it does not know is left out. */
  searchOf(address: ListAddress): S;
  placeOf(address: ListAddress): ListPlace;
  /** The address of a search; without a place, of its first page in the usual size. */
  addressOf(search: S, place?: Partial<ListPlace>): ListAddress;
  /** Whether nothing is filtered. */
  isWhole(search: S): boolean;
}

/**
 * Describes a list's filters once: form, address, and what the server is asked for are made of it. `S` is what can be
 * searched for, as a rule the server's own type of the filter; else `asked` makes the query's variables of it.
 */
export function defineList<S extends object>(description: ListDescription<S>): List<S>;
export function defineList<S extends object, A>(
  description: ListDescription<S> & { asked(search: S): A },
): List<S, A>;
export function defineList<S extends object>(
  description: ListDescription<S> & { asked?(search: S): unknown },
): List<S, unknown> {
  const [usualSize] = description.sizes;
  const parts = Object.entries(description.filters) as [keyof S & string, FilterPart<unknown>][];
  const searchOf = ({ search, hash }: ListAddress): S => {
    const open = new URLSearchParams(search);
    const personal = new URLSearchParams(hash.replace(/^#/, ""));
    const found = parts.flatMap(([key, part]) => {
      const text = (part.personal ? personal : open).get(part.name ?? key);
      const value = (text === null ? undefined : part.read(text)) ?? part.absent;
      return value === undefined ? [] : [[key, value]];
    });
    return Object.fromEntries(found) as S;
  };
  return {
    asked: (filter) => ({ filter }),
    ...description,
    searchOf,
    placeOf({ search }) {
      const params = new URLSearchParams(search);
      const after = params.get("after");
      const size = description.sizes.find((known) => String(known) === params.get("size")) ?? usualSize;
      return { after, number: after ? Math.max(2, Number(params.get("page")) || 2) : 1, size };
    },
    addressOf(values, { after = null, number = 1, size = usualSize } = {}) {
      const open = new URLSearchParams();
      const personal = new URLSearchParams();
      for (const [key, part] of parts) {
        const value = values[key];
        if (value === undefined || value === null || value === part.absent) continue;
        const text = part.write(value);
        if (text) (part.personal ? personal : open).set(part.name ?? key, text);
      }
      if (size !== usualSize) open.set("size", String(size));
      if (after) {
        open.set("after", after);
        open.set("page", String(number));
      }
      return { search: prefixed("?", open), hash: prefixed("#", personal) };
    },
    isWhole: (values) =>
      parts.every(([key, { absent }]) => (values[key] ?? absent) === absent || values[key] === ""),
  };
}

function prefixed(sign: string, params: URLSearchParams): string {
  return params.size > 0 ? `${sign}${params}` : "";
}
