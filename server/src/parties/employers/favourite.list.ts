import { catalogue } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { containsName, type Reading } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { EmployerIdentity } from "../identity/index.js";
import { SETTINGS_JOINS, SIGNING_COLUMNS } from "../settings/index.js";
import { FavouriteView } from "./favourite.types.js";
import { OPEN_WITH_EMPLOYER, sentTodayOf } from "./open-agreement.js";
import { whyNotInvite } from "./why-not-invite.js";

class FavouriteFilter {
  /** A part of the name. */
  name?: string | null;
}

/** 学生收藏夹, newest first. */
export const favourites = defineList({
  name: "favourites",
  row: FavouriteView,
  filter: FavouriteFilter,
  // An invitation past its deadline has lapsed, though the stored state follows within seconds (F-24).
  from: (_filter, { now }: Reading<EmployerIdentity>) => sql`favourite f
    join graduate g on g.id = f.graduate_id
    join employer e on e.id = f.employer_id
    ${SETTINGS_JOINS}
    left join lateral (
      select coalesce(r.waits_for, 'NOBODY') as waits_for from record r
      where r.employer_id = f.employer_id and r.graduate_id = f.graduate_id
        and ${OPEN_WITH_EMPLOYER} and not (not r.holds and r.closes_at <= ${now})
      order by r.changed_at desc limit 1) open on true
    cross join lateral (select ${sentTodayOf(sql`f.employer_id`, sql`f.graduate_id`, now)} as count) sent`,
  columns: {
    ...SIGNING_COLUMNS,
    id: column.id`f.id`,
    name: column.text`f.name`,
    idNumberMasked: column.text`f.id_number_mask`,
    schoolName: column.text`f.school_name`,
    educationLevel: column.text`f.education_level`,
    majorName: column.text`f.major_name`,
    cohort: column.whole`f.cohort`,
    addedAt: column.instant`f.added_at`,
    verifiedAt: column.instant<string | null>`e.verified_at`,
    suspendedAt: column.instant<string | null>`e.suspended_at`,
    waitsFor: column.text<string | null>`open.waits_for`,
    sentToday: column.whole`sent.count`,
    graduateId: column.id`g.id`,
    schoolId: column.id`g.school_id`,
    departmentId: column.id`g.department_id`,
  },
  computed: {
    educationLevelLabel: ({ educationLevel }) => catalogue("educationLevel").label(educationLevel),
    notInvitableReason: ({ verifiedAt, suspendedAt, waitsFor, ...row }, { now, viewer }) =>
      whyNotInvite(
        { ...row, conditions: row, employer: { verifiedAt, suspendedAt }, openBetween: waitsFor },
        viewer,
        now,
      )?.message ?? null,
  },
  scope: (viewer: EmployerIdentity) => sql`f.employer_id = ${viewer.employerId}`,
  filters: { name: containsName`f.name` },
  order: descending("addedAt", "id"),
});
