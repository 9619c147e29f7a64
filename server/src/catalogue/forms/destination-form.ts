import { type CatalogueEntry, type Certainty, entry } from "../entry.js";
import type { CatalogueForm } from "./field.js";

/** The groups of destinations that statistics and rates are built of (D-03). */
export type DestinationGroup = "EMPLOYED" | "FOUNDER" | "FREELANCE" | "FURTHER_STUDY" | "UNEMPLOYED";

/** A sub-type of a destination (701 求职中; 出国出境工作). */
export interface DestinationSubType extends CatalogueEntry {
  /** The registry's code for it, by graduating year, where it is not the type's own. */
  readonly reportedAs: readonly ReportedCode[];
}

export interface ReportedCode {
  readonly fromCohort: number | null;
  readonly toCohort: number | null;
  readonly code: string;
}

/** The form of one type of destination, for the graduating years it holds for (D-03). */
export interface DestinationTypeForm extends CatalogueForm {
  readonly typeCode: string;
  /** What people see of the type; the code table of destinations is made of the forms. */
  readonly label: string;
  readonly group: DestinationGroup;
  readonly fromCohort: number | null;
  readonly toCohort: number | null;
  readonly certainty: Certainty;
  /** False for what is inferred or our choice. */
  readonly confirmed: boolean;
  /** One line for whoever chooses among the types; null where the name says it. */
  readonly help: string | null;
  /** F-64: for 定向 and 委培 that may not sign (培养方式 21, 41) and for nobody else. */
  readonly forCommissioned: boolean;
  /** What the choice among the sub-types is called; null where there are none. */
  readonly subTypeLabel: string | null;
  readonly subTypes: readonly DestinationSubType[];
}

type Optional =
  | "fromCohort"
  | "toCohort"
  | "help"
  | "forCommissioned"
  | "subTypeLabel"
  | "subTypes"
  | "sections"
  | "proofs";

/** Writes the form of a type; it holds for all years and asks for nothing unless stated. */
export function destinationForm(
  typeCode: string,
  label: string,
  group: DestinationGroup,
  certainty: Certainty,
  more: Partial<Pick<DestinationTypeForm, Optional>>,
): DestinationTypeForm {
  return {
    typeCode,
    label,
    group,
    fromCohort: null,
    toCohort: null,
    help: null,
    forCommissioned: false,
    subTypeLabel: null,
    subTypes: [],
    sections: [],
    proofs: [],
    ...more,
    certainty,
    confirmed: certainty === "A" || certainty === "B",
  };
}

/** A sub-type with a code of ours. */
export function subType(
  code: string,
  label: string,
  certainty: Certainty,
  reportedAs: readonly ReportedCode[] = [],
): DestinationSubType {
  return { ...entry(code, label, certainty), reportedAs };
}

/** A sub-type that the registry knows by a code of its own, and the code table of destinations has too. */
export function registeredSubType(code: string, label: string, certainty: Certainty): DestinationSubType {
  return subType(code, label, certainty, [{ fromCohort: null, toCohort: null, code }]);
}

/** Whether a sub-type is a destination by a code of its own. */
export function isRegistered({ code, reportedAs }: DestinationSubType): boolean {
  return reportedAs.some((reported) => reported.code === code);
}
