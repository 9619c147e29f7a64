import { areaList } from "@vant/area-data";
import { isTypedInPinyin, pinyinOf, placeInPinyin } from "./pinyin.js";
import withdrawn from "./withdrawn-divisions.json" with { type: "json" };

/** An administrative division of GB/T 2260. */
export interface Division {
  /** Six digits. */
  readonly code: string;
  /** Its own name, without those of the divisions above it. */
  readonly name: string;
  /** True when a form must ask for a division below this one: rosters want the lowest level (D-01). */
  readonly hasChildren: boolean;
}

/** The standard names 台湾, 香港 and 澳门 at the provincial level only; the package's own codes below stay out. */
const beyondStandard = /^(71|81|82)(?!0000)/;
/** Cities without counties, below which the package has codes for towns that are none of the standard. */
const invented = /^(4419|4420|4604|6202)(?!00)/;
/** Functional areas of statistics (开发区 and the like): rosters have them, the standard does not. */
const functional = /^\d{4}[79]\d$|^320112$|^321150$/;
/** 省直辖县: what lies below hangs under the province. */
const placeholder = /^\d{2}90(00)?$/;

const packaged = [areaList.province_list, areaList.city_list, areaList.county_list]
  .flatMap((list) => Object.entries(list))
  .filter(([code]) => !beyondStandard.test(code) && !invented.test(code));

/** What the standard has today. */
const names = new Map(packaged.filter(([code]) => !functional.test(code) && !placeholder.test(code)));

/**
 * What rosters may still say: functional areas, and codes withdrawn since 2002 with the last name that they had (GB/T 2260
 * as of twenty dates up to 2016, npm package gb2260).
 */
const former = new Map([...Object.entries(withdrawn), ...packaged.filter(([code]) => functional.test(code))]);

function parentCode(code: string): string | null {
  if (code.endsWith("0000")) return null;
  return code.endsWith("00") || placeholder.test(code.slice(0, 4))
    ? `${code.slice(0, 2)}0000`
    : `${code.slice(0, 4)}00`;
}

const childrenOf = new Map<string | null, string[]>();
for (const code of names.keys()) {
  const parent = parentCode(code);
  childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), code]);
}

/** Placeholder levels between a province and its counties, which nobody writes in an address. */
const unnamed = new Set([
  "市辖区",
  "县",
  "市",
  "省直辖县级行政区划",
  "自治区直辖县级行政区划",
  "省直辖行政单位",
]);

/**
 * The full name from the province down, as addresses write it (江苏省南京市玄武区), without repeating
 * a municipality (北京市东城区). A withdrawn code has its last name; an unknown one gives null.
 */
export function divisionName(code: string): string | null {
  const own = nameOf(code);
  if (own === undefined) return null;
  const parts: string[] = [];
  for (let at: string | null = code; at !== null; at = parentCode(at)) {
    const name = nameOf(at);
    if (name !== undefined && !unnamed.has(name) && parts[0] !== name) parts.unshift(name);
  }
  return parts.length > 0 ? parts.join("") : own;
}

function nameOf(code: string): string | undefined {
  return names.get(code) ?? former.get(code);
}

/** Where an address may lie: a division of the lowest level that the standard has today (D-01). */
export function isLowestDivision(code: string): boolean {
  return names.has(code) && !childrenOf.has(code);
}

/** A code that is no part of the standard (any more): accepted for origins, never offered. */
export function isFormerDivision(code: string): boolean {
  return former.has(code) && !names.has(code);
}

/** The divisions right below one, or the provincial level without a parent; in the order of their codes. */
export function divisions(parent: string | null = null): readonly Division[] {
  return (childrenOf.get(parent) ?? []).map((code) => ({
    code,
    name: names.get(code) ?? code,
    hasChildren: childrenOf.has(code),
  }));
}

/** A division with its full name. */
export interface NamedDivision {
  readonly code: string;
  readonly fullName: string;
  readonly hasChildren: boolean;
}

const MOST_FOUND = 20;

/**
 * The divisions whose full name contains the text, or is read as it says ({@link placeInPinyin}), or whose code begins with
 * it, at most 20: what is named so itself before what only lies within it (苏州 finds 苏州市 before 虎丘区). An empty text
 * finds nothing.
 */
export function findDivisions(text: string): readonly NamedDivision[] {
  const wanted = text.replace(/\s/g, "");
  if (wanted === "") return [];
  const placeIn = isTypedInPinyin(wanted)
    ? (name: string) => placeInPinyin(readingOf(name), wanted)
    : (name: string) => name.indexOf(wanted);
  const found: NamedDivision[][] = [[], [], []];
  for (const [code, name] of names) {
    if (unnamed.has(name)) continue;
    const place = code.startsWith(wanted) ? 0 : placeIn(name);
    const rank = place < 0 ? 2 : Math.min(place, 1);
    const fullName = divisionName(code) ?? name;
    if (rank === 2 && placeIn(fullName) < 0) continue;
    found[rank]?.push({ code, fullName, hasChildren: childrenOf.has(code) });
  }
  return found.flat().slice(0, MOST_FOUND);
}

const readings = new Map<string, string>();

/** Read once each. */
function readingOf(name: string): string {
  const known = readings.get(name) ?? pinyinOf(name);
  readings.set(name, known);
  return known;
}
