import type { DemoGraduate, DemoProvince, DemoSchool } from "./country.js";
import { graduate } from "./graduates.js";
import { inventedMobile } from "./numbers.js";
import { Random } from "./random.js";

/** The cohort of the sample roster, whatever year it is: the file in the repository does not change. */
export const NEWCOMERS_COHORT = 2027;
export const NEWCOMERS = 40;

const SEED = 9_000;
/** Their student and candidate numbers begin behind everyone else's. */
const FIRST_RUNNING_NUMBER = 9_001;

/** The real province of a school that the platform does not know yet. */
export const newProvince: DemoProvince = { code: "42", name: "湖北省", agreementType: "TWO_PARTY" };

/** A school that does not exist, and is on the platform only once somebody brings it in. */
export const newSchool: DemoSchool = {
  code: "94201",
  name: "荆湖工程大学",
  slug: "jhgc",
  provinceCode: "42",
  address: "湖北省武汉市洪山区问津路8号",
  previousSettings: null,
  settings: {
    reviewMode: "DEPARTMENT_THEN_SCHOOL",
    terminationLimit: 2,
    contacts: [
      {
        levelScope: "ALL",
        name: "邹明远",
        phone: "027-60000300",
        address: "湖北省武汉市洪山区问津路8号荆湖工程大学学生就业指导中心",
        postcode: "430070",
      },
    ],
  },
  departments: [
    {
      name: "计算机学院",
      slug: "jsj",
      majors: [{ code: "080901", name: "计算机科学与技术", educationLevel: "31", durationYears: 4 }],
    },
    {
      name: "土木工程学院",
      slug: "tm",
      majors: [{ code: "081001", name: "土木工程", educationLevel: "31", durationYears: 4 }],
    },
  ],
};

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
