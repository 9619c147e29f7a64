import { z } from "zod";
import { CERTAINTIES, entry, isConfirmed } from "../entry.js";
import {
  type CatalogueForm,
  type FormSection,
  fieldShape,
  groupShape,
  type ProofGroup,
  proofShape,
} from "./field.js";
import written from "./forms.json" with { type: "json" };

// forms.json says what every form asks for. What several forms share stands there once, before them, and is named by
// its key; what is usual is left out. A word that is not known here stops the server at its start.

const year = z.int().nullable().default(null);
const holdsFor = { fromCohort: year, toCohort: year };
const certainty = z.enum(CERTAINTIES);

const shared = z
  .object({
    fields: z.array(fieldShape),
    proofs: z.array(proofShape),
  })
  .parse(written);

const fields = z.array(oneOf(fieldShape, byKey(shared.fields)));
const sectionShape = z.strictObject({ title: z.string(), fields });
const sharedSections = z.record(z.string(), sectionShape).parse(written.sections);
const groupWithProofs = groupShape.extend({ proofs: z.array(oneOf(proofShape, byKey(shared.proofs))) });
const sharedGroups = byKey(z.array(groupWithProofs).parse(written.proofGroups));

const sections: z.ZodType<readonly FormSection[]> = z.array(oneOf(sectionShape, sharedSections)).default([]);
const proofs: z.ZodType<readonly ProofGroup[]> = z.array(oneOf(groupWithProofs, sharedGroups)).default([]);

/** A sub-type of a destination (701 求职中; 出国出境工作). */
const subTypeShape = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    certainty,
    /**
     * The registry's code for it, by graduating year, where it is not the type's own: the sub-forms of 10 were counted
     * under 12 up to cohort 2021 (seed of that year). Its own code: the code table of destinations has it too.
     */
    reportedAs: z.array(z.strictObject({ ...holdsFor, code: z.string() })).default([]),
  })
  .transform(({ reportedAs, ...row }) => ({ ...entry(row.code, row.label, row.certainty), reportedAs }));
export type DestinationSubType = Readonly<z.infer<typeof subTypeShape>>;

/** The form of one type of destination, for the graduating years it holds for (D-03). */
const destinationShape = z
  .strictObject({
    typeCode: z.string(),
    /** What people see of the type; the code table of destinations is made of the forms. */
    label: z.string(),
    /** The groups of destinations that statistics and rates are built of. */
    group: z.enum(["EMPLOYED", "FOUNDER", "FREELANCE", "FURTHER_STUDY", "UNEMPLOYED"]),
    certainty,
    ...holdsFor,
    /** One line for whoever chooses among the types; null where the name says it. */
    help: z.string().nullable().default(null),
    /** F-64: for 定向 and 委培 that may not sign (培养方式 21, 41) and for nobody else. */
    forCommissioned: z.boolean().default(false),
    /** First digits of 学历层次: the stages of study from which it leads on; null: from all. */
    fromStages: z
      .array(z.enum(["0", "1", "2", "3", "4"]))
      .nullable()
      .default(null),
    /** What an approval states beside that the record is right (教学厅函〔2021〕19号); the timeline keeps it. */
    approvalStates: z.array(z.string()).default([]),
    /** What the choice among the sub-types is called; null where there are none. */
    subTypeLabel: z.string().nullable().default(null),
    subTypes: z.array(subTypeShape).default([]),
    sections,
    proofs,
  })
  .transform((form) => ({ ...form, confirmed: isConfirmed(form.certainty) }));
export type DestinationTypeForm = Readonly<z.infer<typeof destinationShape>>;
export type DestinationGroup = DestinationTypeForm["group"];

/** Every form of every year, in the order in which types are offered (D-03). */
export const destinationForms: readonly DestinationTypeForm[] = z
  .array(destinationShape)
  .parse(written.destinations);

/** The agreement that a graduate writes down (D-05), as 补登 asks for it, with its proofs. */
export const agreementAsFilled: CatalogueForm = z.strictObject({ sections, proofs }).parse(written.agreement);

/** Written out, or the key of what is shared. */
function oneOf<Shape extends z.ZodType>(shape: Shape, known: Readonly<Record<string, z.output<Shape>>>) {
  const key = z.enum(Object.keys(known)).transform((name) => known[name] as z.output<Shape>);
  return z.union([key, shape]);
}

function byKey<T extends { key: string }>(all: readonly T[]): Record<string, T> {
  return Object.fromEntries(all.map((one) => [one.key, one]));
}
