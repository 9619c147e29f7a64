export {
  AGREEMENT_SCAN,
  agreementForm,
  checkAgreement,
  type FilledAgreementOrigin,
  STATEMENT,
} from "./agreement-forms.js";
export {
  type CheckedForm,
  checkForm,
  checkProofs,
  type FormProblem,
  type FormStage,
  type FormValues,
} from "./check-form.js";
export { formatOf } from "./check-value.js";
export {
  checkDestination,
  checkDestinationProofs,
  type DestinationEntered,
  destinationFormOf,
  destinationLabel,
  type FormsOf,
  leadsOnFrom,
  offeredDestinations,
  offeredSubTypes,
  reportedDestination,
} from "./destination-forms.js";
export { type FormChange, type FormFact, type FormFactSection, formChanges, formFacts } from "./facts.js";
export {
  type CatalogueForm,
  FIELD_KINDS,
  type FieldKind,
  type FormField,
  type FormSection,
  type Proof,
  type ProofGroup,
  type ProofRule,
} from "./field.js";
export {
  type DestinationGroup,
  type DestinationSubType,
  type DestinationTypeForm,
  destinationForms,
} from "./read-forms.js";
export { uploadLabel } from "./upload-labels.js";
export {
  checkVerification,
  LETTER_SCAN,
  LICENCE_SCAN,
  ORGANISATION_FORMS,
  type OrganisationForm,
  PERSON_SCAN,
  takesTransfer,
  VERIFICATION_METHODS,
  type VerificationMethod,
  type VerificationProof,
  verificationForm,
  verificationProofs,
} from "./verification-form.js";
