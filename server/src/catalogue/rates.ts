import { destinations } from "./destinations.js";
import { type Certainty, holdsFor } from "./entry.js";

/** One part of a rate: the graduates whose destination is among these codes, over all of the group. */
export interface RatePart {
  readonly label: string;
  readonly destinationCodes: readonly string[];
}

/** The official rate of the graduating years it holds for; the parts add up to it (D-04). */
export interface RateFormula {
  readonly label: string;
  readonly fromCohort: number | null;
  readonly toCohort: number | null;
  readonly certainty: Certainty;
  readonly confirmed: boolean;
  readonly parts: readonly RatePart[];
}

const ofGroup = (group: string) => destinations.filter((row) => row.group === group).map((row) => row.code);
const agreementAndContract = "10 11 271 272 46 501 502 503 511 512 513 514 515 519 90".split(" ");
const furtherStudy = "801 802 803 85".split(" ");

/** 就业率 and 毕业去向落实率 by graduating year (D-04); denominator: all graduates of the group. */
export const rateFormulas: readonly RateFormula[] = [
  {
    label: "就业率",
    fromCohort: null,
    toCohort: 2020,
    certainty: "B",
    confirmed: true,
    parts: [
      { label: "就业", destinationCodes: [...agreementAndContract, "12", "75", "76"] },
      { label: "升学", destinationCodes: furtherStudy },
    ],
  },
  {
    label: "毕业去向落实率",
    fromCohort: 2021,
    toCohort: 2023,
    certainty: "B",
    confirmed: true,
    parts: [
      { label: "协议和合同就业率", destinationCodes: agreementAndContract },
      { label: "创业率", destinationCodes: ["75"] },
      { label: "灵活就业率", destinationCodes: ["12", "76"] },
      { label: "升学率", destinationCodes: furtherStudy },
    ],
  },
  {
    label: "毕业去向落实率",
    fromCohort: 2024,
    toCohort: null,
    certainty: "B",
    confirmed: true,
    parts: [
      { label: "单位就业率", destinationCodes: ofGroup("EMPLOYED") },
      { label: "自主创业率", destinationCodes: ofGroup("FOUNDER") },
      { label: "自由职业率", destinationCodes: ofGroup("FREELANCE") },
      { label: "升学率", destinationCodes: ofGroup("FURTHER_STUDY") },
    ],
  },
];

/** The formula of this graduating year. There is exactly one for every year. */
export function rateFormula(cohort: number): RateFormula {
  const formula = rateFormulas.find((candidate) => holdsFor(candidate, cohort));
  if (formula === undefined) throw new Error(`No rate formula for cohort ${cohort}`);
  return formula;
}
