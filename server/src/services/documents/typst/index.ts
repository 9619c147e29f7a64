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
export { renderAgreement } from "./render-agreement.js";
