export { type AgreementSeen, type Changed, isDone, type MessageSeen, type Outcome } from "./answers.js";
export { Employer, type ListName, type Sought, type Terms } from "./employer.js";
export { Graduate } from "./graduate.js";
export { type QueueRow, type Rejection, Reviewer, type ReviewPageSeen } from "./reviewer.js";
