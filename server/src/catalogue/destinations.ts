import { type CatalogueEntry, entry } from "./entry.js";
import { type DestinationGroup, type DestinationTypeForm, destinationForms } from "./forms/read-forms.js";

/** What people see of a group (D-03), in the order in which forms offer them. */
export const destinationGroupLabels: Readonly<Record<DestinationGroup, string>> = {
  EMPLOYED: "单位就业",
  FOUNDER: "自主创业",
  FREELANCE: "自由职业",
  FURTHER_STUDY: "升学",
  UNEMPLOYED: "未就业",
};

/** A destination as the registry knows it. Fields and proofs of each type are a table of their own. */
export interface DestinationEntry extends CatalogueEntry {
  readonly group: DestinationGroup;
}

/** What a signed agreement of this platform reports (F-92). */
export const SIGNED_AGREEMENT_DESTINATION = "10";

/** What a completed termination or a voided destination reports: 待就业 (F-57, F-63, F-92). */
export const AWAITING_EMPLOYMENT_DESTINATION = "70";

/**
 * 毕业去向类别 (D-03): the types and those of their sub-types that the registry knows by codes of their own. Made of the
 * forms, so that a new type is one piece of data; the one for 定向 and 委培 comes last.
 */
export const destinations: readonly DestinationEntry[] = [
  ...destinationForms.filter((form) => !form.forCommissioned),
  ...destinationForms.filter((form) => form.forCommissioned),
].flatMap(rowsOf);

function rowsOf(form: DestinationTypeForm): DestinationEntry[] {
  const { typeCode, label, group, certainty, fromCohort, toCohort } = form;
  const type = entry(typeCode, label, certainty, { fromCohort, toCohort });
  const known = form.subTypes.filter(({ code, reportedAs }) => reportedAs.some((row) => row.code === code));
  return [type, ...known].map((row) => ({ ...row, group }));
}
