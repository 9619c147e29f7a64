import { z } from "zod";
import { CERTAINTIES } from "./entry.js";
import written from "./minimum-wages.json" with { type: "json" };

/** 最低工资标准 of a place from a day on; the place is the beginning of a division code. */
const wages = z
  .array(
    z.strictObject({
      division: z.string(),
      from: z.iso.date(),
      monthlyYuan: z.number(),
      hourlyYuan: z.number(),
      certainty: z.enum(CERTAINTIES),
    }),
  )
  .parse(written);

export interface MinimumWage {
  readonly from: string;
  readonly monthlyYuan: number;
  readonly hourlyYuan: number;
}

/**
 * The minimum wage of a place on a day (YYYY-MM-DD); null where the data have none for it, because most provinces set it
 * by county and change it every few years.
 */
export function minimumWage(division: string, day: string): MinimumWage | null {
  const known = wages.filter((one) => division.startsWith(one.division) && one.from <= day);
  return known.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null;
}

/** A pay as forms hold it. */
export interface Pay {
  readonly amountYuan: number;
  readonly hourly: boolean;
}

/** The sentence that stands beside a pay wherever it is filled in or reviewed, and whether the pay is too low. */
export function payBesideMinimum(
  { amountYuan, hourly }: Pay,
  division: string,
  day: string,
): { text: string; below: boolean } {
  const wage = minimumWage(division, day);
  const unit = hourly ? "元/时" : "元/月";
  const pay = `填报薪酬${amountYuan}${unit}`;
  if (wage === null) return { text: `${pay}；工作所在地的最低工资标准未收录，请核对`, below: false };
  const least = hourly ? wage.hourlyYuan : wage.monthlyYuan;
  const standard = `工作所在地最低工资标准为${least}${unit}（${wage.from}起）`;
  const below = amountYuan < least;
  return { text: below ? `${pay}低于最低工资标准：${standard}` : `${pay}；${standard}`, below };
}
