import type { Pool } from "pg";
import {
  agreementForm,
  type CatalogueForm,
  type CatalogueName,
  catalogue,
  destinationGroupLabels,
  type FilledAgreementOrigin,
  type FormsOf,
  formatOf,
  offeredDestinations,
  offeredSubTypes,
  pinyinOf,
  type VerificationMethod,
  verificationForm,
} from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Viewer } from "../../parties/identity/index.js";
import { InvalidInput } from "../../words/refusals.js";
import { optionOf } from "./catalogue.types.js";
import type { CatalogueFormView, DestinationType, FormsOfInput } from "./forms.types.js";
import { sampleAddress } from "./samples.route.js";

/**
 * Whose forms the viewer gets: a graduate those of their own roster row, whatever they ask for (F-64); a reviewer those
 * of the graduate under review (F-62). It decides what is drawn only: every act checks again.
 *
 * @throws InvalidInput when a reviewer does not say whose, or names a year that cannot be.
 */
export async function formsFor(
  pool: Pool,
  viewer: Viewer,
  asked: FormsOfInput | null | undefined,
): Promise<FormsOf> {
  if (viewer.role === "GRADUATE") {
    const rows = await query<{ training_mode: string; education_level: string }>(
      pool,
      sql`select training_mode, education_level from graduate where id = ${viewer.graduateId}`,
      { name: "forms-of-graduate" },
    );
    const [row] = rows;
    return {
      cohort: viewer.cohort,
      trainingMode: row?.training_mode ?? "",
      educationLevel: row?.education_level ?? null,
    };
  }
  // The years bound the cache below as well.
  if (!asked || asked.cohort < 2000 || asked.cohort > 2100) {
    throw new InvalidInput([{ field: "of", message: "请指明毕业生的毕业届别和培养方式" }]);
  }
  return {
    cohort: asked.cohort,
    trainingMode: asked.trainingModeCode,
    educationLevel: asked.educationLevelCode ?? null,
  };
}

/** The types this graduate may register, in the official order. */
export function destinationTypes(of: FormsOf): DestinationType[] {
  return offeredDestinations(of).map((form) => {
    const type = catalogue("destination").find(form.typeCode);
    if (type === undefined) throw new Error(`No destination ${form.typeCode}`);
    return {
      code: form.typeCode,
      label: type.label,
      pinyin: pinyinOf(type.label),
      groupLabel: destinationGroupLabels[type.group],
      help: form.help,
      subTypeLabel: form.subTypeLabel,
      subTypes: offeredSubTypes(form, of.cohort).map(optionOf),
    };
  });
}

/** The form of one type; null when this graduate may not use it. */
export function destinationFormFor(typeCode: string, of: FormsOf): CatalogueFormView | null {
  const form = offeredDestinations(of).find((one) => one.typeCode === typeCode);
  return form === undefined ? null : present(form, of.cohort);
}

/** The form of an agreement that the graduate fills in (F-30, F-40). */
export function agreementFormFor(origin: FilledAgreementOrigin, cohort: number): CatalogueFormView {
  return present(agreementForm(origin), cohort);
}

/** The form of a verification (F-70): every section, with those that only some kinds of organisation have. */
export function verificationFormFor(method: VerificationMethod, cohort: number): CatalogueFormView {
  return present(verificationForm(method), cohort);
}

const presented = new WeakMap<CatalogueForm, Map<number, CatalogueFormView>>();

/** A form with the options of its tables; built once for each graduating year. */
function present(form: CatalogueForm, cohort: number): CatalogueFormView {
  const years = presented.get(form) ?? new Map<number, CatalogueFormView>();
  presented.set(form, years);
  const known = years.get(cohort);
  if (known) return known;
  const fields = form.sections.flatMap((section) => section.fields);
  const names = new Set(fields.flatMap(({ table }) => table ?? []));
  const view = {
    sections: form.sections.map(({ title, fields }) => ({
      title,
      fields: fields.map((one) => ({ ...one, ...formatOf(one) })),
    })),
    proofs: form.proofs.map((group) => ({
      ...group,
      proofs: group.proofs.map((proof) => ({ ...proof, sampleUrl: sampleAddress(proof.key) })),
    })),
    tables: [...names].map((name) => options(name, cohort)),
  };
  years.set(cohort, view);
  return view;
}

function options(name: CatalogueName, cohort: number) {
  const rows = catalogue(name).entries(cohort);
  return { name, options: rows.map(optionOf) };
}
