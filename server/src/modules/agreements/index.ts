export { Agreement, Amendment } from "./agreement.entity.js";
export { AgreementChanged, AgreementView } from "./agreement.types.js";
export {
  agreementView,
  INVITED_BY_EMPLOYER,
  isInSight,
  seeAgreement,
  statusLabel,
} from "./agreement-view.js";
export { clockSweep, reminderSweep, remindOfDeadlines, settleAllDue } from "./clock-sweep.js";
export { addDocumentRoutes } from "./document.route.js";
export { keepHeldVerdict, UNDO_SECONDS, withdrawHeldVerdict } from "./held-verdict.js";
export { issueDocumentHandler } from "./issue-document.js";
export { onlineSigning, type SigningAct } from "./online-signing.flow.js";
export { SigningResolver } from "./signing.resolver.js";
export {
  afterDueVerdict,
  checkIn,
  lapseIn,
  performSigningAct,
  type SigningRequest,
  settle,
} from "./signing-act.js";
export { reportAgreement } from "./signing-effects.js";
export { lockSettingsAndGraduate, readSigningSubject, type SigningSubject } from "./signing-subject.js";
