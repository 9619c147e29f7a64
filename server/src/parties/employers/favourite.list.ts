import type { Pool, QueryConfig } from "pg";
import { catalogue } from "../../catalogue/index.js";
import { pageOf, pageSize, positionAfter } from "../../lists/cursor.js";
import { isId } from "../../words/ids.js";
import type { EducationLevel, EmployerIdentity } from "../identity/index.js";
import { type AgreementType, SETTINGS_JOINS, whyMayNotSign } from "../settings/index.js";
import { whyMayNotInvite } from "./employer-standing.js";
import { type FavouritePage, FavouriteView } from "./favourite.types.js";

interface FavouriteRow {
  id: string;
  name: string;
  id_number_mask: string;
  school_name: string;
  education_level: string;
  major_name: string;
  cohort: number;
  added_at: Date | string;
  training_mode: string;
  level: EducationLevel;
  frozen: boolean;
  agreement_type: AgreementType | null;
  signing_on_at: Date | string | null;
  has_contact: boolean;
  verified_at: Date | string | null;
  suspended_at: Date | string | null;
  open_status: OpenStatus | null;
}

/**
 * States in which this employer's own record with the graduate keeps it from inviting again (F-23), and how they read.
 * What the graduate has with others is never asked (P-08).
 */
const OPEN_STATUSES = {
  INVITED: "已向该毕业生发出邀请，正在等待应约，不能重复邀请",
  DEPARTMENT_REVIEW: "该毕业生已同意签约，正在等待学院审核",
  SCHOOL_REVIEW: "该毕业生已同意签约，正在等待学校审核",
  SIGNED: "已与该毕业生签约",
} as const;
type OpenStatus = keyof typeof OPEN_STATUSES;

// An invitation past its deadline has lapsed, though the stored state follows within seconds (F-24).
const OPEN_RECORD = `select r.status from record r
  where r.employer_id = f.employer_id and r.graduate_id = f.graduate_id
    and r.status in ('${Object.keys(OPEN_STATUSES).join("','")}')
    and not (r.status = 'INVITED' and r.due_at <= $2)
  order by r.changed_at desc limit 1`;

const SELECT = `select f.id, f.name, f.id_number_mask, f.school_name, f.education_level, f.major_name, f.cohort,
    f.added_at, g.training_mode, g.level, g.frozen_at is not null as frozen, pc.agreement_type, s.signing_on_at,
    c.name is not null as has_contact, e.verified_at, e.suspended_at, (${OPEN_RECORD}) as open_status
  from favourite f join graduate g on g.id = f.graduate_id join employer e on e.id = f.employer_id
  ${SETTINGS_JOINS.toPg().text}
  where f.employer_id = $1`;

const PAGE = "and (f.added_at, f.id) < ($3, $4)";
const NEWEST_FIRST = "order by f.added_at desc, f.id desc limit $5";

/** 学生收藏夹, newest first; `name` keeps those whose name contains it. */
export async function listFavourites(
  pool: Pool,
  viewer: EmployerIdentity,
  now: Date,
  wish: { name: string | null; first: number; after: string | null },
): Promise<FavouritePage> {
  const from = positionAfter(wish.after);
  const size = pageSize(wish.first);
  const name = wish.name?.trim();
  const values: unknown[] = [viewer.employerId, now, from.at, from.id, size + 1];
  const statement: QueryConfig = name
    ? { text: `${SELECT} and position($6 in f.name) > 0 ${PAGE} ${NEWEST_FIRST}`, values: [...values, name] }
    : { name: "favourites", text: `${SELECT} ${PAGE} ${NEWEST_FIRST}`, values };
  const { rows } = await pool.query<FavouriteRow>(statement);
  const favourites = rows.map((row) => present(row, now));
  return pageOf(favourites, size, (favourite) => ({ at: favourite.addedAt, id: favourite.id }));
}

/** The viewer's own favourites among `ids`, in that order; any other id is left out (P-07). One statement. */
export async function findFavourites(
  pool: Pool,
  viewer: EmployerIdentity,
  ids: readonly string[],
  now: Date,
): Promise<FavouriteView[]> {
  const { rows } = await pool.query<FavouriteRow>({
    name: "favourites-by-id",
    text: `${SELECT} and f.id = any($3::uuid[])`,
    values: [viewer.employerId, now, ids.filter(isId)],
  });
  const byId = new Map(rows.map((row) => [row.id, present(row, now)]));
  return ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []);
}

function present(row: FavouriteRow, now: Date): FavouriteView {
  return Object.assign(new FavouriteView(), {
    id: row.id,
    name: row.name,
    idNumberMasked: row.id_number_mask,
    schoolName: row.school_name,
    educationLevelLabel: catalogue("educationLevel").label(row.education_level),
    majorName: row.major_name,
    cohort: row.cohort,
    addedAt: new Date(row.added_at),
    notInvitableReason: whyNotInvitable(row, now),
  });
}

function whyNotInvitable(row: FavouriteRow, now: Date): string | null {
  const standing = whyMayNotInvite({
    verifiedAt: instant(row.verified_at),
    suspendedAt: instant(row.suspended_at),
  });
  const signing = whyMayNotSign(
    {
      trainingMode: row.training_mode,
      cohort: row.cohort,
      level: row.level,
      frozen: row.frozen,
      agreementType: row.agreement_type,
      signingOnAt: instant(row.signing_on_at),
      hasContact: row.has_contact,
    },
    now,
  );
  const refusal = standing ?? signing;
  if (refusal) return refusal.message;
  return row.open_status ? OPEN_STATUSES[row.open_status] : null;
}

function instant(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}
