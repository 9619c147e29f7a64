export { LARGEST_BYTES } from "./content-kind.js";
export {
  dropUnsubmitted,
  keepAsEvidence,
  MOST_FILES,
  purposesOf,
  takeAlong,
  type UploadsWanted,
  uploadsOf,
} from "./evidence.js";
export { receiveUpload } from "./receive.js";
export { organisationUploads, submittedUploads, viewsFor } from "./submitted.js";
export { sweepUploads, uploadSweep } from "./sweep.js";
export { type StoredUpload, uploadsByIds, uploadsInForm, uploadsOfLink, uploadViews } from "./upload.list.js";
export {
  type AddressHolder,
  holderOf,
  type OrganisationUploadPolicy,
  registerOrganisationUploadPolicy,
  registerUploadPolicy,
  type Uploader,
  type UploadPolicy,
  type UploadQuestion,
  uploaderOf,
  uploadsClosed,
} from "./upload.policy.js";
export { UploadResolver } from "./upload.resolver.js";
export {
  addUploadRoutes,
  answerUpload,
  isPutAddress,
  serveFile,
  type UploadRequest,
  uploadExpired,
} from "./upload.route.js";
export { UploadSlot, UploadView } from "./upload.types.js";
export { beginUpload, orderUploads, removeUpload } from "./upload-slot.js";
export { uploadStore } from "./upload-store.js";
