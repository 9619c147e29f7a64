export type {
  AgreementConsent,
  AgreementDocument,
  AgreementEmployer,
  AgreementGraduate,
  AgreementJob,
  AgreementSchool,
  AgreementStep,
  AgreementText,
} from "./agreement-document.js";
export { agreementTerms } from "./agreement-terms.js";
export { beijingTime, chineseDate } from "./beijing-time.js";
export { pictureOfAgreement, pictureOfDraft, renderAgreement, renderDraft } from "./render-agreement.js";
export { type AuthorisationLetter, renderLetter } from "./render-letter.js";
export { pictureOfSample, renderSample } from "./render-sample.js";
export { pictureOfSheet, renderSheet, type StatusSheet } from "./render-sheet.js";
