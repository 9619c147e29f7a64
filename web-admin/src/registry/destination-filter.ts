import type { Location } from "react-router";
import { currentCohort } from "../queue/cohorts.js";

/** What 已报送去向 shows, as its address says it. Names and ID numbers are exact. */
export interface DestinationSearch {
  cohort?: number | undefined;
  departmentId?: string | undefined;
  code?: string | undefined;
  name?: string | undefined;
  idNumber?: string | undefined;
}

/** Search and fragment of the list's address; personal data stand after the `#` (P-08). */
export function destinationAddress(search: DestinationSearch): { search: string; hash: string } {
  const open = new URLSearchParams();
  if (search.cohort) open.set("cohort", String(search.cohort));
  if (search.departmentId) open.set("department", search.departmentId);
  if (search.code) open.set("code", search.code);
  const personal = new URLSearchParams();
  if (search.name) personal.set("name", search.name);
  if (search.idNumber) personal.set("idNumber", search.idNumber);
  return { search: open.toString(), hash: personal.toString() };
}

/** The search an address asks for. */
export function readDestinationSearch({
  search,
  hash,
}: Pick<Location, "search" | "hash">): DestinationSearch {
  const open = new URLSearchParams(search);
  const personal = new URLSearchParams(hash.slice(1));
  const cohort = Number(open.get("cohort"));
  return {
    cohort: Number.isInteger(cohort) && cohort > 2000 ? cohort : undefined,
    departmentId: open.get("department") ?? undefined,
    code: open.get("code") ?? undefined,
    name: personal.get("name") ?? undefined,
    idNumber: personal.get("idNumber") ?? undefined,
  };
}

/**
 * The search as it is carried out. Above one school the server wants one of cohort, name and ID number: without any it
 * is the cohort at work.
 */
export function offeredDestinations(search: DestinationSearch, manySchools: boolean): DestinationSearch {
  if (!manySchools) return search;
  const { cohort, name, idNumber } = search;
  return {
    cohort: cohort ?? (name || idNumber ? undefined : currentCohort()),
    name,
    idNumber,
    code: search.code,
  };
}
