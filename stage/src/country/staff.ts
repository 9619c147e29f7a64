import type { DemoDepartment, DemoSchool, DemoStaffAccount, DemoStaffRole } from "./country.js";
import { provinces, schools } from "./schools.js";

const provinceSlugs: Record<string, string> = { "32": "jiangsu", "53": "yunnan" };

const account = (
  role: DemoStaffRole,
  username: string,
  name: string,
  more: Partial<DemoStaffAccount> = {},
): DemoStaffAccount => ({
  username,
  name,
  role,
  provinceCode: null,
  schoolCode: null,
  departmentName: null,
  levelScope: "ALL",
  employmentRight: "READ_WRITE",
  archiveRight: "NONE",
  householdRight: "NONE",
  ...more,
});

const schoolStaffNames: Record<string, readonly [string, string, string, string]> = {
  jdlg: ["林若川", "陶晓岚", "贺一鸣", "傅雅琴"],
  ylcj: ["木怀瑾", "和丽芬", "段清和", "尹思齐"],
  jdsf: ["卢清源", "石佩兰", "叶知秋", "毛一凡"],
  ylnl: ["普红梅", "岳长林", "白露", "高原"],
};

const departmentStaffNames = [
  "陈立言",
  "孙小梅",
  "吴启明",
  "郑可为",
  "王若兰",
  "李国栋",
  "张晓彤",
  "刘亦辰",
  "黄思远",
  "蒋文君",
  "杨丽江",
  "赵禾",
  "罗青山",
];

/** Ministry, operator, provinces, and for each school and department those who work in it (P-01…P-04). */
export function staff(): DemoStaffAccount[] {
  const departments = schools.flatMap((school) => school.departments.map((each) => ({ school, each })));
  return [
    account("MINISTRY", "ministry", "宋文渊"),
    account("OPERATOR", "operator", "客服一号"),
    ...provinces.map((province) =>
      account("PROVINCE", provinceSlugs[province.code] ?? province.code, `${province.name}就业中心经办人`, {
        provinceCode: province.code,
      }),
    ),
    ...schools.flatMap(schoolStaff),
    ...departments.map(({ school, each }, index) =>
      departmentStaff(school, each, departmentStaffNames[index] ?? `${each.name}辅导员`),
    ),
  ];
}

/** Whole school, read only, and one for each level (P-02, P-03). */
function schoolStaff(school: DemoSchool): DemoStaffAccount[] {
  const [whole, reader, undergraduate, postgraduate] = schoolStaffNames[school.slug] ?? ["", "", "", ""];
  const area = { provinceCode: school.provinceCode, schoolCode: school.code };
  const accounts = [
    account("SCHOOL", school.slug, whole, area),
    account("SCHOOL", `${school.slug}.read`, reader, { ...area, employmentRight: "READ_ONLY" }),
    account("SCHOOL", `${school.slug}.bk`, undergraduate, { ...area, levelScope: "UNDERGRADUATE" }),
  ];
  const postgraduates = school.departments.some((each) =>
    each.majors.some((major) => major.educationLevel < "20"),
  );
  return postgraduates
    ? [
        ...accounts,
        account("SCHOOL", `${school.slug}.yjs`, postgraduate, { ...area, levelScope: "POSTGRADUATE" }),
      ]
    : accounts;
}

function departmentStaff(school: DemoSchool, department: DemoDepartment, name: string): DemoStaffAccount {
  return account("DEPARTMENT", `${school.slug}.${department.slug}`, name, {
    provinceCode: school.provinceCode,
    schoolCode: school.code,
    departmentName: department.name,
  });
}
