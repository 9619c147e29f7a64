import type { DemoEmployer, DemoGraduate, DemoJobOffer } from "./country.js";
import data from "./data/fields.json" with { type: "json" };

interface Position {
  /** Of study, with blanks between them. */
  readonly fields: string;
  /** 学历层次 of who is taken, the lowest and the highest. */
  readonly from?: string;
  readonly upTo?: string;
}

const majors: Readonly<Record<string, { field: string; women: number }>> = data.majors;
const positions: Readonly<Record<string, Position>> = data.positions;
const payOfLevel: Readonly<Record<string, number>> = data.payOfLevel;

/** As many women as study this in life. */
export function shareOfWomen(majorCode: string): number {
  return majors[majorCode]?.women ?? 0.52;
}

/** Whoever ends without the diploma (结业) has studied as long: 33 beside 31. */
const finished = (educationLevel: string) => {
  const alike: Readonly<Record<string, string>> = {
    "03": "01",
    "13": "11",
    "26": "25",
    "33": "31",
    "43": "41",
  };
  return alike[educationLevel] ?? educationLevel;
};

/** What the employer offers to those who studied this up to that level, at the pay of the level. */
export function offersFor(
  { jobOffers }: Pick<DemoEmployer, "jobOffers">,
  { majorCode, educationLevel }: Pick<DemoGraduate, "majorCode" | "educationLevel">,
): readonly DemoJobOffer[] {
  const level = finished(educationLevel);
  const field = majors[majorCode]?.field ?? "";
  // Codes fall as levels rise.
  const fits = ({ positionName }: DemoJobOffer) => {
    const { fields = "", from = "99", upTo = "00" } = positions[positionName] ?? {};
    return fields.split(" ").includes(field) && level <= from && level >= upTo;
  };
  return jobOffers.filter(fits).map((offer) => ({
    ...offer,
    monthlySalaryYuan: Math.round((offer.monthlySalaryYuan * (payOfLevel[level] ?? 1)) / 100) * 100,
  }));
}

/** Those who have something for the graduate. */
export function employersFor<Employer extends Pick<DemoEmployer, "jobOffers">>(
  employers: readonly Employer[],
  graduate: Pick<DemoGraduate, "majorCode" | "educationLevel">,
): readonly Employer[] {
  return employers.filter((employer) => offersFor(employer, graduate).length > 0);
}
