import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "../../database/sql.js";
import type { RegisteredEmployer } from "../business-status/index.js";
import type { StaffIdentity } from "../identity/index.js";
import { recordsInSight } from "../records/index.js";

/** Finds the employer that a record is about, as the record has it. Null: out of sight, or a record without one. */
export type EmployerOfRecord = (
  em: EntityManager,
  viewer: StaffIdentity,
  recordId: string,
) => Promise<RegisteredEmployer | null>;

/** The employer that stands in an agreement. */
export const employerOfAgreement: EmployerOfRecord = async (em, viewer, recordId) => {
  const [row] = await em.execute<RegisteredEmployer[]>(
    ...sql`select a.employer_uscc as uscc, a.employer_name as name
      from record r join agreement a on a.record_id = r.id
      where r.id = ${recordId} and ${recordsInSight(viewer)}`.toOrm(),
  );
  return row?.uscc && row.name ? row : null;
};
