import { catalogue, divisionName, maskContact, maskEmail } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { limitTo, query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, statusLabel } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import { UNNAMED_ORGANISATION } from "../../words/organisation-words.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { UnknownRecord } from "../../words/refusals.js";
import { readHistory, readLooks } from "./employer-past.js";
import { effectsOf, workOf } from "./employer-work.js";
import { STATE_OF_EMPLOYER } from "./employers.list.js";
import {
  EMPLOYER_STATE_LABELS,
  type EmployerAccountOfDesk,
  EmployerDetail,
  type EmployerMarkOfDesk,
  type EmployerName,
  type EmployerOwnRecord,
  type EmployerState,
  type FormerEmployerName,
} from "./employers.types.js";

/** One employer with all that an operator decides by; null where there is none. Operators alone may ask. */
export async function readEmployer(platform: Platform, id: string): Promise<EmployerDetail | null> {
  if (!isId(id)) return null;
  const row = await readRow(platform, id);
  if (!row) return null;
  const { pool, keys } = platform;
  const work = await workOf(pool, row.id);
  return Object.assign(new EmployerDetail(), {
    id: row.id,
    name: row.name || UNNAMED_ORGANISATION,
    uscc: row.uscc,
    state: row.state,
    stateLabel: EMPLOYER_STATE_LABELS[row.state],
    natureLabel: catalogue("employerNature").label(row.nature),
    industryLabel: catalogue("industry").label(row.industry),
    divisionName: divisionName(row.division) ?? row.division,
    address: row.address,
    contactName: row.contact_name,
    contactMobileMasked: maskContact(
      keys.open("employer.contact_mobile_sealed", new Sealed(row.contact_mobile_sealed)),
    ),
    contactEmailMasked: maskEmail(row.contact_email),
    verifiedAt: row.verified_at,
    suspendedAt: row.suspended_at,
    suspensionReason: row.suspended_at && row.suspension_reason,
    mergedInto: row.into_id ? { id: row.into_id, name: row.into_name ?? "", uscc: row.into_uscc } : null,
    formerNames: await readFormerNames(platform, row.id),
    duplicates: await readDuplicates(platform, row),
    accounts: await readAccounts(platform, row.id),
    work,
    suspensionEffects: effectsOf(work),
    records: await readOwnRecords(platform, row.id),
    history: await readHistory(platform, row.id),
    marks: await readMarks(platform, row.uscc),
    looks: await readLooks(platform, row.id),
  });
}

/** The same after an act. @throws UnknownRecord. */
export async function seeEmployer(platform: Platform, id: string): Promise<EmployerDetail> {
  const employer = await readEmployer(platform, id);
  if (!employer) throw new UnknownRecord();
  return employer;
}

interface EmployerAsRead {
  id: string;
  name: string;
  uscc: string | null;
  state: EmployerState;
  nature: string;
  industry: string;
  division: string;
  address: string;
  contact_name: string;
  contact_mobile_sealed: Buffer;
  contact_email: string;
  verified_at: Date | null;
  suspended_at: Date | null;
  suspension_reason: string | null;
  into_id: string | null;
  into_name: string | null;
  into_uscc: string | null;
}

async function readRow({ pool }: Platform, id: string): Promise<EmployerAsRead | undefined> {
  const [row] = await query<EmployerAsRead & Record<string, unknown>>(
    pool,
    sql`select e.id, e.name, e.uscc, ${STATE_OF_EMPLOYER} as state, e.nature, e.industry, e.division, e.address,
        e.contact_name, e.contact_mobile_sealed, e.contact_email, e.verified_at, e.suspended_at,
        e.suspension_reason, i.id as into_id, i.name as into_name, i.uscc as into_uscc
      from employer e left join employer i on i.id = e.merged_into where e.id = ${id}`,
    { name: "employer-of-desk" },
  );
  return row;
}

async function readFormerNames({ pool }: Platform, id: string): Promise<FormerEmployerName[]> {
  return await query<FormerEmployerName & Record<string, unknown>>(
    pool,
    sql`select name, uscc, until from employer_former_name where employer_id = ${id} order by until desc, id desc`,
    { name: "former-names-of-employer" },
  );
}

const MOST_DUPLICATES = 10;

/** Registered twice, perhaps: under the same name, or under a code that one of both has had. */
async function readDuplicates(
  { pool }: Platform,
  { id, name, uscc }: EmployerAsRead,
): Promise<EmployerName[]> {
  return await query<EmployerName & Record<string, unknown>>(
    pool,
    sql`select e.id, e.name, e.uscc from employer e
      where e.id <> ${id} and e.merged_into is null and e.id in (
        select id from employer where name = ${name} and name <> ''
        union select employer_id from employer_former_name where uscc = ${uscc}
        union select o.id from employer_former_name f join employer o on o.uscc = f.uscc where f.employer_id = ${id})
      order by e.id ${limitTo(MOST_DUPLICATES)}`,
    { name: "duplicates-of-employer" },
  );
}

async function readAccounts({ pool }: Platform, id: string): Promise<EmployerAccountOfDesk[]> {
  return await query<EmployerAccountOfDesk & Record<string, unknown>>(
    pool,
    sql`select a.id, a.name, a.mobile_mask as "mobileMasked", a.in_charge as "inCharge",
        a.disabled_at is not null as disabled,
        (select max(s.created_at) from session s where s.account_id = a.id) as "lastSignedInAt"
      from employer_account a where a.employer_id = ${id}
      order by a.in_charge desc, a.disabled_at is not null, a.name, a.id`,
    { name: "accounts-of-employer" },
  );
}

const MOST_RECORDS = 50;

/** Of every kind that is about organisations: a record without a graduate. */
async function readOwnRecords({ pool }: Platform, id: string): Promise<EmployerOwnRecord[]> {
  const rows = await query<{ id: string; kind: RecordKind; status: RecordStatus; changed_at: Date }>(
    pool,
    sql`select id, kind, status, changed_at from record
      where employer_id = ${id} and graduate_id is null order by changed_at desc, id desc ${limitTo(MOST_RECORDS)}`,
    { name: "own-records-of-employer" },
  );
  return rows.map(({ id: recordId, kind, status, changed_at: changedAt }) => ({
    id: recordId,
    kind,
    kindLabel: flowOf(kind).flow.name,
    statusLabel: statusLabel(kind, status),
    changedAt,
  }));
}

const MOST_MARKS = 50;

/** All schools' marks of the code, whether or not they are shown to everyone yet (F-75). */
async function readMarks({ pool }: Platform, uscc: string | null): Promise<EmployerMarkOfDesk[]> {
  const rows = await query<{
    id: string;
    school_name: string;
    categories: string[];
    reason: string;
    marked_at: Date;
  }>(
    pool,
    sql`select w.id, s.name as school_name, w.categories, w.reason, w.marked_at
      from employer_warning w join school s on s.id = w.school_id
      where w.uscc = ${uscc} order by w.marked_at desc, w.id desc ${limitTo(MOST_MARKS)}`,
    { name: "marks-of-employer" },
  );
  return rows.map((row) => ({
    id: row.id,
    schoolName: row.school_name,
    categoryLabels: row.categories.map((code) => catalogue("warningCategory").label(code)),
    reason: row.reason,
    markedAt: row.marked_at,
  }));
}
