/** What one line of COPY may hold. */
export type CopyValue = string | number | Buffer | null;

const LOT_BYTES = 65_536;

/**
 * Gathers lines of PostgreSQL's COPY text format. They are written into bytes at once: lines put together as text
 * lived long enough to cost the server 40 MB on a large roster.
 */
export class CopyLines {
  #lot = Buffer.allocUnsafeSlow(LOT_BYTES);
  #at = 0;

  /** Adds a line; answers the lot to be sent when it is full. */
  add(values: readonly CopyValue[]): Buffer | null {
    const longest = values.reduce<number>((sum, value) => sum + longestOf(value) + 1, 0);
    const full = this.#at + longest > this.#lot.length ? this.take(longest) : null;
    values.forEach((value, column) => {
      if (column > 0) this.#write("\t");
      this.#write(copyText(value));
    });
    this.#write("\n");
    return full;
  }

  /** What has been gathered so far; those to come begin a lot of their own. */
  take(room = 0): Buffer {
    const taken = this.#lot.subarray(0, this.#at);
    this.#lot = Buffer.allocUnsafeSlow(Math.max(LOT_BYTES, room));
    this.#at = 0;
    return taken;
  }

  #write(text: string): void {
    this.#at += this.#lot.write(text, this.#at);
  }
}

/** Bytes that a value takes at most: a character three in UTF-8, or two with its backslash. */
function longestOf(value: CopyValue): number {
  if (Buffer.isBuffer(value)) return 3 + value.length * 2;
  return typeof value === "string" ? value.length * 3 : 20;
}

function copyText(value: CopyValue): string {
  if (value === null) return "\\N";
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (typeof value === "number") return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
    : value;
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
