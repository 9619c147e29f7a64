import { countries } from "./countries.js";
import { destinations } from "./destinations.js";
import {
  businessStatuses,
  employerNatures,
  industries,
  jobCategories,
  warningCategories,
} from "./employers.js";
import { Catalogue } from "./entry.js";
import { ethnicities } from "./ethnicities.js";
import { freelanceKinds } from "./freelance.js";
import type { CatalogueName } from "./names.js";
import {
  educationLevels,
  hardships,
  politicalStatuses,
  sexes,
  teacherTrainings,
  trainingModes,
} from "./people.js";
import { rejectionReasons, terminationReasons } from "./reasons.js";

const catalogues = {
  employerNature: new Catalogue(employerNatures),
  industry: new Catalogue(industries),
  jobCategory: new Catalogue(jobCategories),
  educationLevel: new Catalogue(educationLevels),
  trainingMode: new Catalogue(trainingModes),
  hardship: new Catalogue(hardships),
  teacherTraining: new Catalogue(teacherTrainings),
  politicalStatus: new Catalogue(politicalStatuses),
  ethnicity: new Catalogue(ethnicities),
  sex: new Catalogue(sexes),
  destination: new Catalogue(destinations),
  rejectionReason: new Catalogue(rejectionReasons),
  terminationReason: new Catalogue(terminationReasons),
  warningCategory: new Catalogue(warningCategories),
  businessStatus: new Catalogue(businessStatuses),
  country: new Catalogue(countries),
  freelanceKind: new Catalogue(freelanceKinds),
} satisfies Record<CatalogueName, Catalogue>;

/** A code table by name (D-02, D-03); the rows carry what belongs to their table, such as `level`. */
export function catalogue<N extends CatalogueName>(name: N): (typeof catalogues)[N] {
  return catalogues[name];
}
