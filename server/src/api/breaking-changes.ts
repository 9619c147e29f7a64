/** A change that breaks clients, made on purpose since the last landing. */
interface Intended {
  /** As `findBreakingChanges` of graphql-js words it. */
  change: string;
  /** Why it could not be avoided, and what a client does instead. */
  reason: string;
}

/**
 * What server/schema.graphql may break of server/schema.released.graphql. Emptied at each landing, when
 * `node server/dist/commands/print-docs.js --release` makes the present contract the released one.
 */
export const INTENDED_BREAKING_CHANGES: readonly Intended[] = [
  {
    change: "Agreement.employer changed type from EmployerBlock! to EmployerBlock.",
    reason:
      "Drafts of registered agreements have none yet (issue 4): null there, present in every agreement that came before.",
  },
  {
    change: "Agreement.job changed type from JobTerms! to JobTerms.",
    reason:
      "Drafts of registered agreements have none yet (issue 4): null there, present in every agreement that came before.",
  },
  {
    change: "JobTerms.positionName changed type from String! to String.",
    reason: "岗位名称 is mandatory in invitations only (D-05): null where a graduate left it open.",
  },
  {
    change: "MyRecordCard.positionName changed type from String! to String.",
    reason: "岗位名称 is mandatory in invitations only (D-05): null where a graduate left it open.",
  },
  {
    change: "GraduateRecordRow.positionName changed type from String! to String.",
    reason: "岗位名称 is mandatory in invitations only (D-05): null where a graduate left it open.",
  },
  {
    change: "PersonalData.employerContactMobile changed type from String! to String.",
    reason: "Records of every flow (issue 4): a destination may lead to no employer.",
  },
  {
    change: "ReviewQueueRow.positionName changed type from String! to String.",
    reason: "岗位名称 is mandatory in invitations only (D-05): null where a graduate left it open.",
  },
  {
    change: "Mutation.approveAgreement was removed.",
    reason:
      "Verdicts are given on records of every flow (issue 4): `approveRecord`, with the same arguments.",
  },
  {
    change: "Mutation.rejectAgreement was removed.",
    reason: "Verdicts are given on records of every flow (issue 4): `rejectRecord`, with the same arguments.",
  },
  {
    change: "Mutation.reviewAgreements was removed.",
    reason:
      "Verdicts are given on records of every flow (issue 4): `reviewRecords`, with the same arguments.",
  },
  {
    change: "AgreementChanged was removed from union type ReviewResult.",
    reason:
      "Verdicts are given on records of every flow (issue 4): `RecordChanged`, whose `record` is an Agreement where it was one.",
  },
  {
    change: "QueueCounts.onlineSigningByStatus was removed.",
    reason: "Counts are of every flow (issue 4): `queueCounts.kinds`, one entry of each kind.",
  },
  {
    change: "QueueCounts.onlineSigningWaitingForMe was removed.",
    reason: "Counts are of every flow (issue 4): `queueCounts.kinds`, one entry of each kind.",
  },
  {
    change: "ReviewPage.agreement was removed.",
    reason: "The page shows records of every flow (issue 4): `record`, an Agreement where it was one.",
  },
];
