export * from "../../words/viewer.js";
export {
  attempting,
  CODE_ATTEMPTS,
  dropOldTurns,
  forgetFailures,
  REGISTRATION_ATTEMPTS,
} from "./attempts.js";
export { type BirthColumns, birthDateOf } from "./birth-date.js";
export { agree, personOf, requireConsent } from "./consent.js";
export { type Contacts, contactIndex, contactsOf, wayTo, writeContact } from "./contacts.js";
export { CredentialsResolver } from "./credentials.resolver.js";
export { EmployerAccount } from "./employer-account.entity.js";
export { browserOf, entering, requireApp, required } from "./entering.js";
export { GraduateAccount } from "./graduate-account.entity.js";
export { ORDER_OF_ROWS, personOfNumber, rowsOfSamePerson, SOMETHING_WAITS } from "./identities.js";
export { IdentityResolver } from "./identity.resolver.js";
export {
  EmployerViewer,
  GraduateViewer,
  ProfileGroup,
  SignInEmployerResult,
  SignInGraduateResult,
  SignInRefused,
  StaffViewer,
} from "./identity.types.js";
export { DEVICE_COOKIE, dropOldDevices, forgetDevicesOf } from "./known-device.js";
export { DAILY_LIMITS, RATE_LIMITS, type RateLimit } from "./limits.js";
export { appOf, type Browser, writePassword } from "./own-password.js";
export { hashPassword, newPassword, passwordProblem } from "./passwords.js";
export { type ProfileRow, profileGroups, profileOf } from "./profile-groups.js";
export {
  dropOldLimits,
  giveBack,
  giveBackToday,
  leftToday,
  limitOfToday,
  networkOf,
  take,
  takeToday,
  usedUpToday,
} from "./rate-limits.js";
export {
  closeGraduateAccount,
  dropLeftAccount,
  type ReleasedAccount,
  releaseAccount,
} from "./release-account.js";
export {
  deviceCookieOf,
  SESSION_COOKIE,
  setSessionCookie,
  signedViewerOf,
  stillSigned,
} from "./request-viewer.js";
export { codesShownNow, mustHaveFactor, removeFactor } from "./second-factor.js";
export { Session } from "./session.entity.js";
export {
  confirmedIn,
  NOBODY,
  organisationName,
  type SessionRow,
  type SignedViewer,
  viewerOf,
  viewerOfToken,
} from "./session-viewer.js";
export {
  ABSOLUTE_LIMIT_MS,
  dropOldSessions,
  endOtherSessionsOf,
  endSession,
  endSessionsOf,
  IDLE_LIMIT_MS,
  openSession,
  tokenHash,
} from "./sessions.js";
export { enterAsEmployer, enterAsGraduate, type SignedIn, takeOverContacts, trierOf } from "./sign-in.js";
export { mustSignInFirst } from "./sign-in-first.js";
export type { IdentifiedAccount, IdentifiedPerson, SignInMethod, SignInMethods } from "./sign-in-methods.js";
export { embeddedSignIn, plainAccount } from "./sign-in-methods.js";
export { dropOldTickets } from "./sign-in-steps.js";
export { StaffAccount } from "./staff-account.entity.js";
export { isWithinRight, isWithinScope, requireWriting, staffOf } from "./staff-policy.js";
export { requireProof } from "./step-up.js";
export { rightColumnOf, unattendedDepartmentsOf } from "./unattended.js";
export { employerViewerOf, graduateViewerOf } from "./viewers.js";
