/** Together; a picture of an agreement takes some hundred kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Prints by what they say, the longest unused dropped first. */
export class KeptPrints {
  readonly #prints = new Map<string, string | Buffer>();
  #bytes = 0;

  get(key: string): string | Buffer | undefined {
    const found = this.#prints.get(key);
    if (found === undefined) return undefined;
    this.#prints.delete(key);
    this.#prints.set(key, found);
    return found;
  }

  put(key: string, print: string | Buffer): void {
    this.#prints.set(key, print);
    this.#bytes += print.length;
    for (const [oldest, dropped] of this.#prints) {
      if (this.#bytes <= MOST_BYTES) return;
      this.#prints.delete(oldest);
      this.#bytes -= dropped.length;
    }
  }
}
