/** A change that breaks clients, made on purpose since the last landing. */
interface Intended {
  /** As `findBreakingChanges` of graphql-js words it. */
  change: string;
  /** Why it could not be avoided, and what a client does instead. */
  reason: string;
}

const FORM_SAVED =
  "One mutation for whatever a graduate fills in: `saveDraft(id, form)`, the kind being the field of `form`.";
const FORM_SUBMITTED =
  "One mutation for whatever a graduate fills in: `submitRecord(id, form)`, the kind being the field of `form`.";
const COUNTERPART = "`counterpart`, as in `RecordView`: what a record leads to may be no employer.";
const SCHEDULED =
  "`VerdictScheduled`, with the same fields: the old name was a letter away from the refusal `VerdictHeld`.";
const ORGANISATION =
  "A record may be about an organisation: null there, and present as before in every record about a graduate.";

/**
 * What server/schema.graphql may break of server/schema.released.graphql. Emptied at each landing, when
 * `node server/dist/commands/print-docs.js --release` makes the present contract the released one.
 */
export const INTENDED_BREAKING_CHANGES: readonly Intended[] = [
  { change: "Mutation.saveDestination was removed.", reason: FORM_SAVED },
  { change: "Mutation.saveOfflineApplication was removed.", reason: FORM_SAVED },
  { change: "Mutation.savePaperRegistration was removed.", reason: FORM_SAVED },
  { change: "Mutation.submitDestination was removed.", reason: FORM_SUBMITTED },
  { change: "Mutation.submitOfflineApplication was removed.", reason: FORM_SUBMITTED },
  { change: "Mutation.submitPaperRegistration was removed.", reason: FORM_SUBMITTED },
  {
    change: "Mutation.approveRecord arg changes was removed.",
    reason:
      "`approveRecord(own: { changes })`: what belongs to one flow alone is in one input of which exactly one field is sent.",
  },
  {
    change: "Mutation.approveRecord arg ending was removed.",
    reason:
      "`approveRecord(own: { ending })`: what belongs to one flow alone is in one input of which exactly one field is sent.",
  },
  {
    change: "RecordView.graduate changed type from AgreementGraduate! to AgreementGraduate.",
    reason: ORGANISATION,
  },
  { change: "ReviewPage.departmentName changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewPage.graduateId changed type from ID! to ID.", reason: ORGANISATION },
  { change: "ReviewPage.schoolName changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewPage.trainingModeCode changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewQueueRow.departmentName changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewQueueRow.educationLevelLabel changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewQueueRow.graduateName changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewQueueRow.idNumberMasked changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewQueueRow.majorName changed type from String! to String.", reason: ORGANISATION },
  { change: "ReviewQueueRow.schoolName changed type from String! to String.", reason: ORGANISATION },
  { change: "CommittedElsewhere.employerName was removed.", reason: COUNTERPART },
  { change: "EarlierVerdict.employerName was removed.", reason: COUNTERPART },
  { change: "GraduateRecordRow.employerName was removed.", reason: COUNTERPART },
  { change: "MyRecordCard.employerName was removed.", reason: COUNTERPART },
  { change: "ReviewQueueFilter.employerName was removed.", reason: COUNTERPART },
  { change: "ReviewQueueRow.employerName was removed.", reason: COUNTERPART },
  { change: "VerdictIsHeld was removed.", reason: SCHEDULED },
  { change: "VerdictIsHeld was removed from union type ReviewResult.", reason: SCHEDULED },
];
