import { graphql } from "../gql/index.js";

/** The acts on records, by their names in the contract; refusals with all their facts. */

export const SendInvitation = graphql(`
  mutation SendInvitation($input: InvitationInput!) {
    sendInvitation(input: $input) { __typename ...AgreementDone ...RefusalFacts }
  }
`);

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($id: ID!, $textSha256: String) {
    acceptInvitation(id: $id, textSha256: $textSha256) { __typename ...AgreementDone ...RefusalFacts }
  }
`);

export const DeclineInvitation = graphql(`
  mutation DeclineInvitation($id: ID!) {
    declineInvitation(id: $id) { __typename ...AgreementDone ...RefusalFacts }
  }
`);

export const ExtendInvitation = graphql(`
  mutation ExtendInvitation($id: ID!, $validDays: Int!) {
    extendInvitation(id: $id, validDays: $validDays) { __typename ...AgreementDone ...RefusalFacts }
  }
`);

export const TakeBackInvitation = graphql(`
  mutation TakeBackInvitation($id: ID!) {
    takeBackInvitation(id: $id) { __typename ...AgreementDone ...RefusalFacts }
  }
`);

export const SaveDraft = graphql(`
  mutation SaveDraft($id: ID!, $form: RecordFormInput!) {
    saveDraft(id: $id, form: $form) {
      __typename
      ... on DraftSaved { recordId version }
      ...RefusalFacts
    }
  }
`);

export const SubmitRecord = graphql(`
  mutation SubmitRecord($id: ID!, $form: RecordFormInput!) {
    submitRecord(id: $id, form: $form) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const SubmitStampedCopy = graphql(`
  mutation SubmitStampedCopy($id: ID!, $uploadIds: [ID!]!) {
    submitStampedCopy(id: $id, uploadIds: $uploadIds) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const SendStampLink = graphql(`
  mutation SendStampLink($id: ID!, $mobile: String!) {
    sendStampLink(recordId: $id, mobile: $mobile) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const WithdrawSubmission = graphql(`
  mutation WithdrawSubmission($id: ID!) {
    withdrawSubmission(id: $id) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const AbandonRecord = graphql(`
  mutation AbandonRecord($id: ID!) {
    abandonRecord(id: $id) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const VoidDestination = graphql(`
  mutation VoidDestination($id: ID!) {
    voidDestination(id: $id) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const DeleteDraft = graphql(`
  mutation DeleteDraft($id: ID!) {
    deleteDraft(id: $id) {
      __typename
      ... on DraftDeleted { recordId }
      ...RefusalFacts
    }
  }
`);

export const AskTermination = graphql(`
  mutation AskTermination($input: AskTerminationInput!) {
    askTermination(input: $input) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const ResubmitTermination = graphql(`
  mutation ResubmitTermination($input: ResubmitTerminationInput!) {
    resubmitTermination(input: $input) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const AcceptTermination = graphql(`
  mutation AcceptTermination($id: ID!) {
    acceptTermination(id: $id) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const RefuseTermination = graphql(`
  mutation RefuseTermination($id: ID!, $reason: String!) {
    refuseTermination(id: $id, reason: $reason) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const TakeBackTermination = graphql(`
  mutation TakeBackTermination($id: ID!) {
    takeBackTermination(id: $id) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const ForceTermination = graphql(`
  mutation ForceTermination($id: ID!, $justification: JustificationInput!) {
    forceTermination(id: $id, justification: $justification) { __typename ...RecordDone ...RefusalFacts }
  }
`);

export const ApproveRecord = graphql(`
  mutation ApproveRecord(
    $verdict: VerdictInput!
    $hold: Boolean! = false
    $takeRegistryData: Boolean! = false
    $own: OwnVerdictInput
  ) {
    approveRecord(verdict: $verdict, hold: $hold, takeRegistryData: $takeRegistryData, own: $own) {
      __typename
      ...VerdictDone
      ... on VerdictScheduled { recordId effectiveAt: until }
      ...RefusalFacts
    }
  }
`);

export const RejectRecord = graphql(`
  mutation RejectRecord($verdict: VerdictInput!, $rejection: RejectionInput!, $hold: Boolean! = false) {
    rejectRecord(verdict: $verdict, rejection: $rejection, hold: $hold) {
      __typename
      ...VerdictDone
      ... on VerdictScheduled { recordId effectiveAt: until }
      ...RefusalFacts
    }
  }
`);

export const ReturnRecord = graphql(`
  mutation ReturnRecord($verdict: VerdictInput!, $rejection: RejectionInput!, $hold: Boolean! = false) {
    returnRecord(verdict: $verdict, rejection: $rejection, hold: $hold) {
      __typename
      ...VerdictDone
      ... on VerdictScheduled { recordId effectiveAt: until }
      ...RefusalFacts
    }
  }
`);

export const UndoVerdict = graphql(`
  mutation UndoVerdict($id: ID!) {
    undoVerdict(recordId: $id) {
      __typename
      ... on VerdictUndone { recordId }
      ...RefusalFacts
    }
  }
`);

export const AmendJobCategory = graphql(`
  mutation AmendJobCategory($id: ID!, $categoryCode: String!) {
    amendJobCategory(recordId: $id, categoryCode: $categoryCode) { __typename ...AgreementDone ...RefusalFacts }
  }
`);

export const AmendAgreement = graphql(`
  mutation AmendAgreement($id: ID!, $natureCode: String, $industryCode: String, $categoryCode: String) {
    amendAgreement(
      recordId: $id
      natureCode: $natureCode
      industryCode: $industryCode
      categoryCode: $categoryCode
    ) {
      __typename
      ...AgreementDone
      ...RefusalFacts
    }
  }
`);

export const RevealPersonalData = graphql(`
  mutation RevealPersonalData($id: ID!) {
    revealPersonalData(recordId: $id) {
      __typename
      ... on PersonalData { idNumber mobile }
      ...RefusalFacts
    }
  }
`);

export const BeginUpload = graphql(`
  mutation BeginUpload($input: BeginUploadInput!) {
    beginUpload(input: $input) {
      __typename
      ... on UploadSlot { putUrl expiresAt alreadyDone upload { ...UploadSeen } }
      ...RefusalFacts
    }
  }
`);

/** A file beside a record, as its uploader sees it. */
export const UploadSeen = graphql(`
  fragment UploadSeen on Upload {
    id purpose purposeLabel fileName position state kind bytes width height
    warnings { code message }
    url thumbnailUrl originalUrl
  }
`);

export const ConfirmMyData = graphql(`
  mutation ConfirmMyData($consentTo: Int) {
    confirmMyData(consentTo: $consentTo) { __typename ... on GraduateViewer { ...GraduateSelf } ...RefusalFacts }
  }
`);

export const RemoveGraduates = graphql(`
  mutation RemoveGraduates($ids: [ID!]!) {
    removeGraduates(ids: $ids) {
      __typename
      ... on RosterChanged { changed items { graduateId name ok message } }
      ...RefusalFacts
    }
  }
`);

export const RestoreGraduates = graphql(`
  mutation RestoreGraduates($ids: [ID!]!) {
    restoreGraduates(ids: $ids) {
      __typename
      ... on RosterChanged { changed items { graduateId name ok message } }
      ...RefusalFacts
    }
  }
`);

export const SetAgreementType = graphql(`
  mutation SetAgreementType($provinceId: ID!, $cohort: Int!, $agreementType: AgreementType!) {
    setAgreementType(provinceId: $provinceId, cohort: $cohort, agreementType: $agreementType) {
      __typename
      ...RefusalFacts
    }
  }
`);

export const ProveIdentity = graphql(`
  mutation ProveIdentity($proof: String!) {
    proveIdentity(passwordOrCode: $proof) { __typename ...RefusalFacts }
  }
`);
