export type {
  AgreementConsent,
  AgreementDocument,
  AgreementEmployer,
  AgreementGraduate,
  AgreementJob,
  AgreementSchool,
  AgreementStep,
} from "./agreement-document.js";
export { beijingTime, chineseDate } from "./beijing-time.js";
export { pictureOfAgreement, renderAgreement } from "./render-agreement.js";
export { pictureOfSample, renderSample } from "./render-sample.js";
