export { trainingModeOnImport } from "./code-tables.js";
export {
  AWAITING_EMPLOYMENT_DESTINATION,
  type DestinationEntry,
  destinationGroupLabels,
  SIGNED_AGREEMENT_DESTINATION,
} from "./destinations.js";
export {
  type Division,
  divisionName,
  divisions,
  findDivisions,
  isFormerDivision,
  isLowestDivision,
  type NamedDivision,
} from "./divisions.js";
export { Catalogue, type CatalogueEntry, type Certainty, holdsFor } from "./entry.js";
export * from "./forms/index.js";
export {
  checkContact,
  checkEmail,
  checkIdNumber,
  checkMobile,
  checkUscc,
  hasUsccCheckDigit,
  type IdNumberCheck,
  idNumberCheckCharacter,
  isEmail,
  type Sex,
  type TextCheck,
  usccCheckCharacter,
} from "./identifiers.js";
export {
  checkDocument,
  checkDocumentNumber,
  DOCUMENT_KINDS,
  type DocumentCheck,
  type DocumentKind,
  documentKindOf,
  documentNumber,
  isOfOtherOrigin,
  kindOfNumber,
  tellsBirth,
} from "./identity-documents.js";
export { maskAccount, maskButChanges, maskContact, maskEmail, maskIdNumber, maskMobile } from "./masks.js";
export { type MinimumWage, minimumWage, type Pay, payBesideMinimum } from "./minimum-wages.js";
export { type CatalogueName, catalogueNames } from "./names.js";
export { isTypedInPinyin, pinyinOf, placeInPinyin } from "./pinyin.js";
export { type RateFormula, type RatePart, rateFormula, rateFormulas } from "./rates.js";
export { type SampleForm, sampleForms } from "./sample-forms.js";
export {
  cutVariables,
  mailText,
  SMS_TEMPLATES,
  type SmsTemplate,
  type SmsVariables,
  smsText,
} from "./sms-templates.js";
export { catalogue } from "./tables.js";
