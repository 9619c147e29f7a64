import data from "./data/names.json" with { type: "json" };
import type { Random } from "./random.js";

/** GB/T 2261.1 code of a person whose sex is known. */
export type SexCode = "1" | "2";

/** Names with blanks between them. */
type Names = string;

/** First names and, joined by ·, fathers' names, by GB/T 3304 code. */
const namedAfterFather: Readonly<Record<string, Record<SexCode | "father", Names>>> = data.namedAfterFather;
const withoutSurname: Readonly<Record<string, Record<SexCode, Names>>> = data.withoutSurname;
/** Surnames common among some peoples of the south-west and the north-east. */
const ownSurnames: Readonly<Record<string, Names>> = data.ownSurnames;

/** 民族 of a person from this province (GB/T 3304 code), in rough proportion. */
export function ethnicityFrom(random: Random, provinceCode: string): string {
  const { southWest, elsewhere } = data.ethnicities;
  return random.weighted((provinceCode === "53" ? southWest : elsewhere) as [string, number][]);
}

/**
 * A name as people of this 民族 and sex bear it; one in thirty has a character that old systems lose: outside GB 2312,
 * some outside the basic plane.
 */
export function personName(random: Random, ethnicity: string, sex: SexCode): string {
  const oneOf = (names: Names) => random.pick(names.split(" "));
  const patronymic = namedAfterFather[ethnicity];
  if (patronymic !== undefined) return `${oneOf(patronymic[sex])}·${oneOf(patronymic.father)}`;
  const single = withoutSurname[ethnicity];
  if (single !== undefined) return oneOf(single[sex]);
  const surname = oneOf(ownSurnames[ethnicity] ?? data.surnames);
  return surname + oneOf(random.chance(1 / 30) ? data.rareGiven : data.given[sex]);
}
