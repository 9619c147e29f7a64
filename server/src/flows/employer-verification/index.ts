export { addLetterRoute } from "./letter.route.js";
export { addTransferRoute } from "./transfer.route.js";
export { payTransferHandler } from "./transfer-job.js";
export { chanceOfGuessing, TRANSFER } from "./transfer-rules.js";
export { verificationRecords } from "./verification.record.js";
export { VerificationFieldsResolver, VerificationResolver } from "./verification.resolver.js";
export { EmployerVerificationView } from "./verification.types.js";
