import { checkUscc } from "../catalogue/index.js";
import { type Sql, sql } from "../database/sql.js";
import { equalsId, type Reading } from "../lists/filter.js";
import type { StaffIdentity } from "../parties/identity/index.js";
import { id, text } from "../words/fields.js";

/**
 * By what every list of records and graduates is narrowed above one school too, each along an index
 * (docs/adr/0019): fields of their filters. With level, state and cohort, which lists have already, these are all.
 */
export const countryFields = {
  provinceId: id.open,
  schoolId: id.open.saying("Beside a province only a school of it is found."),
  employer: text.open.saying("The whole name of 签约单位, or its USCC."),
};

/** {@link countryFields} of a list of `record r`. */
export const recordsWithin = {
  provinceId: equalsId`r.province_id`,
  schoolId: equalsId`r.school_id`,
  employer: ofEmployer,
};

/**
 * {@link countryFields} of a list of `graduate g`: the employer is that of the record which holds the graduate (F-01).
 * Who is meant is found first, since a plan that walks the roster until it meets them walks all of it for nobody.
 */
export const graduatesWithin = {
  provinceId: equalsId`g.province_id`,
  schoolId: equalsId`g.school_id`,
  employer: (asked: string) =>
    sql`g.id = any(array(select r.graduate_id from record r where r.holds and ${ofEmployer(asked)}))`,
};

/** The records `r` whose 签约单位 has this whole name (F-98), or this USCC. */
export function ofEmployer(asked: string): Sql {
  const code = checkUscc(asked);
  if (!code.ok) return sql`folded_name(r.counterpart) = folded_name(${asked})`;
  const found = sql`array(select a.record_id from agreement a where a.employer_uscc = ${code.text}
    union all select x.record_id from destination x where x.uscc = ${code.text})`;
  return sql`(r.id = any(${found}) or r.ends_record_id = any(${found}))`;
}

/**
 * The records `r` of graduates of this whole name (F-98), who are found first; inside one school, whose graduates are read
 * one by one at most, the beginning of the name is enough.
 */
export function ofNamed(name: string, { viewer }: Reading<StaffIdentity>): Sql {
  const whole = sql`folded_name(n.name) = folded_name(${name})`;
  return ofGraduates(viewer.schoolId ? sql`(starts_with(n.name, ${name}) or ${whole})` : whole, viewer);
}

/** The same for a blind index of an ID number. */
export function ofNumbered(index: Buffer, { viewer }: Reading<StaffIdentity>): Sql {
  return ofGraduates(sql`n.id_number_index = ${index}`, viewer);
}

function ofGraduates(who: Sql, { schoolId }: StaffIdentity): Sql {
  const own = schoolId ? sql`and n.school_id = ${schoolId}` : sql``;
  return sql`r.graduate_id = any(array(select n.id from graduate n where ${who} ${own}))`;
}
