import { createHash } from "node:crypto";

/** More shapes of one list than this are no shapes: their statements stay unnamed. */
const MOST_SHAPES = 400;

/**
 * Names for prepared statements by their text: one text has one name in every process, and no two texts share one.
 */
export class PreparedNames {
  readonly #names = new Map<string, string>();

  nameOf(list: string, role: string, text: string): string | undefined {
    const known = this.#names.get(text);
    if (known || this.#names.size >= MOST_SHAPES) return known;
    const name = `${list}-${role}-${createHash("sha1").update(text).digest("hex").slice(0, 12)}`;
    this.#names.set(text, name);
    return name;
  }
}
