export { Message, type RecipientKind } from "./message.entity.js";
export { messages } from "./message.list.js";
export { sendMessageHandler, tell, tellEach } from "./message-job.js";
export { MessagesResolver } from "./messages.resolver.js";
export { type Notice, notify } from "./notify.js";
export { type SmsToSend, sms } from "./sms/add-sms.js";
export { deliverSmsHandler } from "./sms/deliver.js";
export { addSmsInbox } from "./sms/inbox.route.js";
export { type SmsOutcome, smsOutcome } from "./sms/sms-outcome.js";
