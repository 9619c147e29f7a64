import type { Location } from "react-router";
import type { EducationLevel } from "../gql/graphql.js";
import { currentCohort } from "../queue/cohorts.js";

/** What 学生名单 shows, as its address says it. Names and numbers are exact. */
export interface GraduateSearch {
  cohort?: number | undefined;
  departmentId?: string | undefined;
  educationLevel?: EducationLevel | undefined;
  majorName?: string | undefined;
  /** Code of the 培养方式. */
  trainingMode?: string | undefined;
  frozen?: boolean | undefined;
  name?: string | undefined;
  idNumber?: string | undefined;
  studentNumber?: string | undefined;
}

/**
 * Search and fragment of the list's address. Name, ID number and student number stand after the `#`, which a browser
 * never sends: personal data stay out of every server's and proxy's log (P-08).
 */
export function graduateAddress(search: GraduateSearch): { search: string; hash: string } {
  const open = new URLSearchParams();
  if (search.cohort) open.set("cohort", String(search.cohort));
  if (search.departmentId) open.set("department", search.departmentId);
  if (search.educationLevel) open.set("level", search.educationLevel);
  if (search.trainingMode) open.set("mode", search.trainingMode);
  if (search.majorName) open.set("major", search.majorName);
  if (search.frozen !== undefined) open.set("frozen", search.frozen ? "yes" : "no");
  const personal = new URLSearchParams();
  if (search.name) personal.set("name", search.name);
  if (search.idNumber) personal.set("idNumber", search.idNumber);
  if (search.studentNumber) personal.set("studentNumber", search.studentNumber);
  return { search: open.toString(), hash: personal.toString() };
}

/** The search an address asks for; what it does not know it ignores. */
export function readGraduateSearch({ search, hash }: Pick<Location, "search" | "hash">): GraduateSearch {
  const open = new URLSearchParams(search);
  const personal = new URLSearchParams(hash.slice(1));
  const level = open.get("level");
  const cohort = Number(open.get("cohort"));
  const frozen = open.get("frozen");
  return {
    cohort: Number.isInteger(cohort) && cohort > 2000 ? cohort : undefined,
    departmentId: open.get("department") ?? undefined,
    educationLevel: level === "UNDERGRADUATE" || level === "POSTGRADUATE" ? level : undefined,
    majorName: open.get("major") ?? undefined,
    trainingMode: open.get("mode") ?? undefined,
    frozen: frozen === "yes" ? true : frozen === "no" ? false : undefined,
    name: personal.get("name") ?? undefined,
    idNumber: personal.get("idNumber") ?? undefined,
    studentNumber: personal.get("studentNumber") ?? undefined,
  };
}

/**
 * The search as it is carried out. Above one school the server offers only what has an index of its own there, and
 * wants one of cohort, name and ID number: without any it is the cohort at work.
 */
export function offeredSearch(search: GraduateSearch, manySchools: boolean): GraduateSearch {
  if (!manySchools) return search;
  const { cohort, name, idNumber, frozen } = search;
  return { cohort: cohort ?? (name || idNumber ? undefined : currentCohort()), name, idNumber, frozen };
}
