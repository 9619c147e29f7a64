export { type Tell, TellContext, useTell } from "./acts/tell.js";
export {
  type Act,
  type ActOptions,
  type AnswerOf,
  type Outcome,
  type Problems,
  useAct,
} from "./acts/use-act.js";
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
export {
  defineList,
  type FilterParts,
  type List,
  type ListAddress,
  type ListDescription,
  type ListPlace,
} from "./lists/define-list.js";
export { choicePart, type FilterPart, numberPart, textPart, yesNoPart } from "./lists/filter-parts.js";
export { type ListPage, type ListSource, type ListView, useList } from "./lists/use-list.js";
export { type Pager, usePager } from "./lists/use-pager.js";
export { type Live, type LiveState, useLiveState } from "./live.js";
export { wantsMotion } from "./motion.js";
export { type Done, isSuccess, refusalOf, type ShownRefusal } from "./refusal.js";
export {
  type Session,
  type SessionOptions,
  type SessionPhase,
  useSessionCore,
} from "./session/use-session.js";
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
export { useConnectionLost } from "./use-connection-lost.js";
