/**
 * How well a row of a code table is known (D-02): A official seed, B one good secondary source,
 * I inferred, "?" our own choice. I and "?" count as unconfirmed.
 */
export const CERTAINTIES = ["A", "B", "I", "?"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** One row of a code table. Codes and labels drift from year to year, so every row says for whom it holds. */
export interface CatalogueEntry {
  readonly code: string;
  /** What people see, in Chinese. */
  readonly label: string;
  /** First graduating year (届) the row holds for, inclusive; null: from the beginning. */
  readonly fromCohort: number | null;
  /** Last graduating year the row holds for, inclusive; null: until further notice. */
  readonly toCohort: number | null;
  readonly certainty: Certainty;
  /** False when the row is inferred or our choice, until an official source is found. */
  readonly confirmed: boolean;
  /** False when the row has been switched off: shown in old records, offered in no form. */
  readonly enabled: boolean;
}

type Validity = Pick<CatalogueEntry, "fromCohort" | "toCohort" | "enabled">;

/** Writes one row of a table; validity is unbounded unless given. */
export function entry(
  code: string,
  label: string,
  certainty: Certainty,
  validity: Partial<Validity> = {},
): CatalogueEntry {
  const confirmed = isConfirmed(certainty);
  return { code, label, fromCohort: null, toCohort: null, enabled: true, ...validity, certainty, confirmed };
}

export function isConfirmed(certainty: Certainty): boolean {
  return certainty === "A" || certainty === "B";
}

/** True when the row is in force for graduates of this year, whether or not it is still offered. */
export function holdsFor(row: Pick<CatalogueEntry, "fromCohort" | "toCohort">, cohort: number): boolean {
  return (row.fromCohort ?? cohort) <= cohort && cohort <= (row.toCohort ?? cohort);
}

/** A code table, in the official order. */
export class Catalogue<E extends CatalogueEntry = CatalogueEntry> {
  readonly #rows: readonly E[];
  readonly #byCode: ReadonlyMap<string, E>;

  constructor(rows: readonly E[]) {
    this.#rows = rows;
    this.#byCode = new Map(rows.map((row) => [row.code, row]));
    if (this.#byCode.size !== rows.length) throw new Error("A code table names a code twice");
  }

  /** The row with this code, whatever its validity; undefined when there never was one. */
  find(code: string): E | undefined {
    return this.#byCode.get(code);
  }

  /**
   * The Chinese label, also of rows out of validity, because history stays readable.
   * An unknown code is shown as it is.
   */
  label(code: string): string {
    return this.#byCode.get(code)?.label ?? code;
  }

  /** True when the code may be chosen now by or for a graduate of this year. */
  valid(code: string, cohort: number): boolean {
    const row = this.#byCode.get(code);
    return row?.enabled === true && holdsFor(row, cohort);
  }

  /** The rows that may be chosen for this graduating year, in the official order. */
  entries(cohort: number): readonly E[] {
    return this.#rows.filter((row) => row.enabled && holdsFor(row, cohort));
  }

  /** Every row, also of other years and switched off. */
  all(): readonly E[] {
    return this.#rows;
  }
}
