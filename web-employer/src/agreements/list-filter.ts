import type { RecordStatus } from "@gd/web-kit";
import type { EmployerList, EmployerListFilter } from "../gql/graphql.js";
import { lists } from "./lists.js";

/** What the filter form holds; empty fields are absent. */
export interface ListFilterValues {
  cohort?: number;
  status?: RecordStatus;
  name?: string;
  idNumber?: string;
}

/** The first cohort that signed on the platform. */
const FIRST_COHORT = 2021;

/** Years a filter by cohort offers: the one after the present year (open from autumn on) down to the first. */
export function cohortOptions(nowMs: number): { value: number; label: string }[] {
  const last = new Date(nowMs).getFullYear() + 1;
  return Array.from({ length: last - FIRST_COHORT + 1 }, (_, index) => {
    const year = last - index;
    return { value: year, label: `${year} 届` };
  });
}

/** The parts of an address that hold a filter. */
export interface FilterAddress {
  search: string;
  hash: string;
}

/** The filter an address asks for; what it does not know is left out. */
export function filterOf(address: FilterAddress, list: EmployerList): ListFilterValues {
  const search = new URLSearchParams(address.search);
  const personal = new URLSearchParams(address.hash.slice(1));
  const cohort = Number(search.get("cohort"));
  const status = lists[list].statuses.find((known) => known === search.get("status"));
  return {
    ...(Number.isInteger(cohort) && cohort >= FIRST_COHORT && { cohort }),
    ...(status && { status }),
    ...textOf(personal, "name"),
    ...textOf(personal, "idNumber"),
  };
}

/** The address of a filter: always the first page. Names and ID numbers stand behind `#`, which no server sees (P-08). */
export function addressOf(values: ListFilterValues): FilterAddress {
  const search = new URLSearchParams();
  const personal = new URLSearchParams();
  if (values.cohort) search.set("cohort", String(values.cohort));
  if (values.status) search.set("status", values.status);
  if (values.name?.trim()) personal.set("name", values.name.trim());
  if (values.idNumber?.trim()) personal.set("idNumber", values.idNumber.trim().toUpperCase());
  return { search: search.toString(), hash: personal.toString() };
}

/** The filter as the server takes it. */
export function filterInput(values: ListFilterValues): EmployerListFilter | null {
  return Object.keys(values).length > 0 ? values : null;
}

function textOf(part: URLSearchParams, key: "name" | "idNumber"): ListFilterValues {
  const value = part.get(key)?.trim();
  return value ? { [key]: value } : {};
}
