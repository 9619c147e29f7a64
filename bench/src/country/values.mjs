import { KNOWN_ID_NUMBER } from "./fill.mjs";

export const COHORT = 2027;
const NOBODY = "0198ffff-0000-7000-8000-000000000000";
const idOf = (kind, n) =>
  `0198${kind.toString(16).padStart(4, "0")}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const LARGE_EMPLOYER = "第1科技有限公司";

/**
 * What is asked for with a filter, by the name of its field: values that many rows have, that few have, that none has.
 * How many it really are is seen in the answer. Words of closed vocabularies and flags are all tried and need no line.
 */
const VALUES = {
  cohort: [COHORT, COHORT - 1, 2019],
  provinceId: [idOf(1, 1), idOf(1, 31), NOBODY],
  schoolId: [idOf(2, 1), idOf(2, 2), NOBODY],
  departmentId: [idOf(3, 1), idOf(3, 2), NOBODY],
  uploadId: [idOf(10, 6), NOBODY],
  idNumber: [KNOWN_ID_NUMBER, "11010119990101001X"],
  code: ["12", "503", "999"],
  trainingMode: ["1", "2", "99"],
  sex: ["1", "9"],
  search: ["1", "第1", "没有的"],
  counterpart: [LARGE_EMPLOYER, "第90科技有限公司", "没有这家公司"],
  employer: [
    LARGE_EMPLOYER,
    "第90科技有限公司",
    "没有这家公司",
    `91${"1".padStart(16, "0")}`,
    "91".padEnd(18, "9"),
  ],
  employerName: [LARGE_EMPLOYER, "第90科技有限公司", "没有这家公司"],
  uscc: [`91${"1".padStart(16, "0")}`, "91".padEnd(18, "9")],
  majorName: ["法学", "没有的专业"],
  nature: ["31", "99"],
  industry: ["I", "Z"],
};

/** Values that stand in the database. */
const READ = {
  name: `(select name from graduate where id = any($1) group by name order by count(*) desc, name limit 1)
    union all (select name from graduate where id = any($1) group by name order by count(*), name limit 1)`,
  studentNumber: "select student_number as name from graduate where id = $2",
};

/** @returns the table of values with what is read of this database. */
export async function valuesOf(client) {
  const { rows: sample } = await client.query("select id from graduate where school_id = $1", [idOf(2, 1)]);
  const ids = sample.map(({ id }) => id);
  const names = await client.query(READ.name, [ids]);
  const numbers = await client.query(READ.studentNumber.replace("$2", "$1"), [idOf(5, 1)]);
  return {
    ...VALUES,
    name: [...names.rows.map(({ name }) => name), "没有这个人"],
    studentNumber: [numbers.rows[0].name, "0"],
  };
}
