import type { DemoGraduate } from "./country.js";
import { graduate } from "./graduates.js";
import { inventedMobile } from "./numbers.js";
import { newSchool } from "./places.js";
import { Random } from "./random.js";

/** The cohort of the sample roster, whatever year it is: the file in the repository does not change. */
export const NEWCOMERS_COHORT = 2027;
export const NEWCOMERS = 40;

const SEED = 9_000;
/** Their student and candidate numbers begin behind everyone else's. */
const FIRST_RUNNING_NUMBER = 9_001;

/**
 * The people of `samples/roster-new-school.csv`: on no roster and without an account, until their school brings them
 * and each registers.
 */
export function newcomers(): DemoGraduate[] {
  const random = new Random(SEED);
  const taken = new Set<string>();
  return Array.from({ length: NEWCOMERS }, (_, index) => {
    const department = random.pick(newSchool.departments);
    const plan = {
      school: newSchool,
      department,
      major: random.pick(department.majors),
      cohort: NEWCOMERS_COHORT,
      trainingMode: index % 20 === 19 ? "22" : "1",
      confirmed: false,
    };
    const mobile = inventedMobile("NEWCOMER", index + 1);
    return graduate(random, plan, { running: FIRST_RUNNING_NUMBER + index, mobile, taken });
  });
}
