import { divisionName } from "@gd/server/catalogue/index.js";
import type { DemoGraduate } from "./country.js";
import type { Random } from "./random.js";

const roads = ["文昌路", "人民路", "青年路", "环城南路", "学府路", "滨河大道", "建设街", "桂花巷"];

/** Home, and what was there before studying (D-01): the street is made up, the division is real. */
export function homeOf(
  random: Random,
  division: string,
): Pick<DemoGraduate, "formerArchiveUnit" | "formerPoliceStation" | "homeAddress" | "homePostcode"> {
  const place = divisionName(division) ?? "";
  const road = random.pick(roads);
  const number = random.between(1, 300);
  return {
    formerArchiveUnit: `${place}第${random.pick(["一", "二", "三"])}中学`,
    formerPoliceStation: `${place}${road}派出所`,
    homeAddress: `${place}${road}${number}号`,
    homePostcode: null,
  };
}
