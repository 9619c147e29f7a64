import type { Location } from "react-router";
import type { RecordKind } from "../gql/graphql.js";
import { currentCohort } from "../queue/cohorts.js";
import { queueNames, queues } from "../queue/queues.js";

/** What 失效信息管理 and 作废信息管理 show, as their addresses say it. Names and student numbers are exact. */
export interface RecordSearch {
  /** Of 失效信息管理: one kind of record; absent: all. */
  kind?: RecordKind | undefined;
  cohort?: number | undefined;
  departmentId?: string | undefined;
  name?: string | undefined;
  studentNumber?: string | undefined;
}

/** Search and fragment of the list's address; personal data stand after the `#` (P-08). */
export function recordSearchAddress(search: RecordSearch): { search: string; hash: string } {
  const open = new URLSearchParams();
  if (search.kind) open.set("kind", search.kind);
  if (search.cohort) open.set("cohort", String(search.cohort));
  if (search.departmentId) open.set("department", search.departmentId);
  const personal = new URLSearchParams();
  if (search.name) personal.set("name", search.name);
  if (search.studentNumber) personal.set("studentNumber", search.studentNumber);
  return { search: open.toString(), hash: personal.toString() };
}

/** The search an address asks for; what it does not know it ignores. */
export function readRecordSearch({ search, hash }: Pick<Location, "search" | "hash">): RecordSearch {
  const open = new URLSearchParams(search);
  const personal = new URLSearchParams(hash.slice(1));
  const cohort = Number(open.get("cohort"));
  return {
    kind: queueNames.flatMap((name) => queues[name].kinds).find((kind) => kind === open.get("kind")),
    cohort: Number.isInteger(cohort) && cohort > 2000 ? cohort : undefined,
    departmentId: open.get("department") ?? undefined,
    name: personal.get("name") ?? undefined,
    studentNumber: personal.get("studentNumber") ?? undefined,
  };
}

/**
 * The search as it is carried out. Above one school the server wants a cohort or a name: without either it is the cohort
 * at work.
 */
export function offeredRecords(search: RecordSearch, manySchools: boolean): RecordSearch {
  if (!manySchools) return search;
  const { kind, cohort, name } = search;
  return { kind, cohort: cohort ?? (name ? undefined : currentCohort()), name };
}
