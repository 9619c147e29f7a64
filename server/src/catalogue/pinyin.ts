import { customPinyin, pinyin } from "pinyin-pro";

/** Places that the dictionary reads as their characters usually are, and nobody else does. */
customPinyin({
  六合: "lù hé",
  单县: "shàn xiàn",
  尉犁: "yù lí",
  蔚县: "yù xiàn",
  涡阳: "guō yáng",
  洪洞: "hóng tóng",
  曾都: "zēng dū",
  都匀: "dū yún",
  解州: "hài zhōu",
});

/**
 * How a text is read, without tones and one space between syllables, e.g. 昆明市 → `kun ming shi`; ü is v, as it is typed.
 * A letter or digit stands for itself; what is neither that nor read in 拼音 is left out.
 */
export function pinyinOf(text: string): string {
  return pinyin(text, { toneType: "none", type: "array", v: true })
    .map((syllable) => syllable.toLowerCase())
    .filter((syllable) => /^[a-z0-9]+$/.test(syllable))
    .join(" ");
}

/** Longer than any name is typed. */
const LONGEST = 40;

/** Whether a search can be one by 拼音. */
export function isTypedInPinyin(search: string): boolean {
  return /^[a-z0-9 ']+$/i.test(search) && /[a-z]/i.test(search);
}

/**
 * Where a search by 拼音 begins in a text that is read so: the number of the syllable, or -1. A part of each syllable is
 * enough, from one to the next: `kunming`, `km` and `kunm` all find `kun ming shi`. The apps search their own tables by the same rule
 * (web-kit's `isFoundBy`).
 */
export function placeInPinyin(read: string, search: string): number {
  const wanted = search.toLowerCase().replace(/[ ']/g, "").slice(0, LONGEST);
  const syllables = read.split(" ");
  return wanted === "" ? -1 : syllables.findIndex((_, place) => continues(syllables.slice(place), wanted));
}

/** Step by step through the syllables with every number of letters that they can have taken so far: never slow. */
function continues(syllables: readonly string[], letters: string): boolean {
  let taken = new Set([0]);
  for (const syllable of syllables) {
    const next = new Set<number>();
    for (const begin of taken) {
      for (
        let length = 1;
        length <= syllable.length && letters[begin + length - 1] === syllable[length - 1];
        length += 1
      ) {
        next.add(begin + length);
      }
    }
    if (next.has(letters.length)) return true;
    taken = next;
  }
  return false;
}
