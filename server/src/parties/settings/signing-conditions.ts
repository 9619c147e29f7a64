import type { EntityManager } from "@mikro-orm/postgresql";
import { query, type Sql, sql } from "../../database/sql.js";
import type { AgreementType, ReviewMode } from "../../words/organisation-words.js";
import type { EducationLevel, LevelScope } from "../identity/index.js";
import type { SigningConditions } from "./signing-rules.js";

/** 协议经办人 of a graduate's level, as agreements print it. */
export interface ContactDetails {
  levelScope: LevelScope;
  name: string;
  phone: string;
  address: string;
  postcode: string;
}

/** What settings and roster say about a graduate's signing, with what an invitation takes over from them. */
export interface GraduateSigning extends SigningConditions {
  schoolId: string;
  departmentId: string;
  /** 学历层次 code. */
  educationLevel: string;
  reviewMode: ReviewMode;
  contact: ContactDetails | null;
}

interface ConditionRow {
  graduate_id: string;
  school_id: string;
  department_id: string;
  training_mode: string;
  cohort: number;
  level: EducationLevel;
  education_level: string;
  frozen: boolean;
  transferred: boolean;
  agreement_type: AgreementType | null;
  signing_on_at: Date | string | null;
  review_mode: ReviewMode | null;
  contact_scope: LevelScope | null;
  contact_name: string | null;
  contact_phone: string | null;
  contact_address: string | null;
  contact_postcode: string | null;
}

/**
 * What decides whether these graduates can sign online (see `whyMayNotSign`), by graduate id; ids that nobody has are
 * left out. One statement, whatever their number.
 */
export async function readSigningConditions(
  em: EntityManager,
  graduateIds: readonly string[],
): Promise<Map<string, GraduateSigning>> {
  if (graduateIds.length === 0) return new Map();
  const rows = await query<ConditionRow>(
    em,
    sql`select g.id as graduate_id, g.school_id, g.department_id, g.training_mode, g.cohort, g.level, g.education_level,
        g.frozen_at is not null as frozen, g.transferred_at is not null as transferred, ${SETTINGS_COLUMNS},
        c.level_scope as contact_scope, c.name as contact_name, c.phone as contact_phone,
        c.address as contact_address, c.postcode as contact_postcode
      from graduate g ${SETTINGS_JOINS} where g.id = any(${idArray(graduateIds)}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.graduate_id, signingOf(row)]));
}

/** Columns that {@link SETTINGS_JOINS} brings, for lists that compute the rule in their own statement. */
export const SETTINGS_COLUMNS: Sql = sql`pc.agreement_type, s.signing_on_at, s.review_mode`;

/** Joins the settings that hold for `graduate g`: pc (province), s (school) and c (the contact of the level). */
export const SETTINGS_JOINS: Sql = sql`
  join school settings_school on settings_school.id = g.school_id
  left join province_cohort pc on pc.province_id = settings_school.province_id and pc.cohort = g.cohort
  left join signing_settings s on s.school_id = g.school_id and s.cohort = g.cohort
  left join agreement_contact c on c.settings_id = s.id and c.level_scope in ('ALL', g.level)`;

/** As an array literal: the ORM would write an array out into a list of parameters. */
function idArray(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}

function signingOf(row: ConditionRow): GraduateSigning {
  return {
    trainingMode: row.training_mode,
    cohort: row.cohort,
    level: row.level,
    educationLevel: row.education_level,
    frozen: row.frozen,
    transferred: row.transferred,
    agreementType: row.agreement_type,
    signingOnAt: row.signing_on_at === null ? null : new Date(row.signing_on_at),
    hasContact: row.contact_name !== null,
    schoolId: row.school_id,
    departmentId: row.department_id,
    reviewMode: row.review_mode ?? "SCHOOL_ONLY",
    contact: contactOf(row),
  };
}

function contactOf(row: ConditionRow): ContactDetails | null {
  if (!row.contact_scope) return null;
  return {
    levelScope: row.contact_scope,
    name: row.contact_name ?? "",
    phone: row.contact_phone ?? "",
    address: row.contact_address ?? "",
    postcode: row.contact_postcode ?? "",
  };
}
