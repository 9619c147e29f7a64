import type { EducationLevel } from "../words/viewer.js";
import written from "./code-tables.json" with { type: "json" };
import { Catalogue, type CatalogueEntry, type Certainty, entry } from "./entry.js";
import type { CatalogueName } from "./names.js";

/** 学历层次 with the level that scopes school accounts and agreement contacts (P-03, P-11). */
export interface EducationLevelEntry extends CatalogueEntry {
  readonly level: EducationLevel;
}

/** 培养方式 with what it allows: F-22 (online signing), F-64 (the one destination of 21 and 41). */
export interface TrainingModeEntry extends CatalogueEntry {
  /** False for 21 and 41: nobody can invite such a graduate, who registers one kind of destination only. */
  readonly maySignOnline: boolean;
  /** True for 2x and 4x: the roster must name the 定向委培单位. */
  readonly needsCommissioningUnit: boolean;
}

/** 单位行业: our code beside the section letter of GB/T 4754 (null where the standard has none). */
export interface IndustryEntry extends CatalogueEntry {
  readonly section: string | null;
}

/** Registered status of an employer in the national enterprise credit system (F-80). */
export interface BusinessStatusEntry extends CatalogueEntry {
  /** True for 存续 and 在业: nothing is shown to reviewers. */
  readonly inBusiness: boolean;
}

/** Every code table but the destinations, which are made of the forms. */
export const codeTables = {
  employerNature: table("employerNature"),
  industry: table<IndustryEntry>("industry"),
  jobCategory: table("jobCategory"),
  educationLevel: table<EducationLevelEntry>("educationLevel"),
  trainingMode: table<TrainingModeEntry>("trainingMode"),
  hardship: table("hardship"),
  teacherTraining: table("teacherTraining"),
  // GB/T 4762
  politicalStatus: table("politicalStatus"),
  // GB/T 3304: 01–56 in the standard's order, 97 and 98 as used in rosters.
  ethnicity: table("ethnicity"),
  // GB/T 2261.1. A graduate with an ID number is always 1 or 2.
  sex: table("sex"),
  // F-11: always together with free text. The seeds give no codes: ours.
  rejectionReason: table("rejectionReason"),
  // F-70: why an operator returns or rejects. The seeds give no codes: ours.
  verificationReason: table("verificationReason"),
  // F-70: the ways in of a registration, by what proves that the organisation is there. Ours.
  organisationForm: table("organisationForm"),
  // F-50, F-53. The seeds show the first; the others and all codes are ours.
  terminationReason: table("terminationReason"),
  // F-75. The seeds give no codes: ours.
  warningCategory: table("warningCategory"),
  businessStatus: table<BusinessStatusEntry>("businessStatus"),
  // All 249 codes of ISO 3166-1 with their Chinese names, China first, then by pinyin. Made once from CLDR
  // (Intl.DisplayNames of Node 24) and kept as a list, since names must not change with the runtime; 中国香港, 中国澳门,
  // 中国台湾 and a few short names as Chinese offices write them.
  country: table("country"),
  // The seeds name the contracts that prove it (代理、博主、电子竞技); the codes and 其他 are ours.
  freelanceKind: table("freelanceKind"),
  payUnit: table("payUnit"),
  // F-99. The education standard has other codes; ours.
  documentKind: table("documentKind"),
} satisfies Record<Exclude<CatalogueName, "destination">, Catalogue>;

/** A table of code-tables.json. A row there says for whom it holds where that is not everybody. */
function table<E extends CatalogueEntry = CatalogueEntry>(name: keyof typeof written): Catalogue<E> {
  const rows: readonly { code: string; label: string; certainty: string }[] = written[name];
  return new Catalogue(
    rows.map(
      ({ code, label, certainty, ...more }) =>
        ({ ...entry(code, label, certainty as Certainty), ...more }) as E,
    ),
  );
}

/** The code that an imported roster means: the legacy 2 and 4 become 21 and 41 (D-02). */
export function trainingModeOnImport(code: string): string {
  if (code === "2") return "21";
  return code === "4" ? "41" : code;
}
