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
