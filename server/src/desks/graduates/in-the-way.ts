import { query, sql } from "../../database/sql.js";
import { lastClosedCohort } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";

/** The index that keeps a person to one living row a stage (F-01b). */
export const ONE_LIVING = "graduate_one_living";

interface LivingRow {
  own_school: boolean;
  school_name: string;
  cohort: number;
  same_person: boolean;
}

/**
 * Why a row cannot live again, in full; null when nothing is in the way any more. Another school is named only where
 * name and number both agree (P-08).
 */
export async function whatIsInTheWay({ pool, clock }: Platform, graduateId: string): Promise<string | null> {
  const [other] = await query<LivingRow>(
    pool,
    sql`select o.school_id = g.school_id as own_school, school.name as school_name, o.cohort,
        folded_name(o.name) = folded_name(g.name) and o.id_number_index = g.id_number_index as same_person
      from graduate g join graduate o on o.person_id = g.person_id and o.stage = g.stage and o.living and o.id <> g.id
        join school on school.id = o.school_id
      where g.id = ${graduateId} and o.cohort > ${lastClosedCohort(clock.now())}`,
  );
  if (!other) return null;
  if (other.own_school) return `该生已在本校${other.cohort}届名单中，同一学历层次不能同时在册，未恢复`;
  if (!other.same_person)
    return "该生的姓名与证件号码未能通过核对，未恢复；确认无误的，请联系省级就业主管部门";
  return `该生已在${other.school_name}${other.cohort}届名单中，未恢复；须该校删除其生源信息，或待该届截止后再恢复`;
}
