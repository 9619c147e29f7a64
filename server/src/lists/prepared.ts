import { createHash } from "node:crypto";
import type { Sql, Statement } from "../database/sql.js";

/** A statement as `pg` takes it; named where it is prepared. */
export interface PreparedStatement extends Statement {
  name?: string;
}

/** More shapes of one list than this are no shapes: their statements stay unnamed. */
const MOST_SHAPES = 400;

/**
 * The texts of a list's prepared statements, each made once: making that of the review queue anew would add 20 µs to a
 * page's 550 (docs/adr/0016). A name is made of the text, so that no two texts share one.
 */
export class PreparedStatements {
  readonly #shapes = new Map<string, { name: string; text: string }>();

  constructor(private readonly list: string) {}

  /**
   * The statement that `make` makes of `parts`: all of it that is not the same at every call, in the order of the text.
   * `shape` says what else decides the text.
   */
  of(shape: string, role: string, parts: readonly Part[], make: () => Sql): PreparedStatement {
    const key = `${shape} ${role} ${parts.map(({ text }) => text).join("\n")}`;
    const order = parts.flatMap((part) => part.values);
    const known = this.#shapes.get(key);
    if (known) return { ...known, values: order };
    const { text, values } = make();
    if (this.#shapes.size >= MOST_SHAPES) return { text, values };
    if (values.length !== order.length || values.some((value, index) => value !== order[index])) {
      throw new Error(`${this.list} has its values in another order than its parts`);
    }
    const name = `${this.list}-${role}-${createHash("sha1").update(text).digest("hex").slice(0, 12)}`;
    this.#shapes.set(key, { name, text });
    return { name, text, values };
  }
}

export type Part = Statement;
