import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import { recordsInSight } from "../../records/index.js";
import type { RegisteredEmployer } from "../../services/business-status/index.js";

/** Finds the employer that a record is about, as the record has it. Null: out of sight, or a record without one. */
export type EmployerOfRecord = (
  em: EntityManager,
  viewer: StaffIdentity,
  recordId: string,
) => Promise<RegisteredEmployer | null>;

/** The employer that stands in an agreement, in the one that a termination would end, or in a destination (F-80). */
export const employerOfAnyRecord: EmployerOfRecord = async (em, viewer, recordId) => {
  const [row] = await query<RegisteredEmployer>(
    em,
    sql`select coalesce(a.employer_uscc, x.uscc) as uscc, coalesce(a.employer_name, x.organisation) as name
      from record r
      left join agreement a on a.record_id = coalesce(r.ends_record_id, r.id)
      left join destination x on x.record_id = r.id
      where r.id = ${recordId} and ${recordsInSight(viewer)}`,
    { name: "employer-of-record" },
  );
  return row?.uscc && row.name ? row : null;
};
