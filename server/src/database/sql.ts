/**
 * A piece of SQL whose values are parameters, never text: the only way pieces are put together. Made by the `sql`
 * tag, nested freely, and rendered once for `pg` (`$1`) or for the ORM's raw queries (`?`).
 */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {}

  /** For `pool.query`. */
  toPg(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const text = this.#render((value) => {
      values.push(value);
      return `$${values.length}`;
    });
    return { text, values };
  }

  /** For `em.execute`, inside its transaction. */
  toOrm(): [text: string, values: unknown[]] {
    const values: unknown[] = [];
    const text = this.#render((value) => {
      values.push(value);
      return "?";
    });
    return [text, values];
  }

  #render(place: (value: unknown) => string): string {
    let text = this.strings[0] ?? "";
    this.values.forEach((value, index) => {
      text += value instanceof Sql ? value.#render(place) : place(value);
      text += this.strings[index + 1] ?? "";
    });
    return text;
  }
}

export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(strings, values);
}

/**
 * `limit`, written into the text. As a parameter PostgreSQL would take its plan for a tenth of the table, find it dearer
 * than one made anew, and so make one anew for every page: 0.9 ms of a queue's 1.1 (docs/adr/0006).
 */
export function limitTo(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`No number of rows: ${rows}`);
  return new Sql([`limit ${rows}`], []);
}

/**
 * Words of a closed vocabulary written into the text, `('A', 'B')`: so that one plan fits, and partial indexes are seen.
 *
 * @throws for anything but capital letters and low lines.
 */
export function wordsOf(words: readonly string[]): Sql {
  if (words.length === 0 || !words.every((word) => /^[A-Z_]+$/.test(word))) {
    throw new Error(`No words: ${words.join(", ")}`);
  }
  return new Sql([`('${words.join("', '")}')`], []);
}

/** Joins conditions with AND; true when there is none. */
export function allOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`true`;
  return conditions.reduce((all, next) => sql`${all} and ${next}`);
}
