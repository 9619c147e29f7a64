export { isDone, type Outcome } from "../client/answer.js";
export type { AgreementSeen, Changed, Done, MessageSeen, RecordSeen } from "./answers.js";
export type { AgreementForm, DestinationForm, FieldSeen, FormSeen, TypeSeen } from "./applicant.js";
export { Corrector } from "./corrector.js";
export { Employer, type ListName, type Sought, type Terms } from "./employer.js";
export { Graduate } from "./graduate.js";
export { LinkHolder, type LinkPageSeen } from "./link-holder.js";
export { amountAt, Onboarder, type VerificationFilled } from "./onboarder.js";
export { Operator } from "./operator.js";
export type { TerminationReason } from "./party.js";
export type { Reader } from "./reader.js";
export {
  type ApprovalWish,
  type Justification,
  type QueueRow,
  type Rejection,
  Reviewer,
  type ReviewPageSeen,
} from "./reviewer.js";
export { codeAt } from "./telephone.js";
