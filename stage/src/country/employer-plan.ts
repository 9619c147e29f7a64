import type { DemoJobOffer } from "./country.js";

/** An employer before its numbers are given out. */
export interface EmployerPlan {
  readonly kind: "91" | "12" | "31" | "52";
  readonly name: string;
  readonly domain: string;
  readonly nature: string;
  readonly industry: string;
  readonly division: string;
  readonly address: string;
  /** The person in charge, also the contact of its invitations. */
  readonly person: string;
  readonly colleague: string;
  readonly phone: string | null;
  readonly offers: readonly DemoJobOffer[];
}

/** A position on ordinary terms, unless told otherwise. */
export const offer = (
  positionName: string,
  jobCategory: string,
  monthlySalaryYuan: number,
  workplace: string,
  terms: Partial<DemoJobOffer> = {},
): DemoJobOffer => ({
  positionName,
  jobCategory,
  monthlySalaryYuan,
  workplace,
  settlesHousehold: false,
  probation: "3个月",
  servicePeriod: null,
  ...terms,
});
