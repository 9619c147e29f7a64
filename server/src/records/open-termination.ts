import { type Sql, wordsOf } from "../database/sql.js";

/** The states in which a termination is open (F-56): those of the index `record_one_termination`. */
export const OPEN_TERMINATION_STATUSES: readonly string[] = [
  "ASKED_BY_GRADUATE",
  "ASKED_BY_EMPLOYER",
  "TERMINATION_DEPARTMENT_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
  "TERMINATION_RETURNED",
];

/** The same as text, so that PostgreSQL uses the index. */
export const OPEN_TERMINATION: Sql = wordsOf(OPEN_TERMINATION_STATUSES);
