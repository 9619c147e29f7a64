export {
  type CatalogueForm,
  type EmployerFound,
  type FormField,
  type FormOption,
  type FormProblems,
  type FormValues,
  fieldsShown,
  isMandatory,
  isOfSubType,
  lengthOf,
  optionsOf,
  problemsBeforeSending,
  problemsOfFields,
  sectionsShown,
  valuesOfEmployer,
  valuesToSend,
  whatToFill,
} from "./catalogue-form.js";
export { type AppName, createPlatformClient, type PlatformClient } from "./client.js";
export { explainFailure, type ShownFailure } from "./failure.js";
export {
  actorRoleLabels,
  agreementTypeLabels,
  employerBlockLabels,
  jobTermLabels,
  platformName,
  platformShortName,
  statusLabels,
} from "./labels.js";
export { type Live, type LiveState, useLiveState } from "./live.js";
export { wantsMotion } from "./motion.js";
export { isSuccess, refusalOf, type ShownRefusal } from "./refusal.js";
export {
  type AgreementStatus,
  isRecordStatus,
  type RecordStatus,
  type StatusTone,
  statusTone,
} from "./status.js";
export { formatDate, formatDateTime, timeLeft, useNow } from "./time.js";
export {
  type BegunUpload,
  type DoneUpload,
  LARGEST_UPLOAD_BYTES,
  type QueuedFile,
  type QueueState,
  type QueueTransport,
  UploadQueue,
} from "./upload-queue.js";
export { browserTransport } from "./upload-transport.js";
