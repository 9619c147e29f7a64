import { ascending, descending, type OrderStep } from "../../lists/order.js";

/**
 * The order of lists of graduates, whose id stands in the column `id`: within one cohort by student number, along an
 * index; over all cohorts of a school newest cohort first, and sorted.
 */
export function rosterOrder<Id extends string>(id: Id) {
  const oneCohort = ascending<"studentNumber" | Id>("studentNumber", id);
  const everyCohort = [...descending("cohort" as const), ...oneCohort];
  return ({ cohort }: { cohort?: number | null }): readonly OrderStep<"cohort" | "studentNumber" | Id>[] =>
    cohort ? oneCohort : everyCohort;
}
