import { column } from "../../lists/column.js";
import type { AgreementType } from "../../words/organisation-words.js";
import type { EducationLevel } from "../identity/index.js";

/** `SigningConditions` as columns of a list, over `graduate g` and what `SETTINGS_JOINS` brings. */
export const SIGNING_COLUMNS = {
  trainingMode: column.text`g.training_mode`,
  cohort: column.whole`g.cohort`,
  level: column.text<EducationLevel>`g.level`,
  frozen: column.flag`g.frozen_at is not null`,
  transferred: column.flag`g.transferred_at is not null`,
  agreementType: column.text<AgreementType | null>`pc.agreement_type`,
  signingOnAt: column.instant<string | null>`s.signing_on_at`,
  hasContact: column.flag`c.name is not null`,
} as const;
