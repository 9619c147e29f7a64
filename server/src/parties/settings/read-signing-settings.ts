import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { enters, type StaffIdentity } from "../identity/index.js";
import { openCohorts } from "./cohorts.js";
import {
  departmentsWithoutReviewer,
  readSchoolFacts,
  whyMayNotSet,
  whyMayNotSetContacts,
  whyReviewModeLocked,
  whySwitchLocked,
} from "./school-facts.js";
import { AgreementContact, SigningSettings } from "./settings.entity.js";
import { AgreementContactView, SigningSettingsView } from "./settings.types.js";
import type { ContactDetails } from "./signing-conditions.js";

/** What the form starts with before anything was saved; the limit is our choice within 0–99 (F-55). */
export const INITIAL_SETTINGS = { signingOn: false, reviewMode: "SCHOOL_ONLY", terminationLimit: 2 } as const;

/**
 * 签约设置 of the viewer's school for a cohort, with why what is locked is locked for this viewer. Before the first
 * saving the initial values; null for a cohort that was never set up and cannot be any more.
 */
export async function readSigningSettings(
  em: EntityManager,
  viewer: StaffIdentity,
  cohort: number,
  now: Date,
): Promise<SigningSettingsView | null> {
  const schoolId = viewer.schoolId;
  if (!schoolId || !enters(viewer, "EMPLOYMENT")) return null;
  const stored = await em.findOne(SigningSettings, { school: schoolId, cohort });
  if (!stored && !openCohorts(now).includes(cohort)) return null;
  const facts = await readSchoolFacts(em, schoolId, cohort);
  const contacts = stored ? await em.find(AgreementContact, { settings: stored.id }) : [];
  const signingOn = stored ? stored.signingOnAt !== null : INITIAL_SETTINGS.signingOn;
  const mayNot = whyMayNotSet(viewer, cohort, now);
  return Object.assign(new SigningSettingsView(), {
    schoolId,
    cohort,
    agreementType: facts.agreementType,
    signingOn,
    reviewMode: stored?.reviewMode ?? INITIAL_SETTINGS.reviewMode,
    terminationLimit: stored?.terminationLimit ?? INITIAL_SETTINGS.terminationLimit,
    contacts: inOrder(contacts).map((contact) => AgreementContactView.of(contact)),
    switchLockedReason: mayNot ?? whySwitchLocked(signingOn, facts),
    reviewModeLockedReason: mayNot ?? whyReviewModeLocked(facts),
    lockedReason: mayNot,
    contactsLockedReason: whyMayNotSetContacts(viewer, cohort, now),
    departmentsWithoutReviewer: await departmentsWithoutReviewer(em, schoolId, cohort),
  });
}

const ORDER = ["ALL", "UNDERGRADUATE", "POSTGRADUATE"];

function inOrder<Contact extends ContactDetails>(contacts: Contact[]): Contact[] {
  return contacts.sort((a, b) => ORDER.indexOf(a.levelScope) - ORDER.indexOf(b.levelScope));
}

/** The contacts of the viewer's school for the open cohorts, those of the viewer's level; each once. */
export async function readAgreementContacts(
  em: EntityManager,
  viewer: StaffIdentity,
  now: Date,
): Promise<AgreementContactView[]> {
  if (!viewer.schoolId || !enters(viewer, "EMPLOYMENT")) return [];
  const cohorts = openCohorts(now);
  const rows = await query<
    Omit<ContactDetails, "levelScope"> & { level_scope: ContactDetails["levelScope"] }
  >(
    em,
    sql`select distinct c.level_scope, c.name, c.phone, c.address, c.postcode
      from agreement_contact c join signing_settings s on s.id = c.settings_id
      where s.school_id = ${viewer.schoolId} and s.cohort between ${cohorts[0]} and ${cohorts.at(-1)}
        and (${viewer.levelScope} = 'ALL' or c.level_scope in ('ALL', ${viewer.levelScope}))`,
  );
  return inOrder(rows.map((row) => AgreementContactView.of({ ...row, levelScope: row.level_scope })));
}
