import { raw, type Sql, sql } from "../../database/sql.js";
import { SHOWN_TO_ALL_FROM } from "../../parties/employer-warnings/index.js";
import type { Role } from "../../words/viewer.js";

/*
 * What a reviewer shall look at before a verdict, as a list tells it: over `record r` with `graduate g`, its registry
 * copy `copy` and `agreement a`. One number a row, a bit for each, so that a page reads one value.
 */

const DATA_DIFFERS = 1;
const WARNED_BY_OWN = 2;
const WARNED_BY_MANY = 4;
const OTHER_IDENTITY = 8;
const RETURNED = 16;

/** What platform and registry both have of a student and the page compares (F-14), sealed values aside. */
const COMPARED = [
  "name",
  "id_number_index",
  "education_level",
  "major_name",
  "training_mode",
  "sex",
  "ethnicity",
  "political_status",
  "department_id",
  "duration_years",
  "student_number",
  "graduates",
];
const of = (alias: string) => raw(COMPARED.map((name) => `${alias}.${name}`).join(", "));

const differs = sql`(copy.graduate_id is not null and (${of("copy")}) is distinct from (${of("g")}))`;

/** As the record names its employer; a termination by the agreement it would end (F-80). */
const uscc = sql`coalesce(a.employer_uscc,
  (select x.uscc from destination x where x.record_id = r.id),
  (select ended.employer_uscc from agreement ended where ended.record_id = r.ends_record_id))`;

const warnings = sql`coalesce((select case when bool_or(w.school_id = r.school_id) then ${raw(String(WARNED_BY_OWN))} else 0 end
    + case when count(*) >= ${raw(String(SHOWN_TO_ALL_FROM))} then ${raw(String(WARNED_BY_MANY))} else 0 end
  from employer_warning w where w.uscc = ${uscc}), 0)`;

/** Another living row of the same person, at whichever school (F-01b). */
const otherIdentity = sql`exists (select from graduate o
  where o.person_id = g.person_id and o.id <> g.id and o.living)`;

/** Asked only where it can be: nearly every record is its first submission. */
const returned = sql`(r.submission > 1 and exists (select from record_event e
  where e.record_id = r.id and e.act = 'return'))`;

const bit = (value: number, condition: Sql): Sql =>
  sql`case when ${condition} then ${raw(String(value))} else 0 end`;

/** What is looked at before a verdict concerns records that somebody still has to move; having been returned stays. */
export const FLAG_BITS: Sql = sql`(case when r.waits_for is null then 0 else
    ${bit(DATA_DIFFERS, differs)} + ${warnings} + ${bit(OTHER_IDENTITY, otherIdentity)} end
  + ${bit(RETURNED, returned)})`;

/** F-75: the own school's mark is its own people's to know; one of many schools everybody's. */
function warningBits(role: Role): number {
  return role === "SCHOOL" || role === "DEPARTMENT" ? WARNED_BY_OWN | WARNED_BY_MANY : WARNED_BY_MANY;
}

/** The flags of a row as its viewer may know them. */
export function flagsOf(bits: number, role: Role) {
  return {
    dataDiffers: (bits & DATA_DIFFERS) !== 0,
    employerWarned: (bits & warningBits(role)) !== 0,
    otherIdentity: (bits & OTHER_IDENTITY) !== 0,
    returnedBefore: (bits & RETURNED) !== 0,
  };
}

/** Which make a record one that is looked at by itself, never approved with others (F-17). */
export function alarmBits(role: Role): number {
  return DATA_DIFFERS | warningBits(role) | OTHER_IDENTITY;
}

export const QueueFlag = {
  DATA_DIFFERS: "DATA_DIFFERS",
  EMPLOYER_WARNED: "EMPLOYER_WARNED",
  OTHER_IDENTITY: "OTHER_IDENTITY",
  RESUBMITTED: "RESUBMITTED",
  RETURNED_BEFORE: "RETURNED_BEFORE",
  NONE: "NONE",
} as const;
export type QueueFlag = keyof typeof QueueFlag;

/** The condition of a filter by one flag, and the same rows as the column shows it on; NONE: nothing that alarms. */
export function hasFlag(flag: QueueFlag, role: Role): Sql {
  switch (flag) {
    case "DATA_DIFFERS":
      return sql`r.waits_for is not null and ${differs}`;
    case "EMPLOYER_WARNED":
      return sql`r.waits_for is not null and ${warnings} & ${raw(String(warningBits(role)))} <> 0`;
    case "OTHER_IDENTITY":
      return sql`r.waits_for is not null and ${otherIdentity}`;
    case "RESUBMITTED":
      return sql`r.submission > 1`;
    case "RETURNED_BEFORE":
      return returned;
    case "NONE":
      return sql`${FLAG_BITS} & ${raw(String(alarmBits(role)))} = 0`;
  }
}

/** In words, those that alarm; for whoever is told which records are looked at one by one. */
export function alarmsIn(bits: number, role: Role): string[] {
  const { dataDiffers, employerWarned, otherIdentity: other } = flagsOf(bits, role);
  return [
    ...(dataDiffers ? ["信息不一致"] : []),
    ...(employerWarned ? ["单位预警"] : []),
    ...(other ? ["同一人另有身份"] : []),
  ];
}
