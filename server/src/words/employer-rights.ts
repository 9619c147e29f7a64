import type { EmployerIdentity } from "./viewer.js";

/** What an employer's account may do beside looking (F-72); the person in charge may do all of it. */
export type EmployerRight = "INVITE" | "TERMINATE" | "IN_CHARGE";

/**
 * Every root field that an employer uses once signed in, with the right that it takes; `SEE` is what every account has.
 * Held before anything runs (api/access-check.ts). A field that is open to employers and not said here fails the start.
 */
export const EMPLOYER_POLICY: Readonly<Record<string, EmployerRight | "SEE">> = {
  // Finding graduates and inviting them
  "Mutation.findGraduate": "INVITE",
  "Mutation.addFavourite": "INVITE",
  "Mutation.removeFavourite": "INVITE",
  "Mutation.takeGraduateCard": "INVITE",
  "Query.graduateSheet": "INVITE",
  "Mutation.startGraduateSheet": "INVITE",
  "Mutation.sendInvitation": "INVITE",
  "Mutation.sendInvitations": "INVITE",
  "Mutation.savePositionTemplate": "INVITE",
  "Mutation.removePositionTemplate": "INVITE",
  "Mutation.extendInvitation": "INVITE",
  "Mutation.takeBackInvitation": "INVITE",

  // Ending agreements
  "Mutation.askTermination": "TERMINATE",
  "Mutation.acceptTermination": "TERMINATE",
  "Mutation.refuseTermination": "TERMINATE",
  "Mutation.takeBackTermination": "TERMINATE",
  "Mutation.beginUpload": "TERMINATE",
  "Mutation.removeUpload": "TERMINATE",
  "Mutation.orderUploads": "TERMINATE",

  // Having the organisation verified, or joining one that is (F-70, F-72)
  "Mutation.saveDraft": "IN_CHARGE",
  "Mutation.submitRecord": "IN_CHARGE",
  "Mutation.withdrawSubmission": "IN_CHARGE",
  "Mutation.abandonRecord": "IN_CHARGE",
  "Mutation.lookUpOrganisation": "IN_CHARGE",
  "Mutation.requestTransfer": "IN_CHARGE",
  "Mutation.confirmTransfer": "IN_CHARGE",
  "Mutation.askToJoin": "IN_CHARGE",
  "Mutation.takeBackJoinRequest": "IN_CHARGE",
  "Mutation.answerJoinRequest": "IN_CHARGE",
  "Query.joinRequests": "SEE",
  "Query.myJoinRequest": "SEE",
  "Query.myVerification": "SEE",
  "Query.verificationForm": "SEE",
  "Query.verificationProofs": "SEE",

  // Looking after accounts and data of the organisation
  "Query.employerSignIns": "SEE",
  "Query.employerAccounts": "SEE",
  "Mutation.offerAccount": "IN_CHARGE",
  "Mutation.sendAccountOfferAgain": "IN_CHARGE",
  "Mutation.takeBackAccountOffer": "IN_CHARGE",
  "Mutation.setEmployerRights": "IN_CHARGE",
  "Mutation.setEmployerAccountDisabled": "IN_CHARGE",
  "Mutation.changeOrganisation": "IN_CHARGE",

  // One's own account
  "Mutation.agreeToNotice": "SEE",
  "Mutation.beginContactChange": "SEE",
  "Mutation.beginMobileChange": "SEE",
  "Mutation.changeContact": "SEE",
  "Mutation.changeMobile": "SEE",
  "Mutation.changePassword": "SEE",
  "Query.myContacts": "SEE",

  // What every account of the organisation sees
  "Mutation.markMessagesRead": "SEE",
  "Mutation.markAllMessagesRead": "SEE",
  "Query.agreement": "SEE",
  "Query.agreementTermination": "SEE",
  "Query.catalogue": "SEE",
  "Query.divisions": "SEE",
  "Query.employerAgreements": "SEE",
  "Query.employerCounts": "SEE",
  "Query.employerWeek": "SEE",
  "Query.positionTemplates": "SEE",
  "Query.employerListStates": "SEE",
  "Query.employerOrganisation": "SEE",
  "Query.myCorrection": "SEE",
  "Query.favourite": "SEE",
  "Query.favourites": "SEE",
  "Query.favouritesById": "SEE",
  "Query.findDivisions": "SEE",
  "Query.messages": "SEE",
  "Query.record": "SEE",
  "Query.recordUploads": "SEE",
  "Query.schoolOptions": "SEE",
  "Subscription.live": "SEE",
};

export type EmployerRights = Pick<EmployerIdentity, "inCharge" | "mayInvite" | "mayTerminate">;

/** Whether an account with these has the right. */
export function hasRight(
  { inCharge, mayInvite, mayTerminate }: EmployerRights,
  right: EmployerRight,
): boolean {
  if (inCharge) return true;
  return right === "INVITE" ? mayInvite : right === "TERMINATE" && mayTerminate;
}

/** Why an account without the right is refused, and what it can do. */
export const RIGHT_MISSING: Readonly<Record<EmployerRight, string>> = {
  INVITE: "您的账号没有「发起邀请」权限，如需办理请联系本单位网签负责人开通",
  TERMINATE: "您的账号没有「办理解约」权限，如需办理请联系本单位网签负责人开通",
  IN_CHARGE: "该操作由本单位网签负责人办理，请联系网签负责人",
};
