import { catalogue } from "../../catalogue/index.js";
import { allOf, limitTo, type Sql, sql } from "../../database/sql.js";
import { pageSize, pageStep } from "../../lists/cursor.js";
import { type EducationLevel, entersEmployment, type StaffIdentity } from "../../parties/identity/index.js";
import { type AgreementType, SETTINGS_JOINS, whyMayNotSign } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import { HOLDING, statusLabel } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import type { GraduateFilter, GraduatePage, GraduateRow } from "./graduates.types.js";
import { type RosterPlace, rosterOrder, rosterPage } from "./roster-order.js";
import { graduatesInSight, isAboveSchool, refuseSlowFilter } from "./sight.js";

interface Row extends RosterPlace {
  name: string;
  id_number_mask: string;
  school_name: string;
  department_name: string;
  major_name: string;
  education_level: string;
  training_mode: string;
  level: EducationLevel;
  frozen: boolean;
  agreement_type: AgreementType | null;
  signing_on_at: Date | null;
  has_contact: boolean;
  holding_status: RecordStatus | null;
  holding_kind: RecordKind | null;
}

/**
 * The roster in the viewer's area. One statement: prepared where nothing but cohort is asked for, each other filter
 * adds its condition.
 */
export async function listGraduates(
  platform: Platform,
  viewer: StaffIdentity,
  filter: GraduateFilter,
  page: { first: number; after: string | null },
): Promise<GraduatePage> {
  const size = pageSize(page.first);
  if (!entersEmployment(viewer)) return { rows: [], endCursor: null };
  const conditions = filterConditions(platform, viewer, filter);
  const order = rosterOrder(Boolean(filter.cohort), page.after);
  const cohort = filter.cohort ? sql`g.cohort = ${filter.cohort}` : sql`true`;
  const { text, values } = sql`
    select g.id, g.cohort, g.student_number, g.name, g.id_number_mask, school.name as school_name,
      d.name as department_name, g.major_name, g.education_level, g.training_mode, g.level,
      g.frozen_at is not null as frozen, pc.agreement_type, s.signing_on_at, c.name is not null as has_contact,
      r.status as holding_status, r.kind as holding_kind
    from graduate g
    join school on school.id = g.school_id
    join department d on d.id = g.department_id
    ${SETTINGS_JOINS}
    left join record r on r.graduate_id = g.id and r.status in ${HOLDING}
    where ${graduatesInSight(viewer)} and ${cohort} and ${allOf(conditions)} and ${order.after}
    order by ${order.by} ${limitTo(pageStep(size) + 1)}`.toPg();
  const { rows } = await platform.pool.query<Row>({
    ...(conditions.length === 0 && { name: preparedName("graduates", viewer, filter.cohort, page) }),
    text,
    values,
  });
  const { shown, endCursor } = rosterPage(rows, size);
  const now = platform.clock.now();
  return { rows: shown.map((row) => rowView(row, now)), endCursor };
}

/** Each text that a list without filters can have, by what decides it. */
export function preparedName(
  list: string,
  viewer: StaffIdentity,
  cohort: number | null | undefined,
  page: { first: number; after: string | null },
): string {
  const scope = isAboveSchool(viewer) || viewer.levelScope === "ALL" ? "all" : "level";
  return `${list}-${viewer.role}-${scope}-${cohort ? "one" : "every"}-${page.after ? "on" : "first"}-${pageStep(page.first)}`;
}

function filterConditions(platform: Platform, viewer: StaffIdentity, filter: GraduateFilter): Sql[] {
  const { departmentId, educationLevel, trainingMode, frozen } = filter;
  const [name, idNumber] = [filter.name?.trim(), filter.idNumber?.trim()];
  const [majorName, studentNumber] = [filter.majorName?.trim(), filter.studentNumber?.trim()];
  refuseSlowFilter(
    viewer,
    [filter.cohort, name, idNumber],
    [departmentId, educationLevel, trainingMode, majorName, studentNumber],
  );
  const conditions: Sql[] = [];
  if (name) conditions.push(sql`g.name = ${name}`);
  if (idNumber) conditions.push(sql`g.id_number_index = ${platform.keys.blindIndex("idNumber", idNumber)}`);
  if (departmentId) conditions.push(isId(departmentId) ? sql`g.department_id = ${departmentId}` : sql`false`);
  if (educationLevel) conditions.push(sql`g.level = ${educationLevel}`);
  if (trainingMode) conditions.push(sql`g.training_mode = ${trainingMode}`);
  if (majorName) conditions.push(sql`g.major_name = ${majorName}`);
  if (studentNumber) conditions.push(sql`g.student_number = ${studentNumber}`);
  if (frozen === true) conditions.push(sql`g.frozen_at is not null`);
  if (frozen === false) conditions.push(sql`g.frozen_at is null`);
  return conditions;
}

function holdingLabel({ frozen, holding_kind: kind, holding_status: status }: Row): string | null {
  if (!kind || !status) return null;
  return statusLabel(kind, status, frozen);
}

function rowView(row: Row, now: Date): GraduateRow {
  const refusal = whyMayNotSign(
    {
      trainingMode: row.training_mode,
      cohort: row.cohort,
      level: row.level,
      frozen: row.frozen,
      agreementType: row.agreement_type,
      signingOnAt: row.signing_on_at,
      hasContact: row.has_contact,
    },
    now,
  );
  return {
    id: row.id,
    cohort: row.cohort,
    name: row.name,
    idNumberMasked: row.id_number_mask,
    studentNumber: row.student_number,
    schoolName: row.school_name,
    departmentName: row.department_name,
    majorName: row.major_name,
    educationLevelLabel: catalogue("educationLevel").label(row.education_level),
    trainingModeLabel: catalogue("trainingMode").label(row.training_mode),
    frozen: row.frozen,
    notSigningReason: refusal?.message ?? null,
    statusLabel: holdingLabel(row),
  };
}
