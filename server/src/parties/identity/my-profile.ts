import { audit } from "../../audit/index.js";
import { Sealed } from "../../database/sealed.js";
import { query } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import type { GraduateIdentity } from "../../words/viewer.js";
import { birthDateOf } from "./birth-date.js";
import type { MyProfile } from "./identity.types.js";
import { type ProfileRow, profileGroups, profileOf } from "./profile-groups.js";

/** The graduate's own data in full, in the order of the roster (D-01); each call is audited (P-08). */
export async function myProfile(
  platform: Platform,
  viewer: GraduateIdentity,
  address: string,
): Promise<MyProfile> {
  const [row] = await query<ProfileRow>(platform.pool, profileOf(viewer.graduateId));
  if (!row) throw new Error("A session's graduate has no roster row");
  await audit(platform.pool, {
    at: platform.clock.now(),
    by: viewer,
    act: "OWN_DATA_VIEWED",
    subject: { kind: "GRADUATE", id: viewer.graduateId },
    address,
  });
  const open = (column: string, value: Buffer | null) =>
    value && platform.keys.open(`graduate.${column}`, new Sealed(value));
  return {
    name: row.name,
    cohort: row.cohort,
    groups: profileGroups(row, {
      idNumber: open("id_number_sealed", row.id_number_sealed) ?? "",
      birthDate: birthDateOf(platform.keys, row),
      mobile: open("mobile_sealed", row.mobile_sealed),
      email: open("email_sealed", row.email_sealed),
      qq: open("qq_sealed", row.qq_sealed),
      homeAddress: open("home_address_sealed", row.home_address_sealed),
      homePhone: open("home_phone_sealed", row.home_phone_sealed),
    }),
  };
}
