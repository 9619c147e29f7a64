import { maskEmail, maskMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import {
  type ProfileRow,
  profileGroups,
  profileOf,
  type StaffIdentity,
} from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { recordsInSight, statusLabel, toneOf } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import { readRegistryDestination } from "../review/index.js";
import { GraduateDetail, type GraduateRecordRow } from "./graduates.types.js";
import { graduatesInSight } from "./sight.js";

const HIDDEN = "******";

/** One graduate of the viewer's area with what is known of them, personal data masked (P-08); null for any other id. */
export async function readGraduate(
  platform: Platform,
  viewer: StaffIdentity,
  id: string,
): Promise<GraduateDetail | null> {
  if (!isId(id)) return null;
  const [seen] = await query<{ registered: boolean }>(
    platform.pool,
    sql`select exists (select from graduate_account a where a.person_id = g.person_id) as registered
      from graduate g where g.id = ${id} and ${graduatesInSight(viewer)}`,
  );
  if (!seen) return null;
  const [row] = await query<ProfileRow & { id: string; frozen_at: Date | null }>(
    platform.pool,
    profileOf(id),
  );
  if (!row) return null;
  return Object.assign(new GraduateDetail(), {
    id: row.id,
    name: row.name,
    cohort: row.cohort,
    frozen: row.frozen_at !== null,
    registered: seen.registered,
    groups: maskedGroups(platform, row),
    records: await readRecords(platform, viewer, id),
    registryDestination: await readRegistryDestination(platform, id),
  });
}

/** Birth date and sex stand in the ID number: who reads the mask reads the first no other way (P-08). */
function maskedGroups(platform: Platform, row: ProfileRow) {
  const hide = (value: Buffer | null) => value && HIDDEN;
  const mobile =
    row.mobile_sealed && platform.keys.open("graduate.mobile_sealed", new Sealed(row.mobile_sealed));
  const email = row.email_sealed && platform.keys.open("graduate.email_sealed", new Sealed(row.email_sealed));
  return profileGroups(row, {
    idNumber: row.id_number_mask,
    birthDate: HIDDEN,
    mobile: mobile && maskMobile(mobile),
    email: email && maskEmail(email),
    qq: hide(row.qq_sealed),
    homeAddress: hide(row.home_address_sealed),
    homePhone: hide(row.home_phone_sealed),
  });
}

interface RecordRow {
  id: string;
  kind: RecordKind;
  counterpart: string;
  position_name: string | null;
  status: RecordStatus;
  frozen: boolean;
  changed_at: Date;
}

async function readRecords(
  platform: Platform,
  viewer: StaffIdentity,
  graduateId: string,
): Promise<GraduateRecordRow[]> {
  const rows = await query<RecordRow>(
    platform.pool,
    sql`select r.id, r.kind, r.counterpart, a.position_name, r.status, r.frozen, r.changed_at
      from record r left join agreement a on a.record_id = r.id
      where r.graduate_id = ${graduateId} and ${recordsInSight(viewer)}
      order by r.changed_at desc, r.id desc`,
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    counterpart: row.counterpart,
    positionName: row.position_name,
    status: row.status,
    statusLabel: statusLabel(row.kind, row.status, row.frozen),
    tone: toneOf(row.kind, row.status, row.frozen),
    changedAt: row.changed_at,
  }));
}
