/**
 * Everything that is written to the audit log, each with when it occurs. The list is closed: an act that is not here
 * cannot be audited, and one that is here is named so in the database for ever.
 */
export const AUDIT_ACTS = {
  SIGNED_IN: "Someone signed in; detail: app",
  SIGN_IN_REFUSED: "The password was right, but the account may not enter; detail: app, why",
  SIGNED_OUT: "Someone signed out",
  GRADUATE_REGISTERED: "A graduate of a roster made their account of the embedded identity provider (ADR 8)",
  GRADUATE_ACCOUNT_CLOSED:
    "A graduate's account of the embedded identity provider was removed by the command (ADR 8), or as what a corrected number left behind (P-12); subject: the account",
  GRADUATE_ACCOUNT_RELEASED:
    "A school released a graduate's account after checking the ID card (P-12); subject: the graduate; detail: accountId",
  PERSONS_JOINED:
    "A school that saw both documents joined the two persons that rosters made of them (F-01b); subject: the graduate; detail: joined (ids of rows)",
  MOBILE_ENTERED:
    "A school entered the mobile or mail address that a graduate registers with (P-12); subject: the graduate, or the school for many; detail: count",
  MOBILE_CHANGED:
    "Someone changed their own mobile, with codes to the old and the new one (P-12); subject: the account",
  EMAIL_CHANGED:
    "Someone gave or changed their own mail address, with codes to the old and the new one (P-12); subject: the account",
  CONTACTS_FORGOTTEN:
    "Staff in charge took number and mail address from an account whose owner lost them (P-12); subject: the account",
  USERNAME_SENT:
    "Somebody asked for the user names of a number or mail address, which went there (P-12); subject: the account",
  PASSWORD_CHANGED: "Someone changed their own password (P-12); subject: the account",
  PASSWORD_RESET:
    "A password was set anew: by staff in charge, by the command, or with a code to the account's number or mail (P-12); subject: the account; detail: by",
  SECOND_FACTOR_ENROLLED:
    "A second factor, or another in its place, was confirmed (P-13); subject: the account",
  SECOND_FACTOR_REMOVED: "A second factor was taken away (P-13); subject: the account",
  RECOVERY_CODE_USED: "A recovery code stood in for the second factor (P-13); subject: the account",
  SESSIONS_ENDED: "Sessions of an account were ended from outside: disabled, rights changed; detail: count",
  IDENTITY_CHOSEN: "A graduate chose another roster row of theirs to act for (F-01a); subject: the row",
  DATA_CONFIRMED:
    "A graduate confirmed their data of the year (F-93), agreeing to the privacy notice where it was asked (A-49)",
  PORTAL_TEXT_PUBLISHED:
    "The ministry published a text of the portal; subject: the account; detail: kind, version",
  OWN_DATA_VIEWED: "A graduate opened their own data in full (P-08)",
  PERSONAL_DATA_REVEALED: "Staff opened a graduate's full values on a record's page (P-08); detail: fields",
  NUMBER_SEARCHED:
    "Staff filtered a list by an exact ID number (P-08); subject: their account; detail: list, found (ids of rows)",
  NUMBER_SEARCH_CLOSED:
    "The 20th such filter of a day that found nobody closed it to the account until tomorrow (P-08); subject: the account",
  GRADUATE_SEARCHED: "An employer ran the exact search of F-20; detail: whether it hit",
  DOCUMENT_DOWNLOADED: "Someone fetched an agreement's PDF; subject: the record",
  UPLOAD_STORED:
    "A file came with all its bytes; subject: the record; detail: uploadId, purpose, kind, bytes",
  UPLOAD_REMOVED: "A file was taken out of a record's form; detail: uploadId, purpose",
  UPLOAD_VIEWED: "Someone opened a picture or original of a record (P-08); detail: uploadId, variant",
  STAMP_LINK_SENT:
    "A graduate had a link sent to the employer by SMS (F-32); subject: the record; detail: linkId, to (masked)",
  STAMP_LINK_USED:
    "Someone used such a link; account: the link; detail: to (masked number it was sent to), use, state",
  RECORD_CHANGED: "A record changed state; subject: the record; detail: act, from, to",
  VERDICT_HELD: "A verdict was given with the undo period (F-18)",
  VERDICT_UNDONE: "A held verdict was undone: no step in the timeline (F-18)",
  VERDICT_DROPPED:
    "A held verdict could take effect no more, since what it rested on had changed; detail: act, code",
  EMPLOYER_REGISTERED:
    "Somebody proved a mobile number and registered for an organisation (F-70); subject: the employer",
  ORGANISATION_LOOKED_UP:
    "Who registers asked the register of organisations for a code (F-70); detail: uscc, outcome",
  TRANSFER_REQUESTED: "A small transfer to an organisation's account was ordered (F-70); detail: transferId",
  TRANSFER_AMOUNT_GIVEN: "An amount was given for the one that was paid (F-70); detail: transferId, right",
  APPLICANT_REVEALED:
    "An operator opened the full numbers of a verification (P-08); subject: the record; detail: fields",
  JOIN_ASKED:
    "Somebody asked to be let into a verified organisation (F-72); subject: the employer; detail: requestId",
  JOIN_ANSWERED:
    "The person in charge let somebody in, or not (F-72); subject: the account; detail: requestId, accept",
  STAFF_ACCOUNT_CREATED: "A staff account was made (P-01); subject: the account",
  STAFF_ACCOUNT_DISABLED: "A staff account was disabled or enabled again; detail: disabled",
  STAFF_RIGHTS_CHANGED:
    "Rights or level scope of a staff account changed (P-02, P-03); detail: before, after",
  EMPLOYER_ACCOUNT_OFFERED:
    "A person in charge offered a colleague an account, or sent the offer again (F-72); subject: the employer; detail: offerId, again, rights",
  EMPLOYER_ACCOUNT_OFFER_ENDED: "An offer was taken back (F-72); subject: the employer; detail: offerId",
  EMPLOYER_ACCOUNT_MADE:
    "A colleague set the password of an account that was offered (F-72); subject: the account; detail: offerId",
  EMPLOYER_ACCOUNT_DISABLED:
    "An account was disabled or enabled by the person in charge (F-72); subject: the account; detail: disabled",
  EMPLOYER_RIGHTS_CHANGED: "Rights of an account changed (F-72); subject: the account; detail: before, after",
  ORGANISATION_CHANGED:
    "An employer changed its data (F-73); subject: the employer; detail: changed (names of fields)",
  GRADUATE_CARD_SHOWN: "A graduate made a 签约二维码; subject: the graduate's row",
  GRADUATE_CARD_TAKEN:
    "An employer took it, and has the graduate among its favourites; subject: the graduate's row",
  GRADUATE_SHEET_UPLOADED:
    "An employer sent a spreadsheet of graduates to be found (F-20); subject: the employer; detail: sheetId, rows",
  GRADUATE_SHEET_STARTED:
    "It was started; each search of it is audited too; subject: the employer; detail: sheetId",
  GRADUATE_SHEET_DOWNLOADED: "Its result was downloaded; subject: the employer; detail: sheetId",
  POSITION_TEMPLATE_SAVED: "An employer saved a 岗位模板; subject: the employer; detail: templateId",
  POSITION_TEMPLATE_REMOVED: "An employer removed one; subject: the employer; detail: templateId",
  EMPLOYER_MARKED: "A school marked an employer or changed its mark (F-75); detail: uscc, categories",
  EMPLOYER_MARK_REMOVED: "A school removed its mark of an employer (F-75); detail: uscc, categories",
  EMPLOYER_SUSPENDED: "The operator suspended an employer (F-76); detail: open invitations at the time",
  EMPLOYER_SUSPENSION_LIFTED: "The operator lifted a suspension (F-76)",
  EMPLOYER_HANDED_OVER:
    "The operator gave the role of person in charge to another account, by a new letter (F-76); detail: from, to (accounts)",
  EMPLOYER_ACCOUNT_RELEASED:
    "The operator gave an employer's account whose number is lost to another number, after checking (P-12); subject: the account",
  EMPLOYER_CONTACTS_REVEALED:
    "The operator opened an employer's contact and the numbers of its accounts in full (P-08)",
  EMPLOYERS_MERGED:
    "The operator merged an employer into another of its own; detail: into, records, accounts",
  SIGNING_SETTINGS_SAVED: "A school saved its 签约设置 (P-11); detail: cohort, what changed",
  SCHOOL_OFFICE_SAVED: "A school said how its graduates reach its office; detail: name, phone, hours",
  AGREEMENT_TYPE_SET: "A province chose two-party or three-party agreements (P-10); detail: cohort, type",
  ROSTER_UPLOADED: "A school sent a roster file for a dry run; detail: uploadId, cohort, bytes",
  ROSTER_COMMIT_ASKED: "A school asked for a checked roster to be committed; detail: uploadId, cohort",
  ROSTER_COMMITTED: "A roster was committed; detail: uploadId, cohort, added, changed",
  ROSTER_DISCARDED: "A school put a roster aside; detail: uploadId, cohort",
  ROSTER_ERRORS_DOWNLOADED: "Someone fetched the error report of a roster; detail: uploadId",
  PROVINCES_IMPORTED: "The ministry imported provinces (P-01); detail: added, changed, unchanged",
  SCHOOLS_IMPORTED: "The ministry imported schools (P-01); detail: added, changed, unchanged",
  MODULE_OPENED: "A province opened a module for its schools (P-06); subject: the province; detail: module",
  GRADUATE_REMOVED: "A school deleted a graduate from the roster: frozen (F-91); detail: records",
  GRADUATE_RESTORED: "A graduate is back on the roster: as it was (F-91); detail: records",
  CLOCK_ADVANCED: "The test clock was moved; detail: seconds",
} as const;

export type AuditAct = keyof typeof AUDIT_ACTS;
