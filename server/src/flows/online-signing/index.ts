export { onlineSigningRecords } from "./online-signing.record.js";
export { PositionTemplatesResolver } from "./position-templates.resolver.js";
export { addInvitationPreview } from "./preview.route.js";
export { reminderSweep, remindOfDeadlines } from "./reminder-sweep.js";
export { SigningResolver } from "./signing.resolver.js";
