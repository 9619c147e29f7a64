export { type Tell, TellContext, useTell } from "./acts/tell.js";
export {
  type Act,
  type ActOptions,
  type AnswerOf,
  type Outcome,
  type Problems,
  useAct,
} from "./acts/use-act.js";
export type { AppName } from "./app-name.js";
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
export { createPlatformClient, type PlatformClient } from "./client.js";
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
  choiceParam,
  type ListAddress,
  numberParam,
  type Param,
  type Params,
  readAddress,
  testedParam,
  textParam,
  type ValuesOf,
  writeAddress,
  yesNoParam,
} from "./list/address.js";
export { cohortChoices, currentCohort, FIRST_COHORT } from "./list/cohorts.js";
export { type Keyset, useKeyset } from "./list/keyset.js";
export { type ListPage, type ListQuery, type ListReading, useList } from "./list/use-list.js";
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
} from "./uploads/upload-queue.js";
export { browserTransport } from "./uploads/upload-transport.js";
export {
  isUnderWay,
  type RecordFiles,
  RemoveFile,
  type Upload,
  UploadFields,
  useRecordFiles,
} from "./uploads/use-record-files.js";
export { useUploadQueue } from "./uploads/use-upload-queue.js";
export { useConnectionLost } from "./use-connection-lost.js";
