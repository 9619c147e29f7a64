import { randomBytes } from "node:crypto";

/** None is taken for another. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Evenly drawn. */
export function randomLetters(length: number): string {
  let text = "";
  while (text.length < length) {
    const [byte = 255] = randomBytes(1);
    if (byte < LETTERS.length * 8) text += LETTERS[byte % LETTERS.length];
  }
  return text;
}
