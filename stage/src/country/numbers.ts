import { divisions, idNumberCheckCharacter, usccCheckCharacter } from "@gd/server/catalogue/index.js";
import type { SexCode } from "./names.js";
import type { Random } from "./random.js";

/** The lowest divisions of a province (two digits): what 生源所在地 must name. */
export function lowestDivisions(provinceCode: string): readonly string[] {
  const known = lowest.get(provinceCode);
  if (known) return known;
  const below = (code: string): string[] =>
    divisions(code).flatMap((row) => (row.hasChildren ? below(row.code) : [row.code]));
  const found = below(`${provinceCode}0000`);
  lowest.set(provinceCode, found);
  return found;
}

const lowest = new Map<string, readonly string[]>();

/**
 * A valid ID number that belongs to nobody: its county is the city's 市辖区 (…01), which is no place to be
 * born in, and its order code begins with 9, which no police station gets to on one day.
 */
export function inventedIdNumber(random: Random, division: string, birthDate: string, sex: SexCode): string {
  const order = 900 + random.between(0, 49) * 2 + (sex === "1" ? 1 : 0);
  const first17 = `${division.slice(0, 4)}01${birthDate.replaceAll("-", "")}${order}`;
  return first17 + idNumberCheckCharacter(first17);
}

/** GB 11714: the check character of the organisation code inside a USCC. */
function organisationCheckCharacter(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce(
    (total, weight, index) => total + weight * parseInt(first8.charAt(index), 36),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}

/**
 * A valid USCC that no register has given out yet: organisation codes MAYYY… are decades away.
 * The kind is its first two characters: 91 company, 12 public institution, 31 law firm, 52 private institute.
 */
export function inventedUscc(kind: string, division: string, running: number): string {
  const organisation = `MAYYY${String(running).padStart(3, "0")}`;
  const first17 = `${kind}${division}${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + usccCheckCharacter(first17);
}

/** Whom the demo gives mobile numbers. */
export type MobileOwner = "GRADUATE" | "IN_CHARGE" | "COLLEAGUE" | "APPLICANT" | "NEWCOMER";

/** Where each kind's numbers begin below 199 0000 xxxx, and how many there are: none runs into the next. */
const MOBILE_BLOCKS: Record<MobileOwner, readonly [number, number]> = {
  GRADUATE: [0, 999],
  IN_CHARGE: [1000, 999],
  COLLEAGUE: [2000, 999],
  APPLICANT: [4000, 999],
  NEWCOMER: [9000, 999],
};

/** Graduates are too many for four digits: whoever the first block has no room for is in this one. */
const MORE_GRADUATES = 19_910_000_000;

/**
 * The mobile number of the n-th person (from 1) of a kind: graduates 19900000001–0999, then 19910001000 and on; those
 * in charge of employers from 19900001001, their colleagues from 19900002001, newcomers from 19900009001.
 */
export function inventedMobile(owner: MobileOwner, running: number): string {
  const [first, most] = MOBILE_BLOCKS[owner];
  if (running <= most) return `1990000${String(first + running).padStart(4, "0")}`;
  if (owner !== "GRADUATE") throw new RangeError(`No mobile number is left for ${owner} ${running}`);
  return String(MORE_GRADUATES + running);
}
