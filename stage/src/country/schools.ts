import type {
  DemoContact,
  DemoDepartment,
  DemoMajor,
  DemoProvince,
  DemoSchool,
  DemoSigningSettings,
} from "./country.js";

/** Real provinces: one with each type of agreement (P-10). */
export const provinces: readonly DemoProvince[] = [
  { code: "32", name: "江苏省", agreementType: "THREE_PARTY" },
  { code: "53", name: "云南省", agreementType: "TWO_PARTY" },
];

const bachelor = (code: string, name: string): DemoMajor => ({
  code,
  name,
  educationLevel: "31",
  durationYears: 4,
});
const master = (code: string, name: string): DemoMajor => ({
  code,
  name,
  educationLevel: "11",
  durationYears: 3,
});
const doctor = (code: string, name: string): DemoMajor => ({
  code,
  name,
  educationLevel: "01",
  durationYears: 4,
});
const college = (code: string, name: string): DemoMajor => ({
  code,
  name,
  educationLevel: "41",
  durationYears: 3,
});

const department = (name: string, slug: string, ...majors: DemoMajor[]): DemoDepartment => ({
  name,
  slug,
  majors,
});

const technologyContact: DemoContact = {
  levelScope: "ALL",
  name: "林若川",
  phone: "025-60000100",
  address: "江苏省南京市江宁区格物路1号江东理工大学学生就业指导中心",
  postcode: "211100",
};

const financeContact = (
  levelScope: "UNDERGRADUATE" | "POSTGRADUATE",
  name: string,
  line: string,
): DemoContact => ({
  levelScope,
  name,
  phone: `0871-6000020${line}`,
  address: "云南省昆明市呈贡区致用路66号云岭财经大学招生就业处",
  postcode: "650500",
});

const technologySettings: DemoSigningSettings = {
  reviewMode: "SCHOOL_ONLY",
  terminationLimit: 2,
  contacts: [technologyContact],
};

const financeSettings: DemoSigningSettings = {
  reviewMode: "DEPARTMENT_THEN_SCHOOL",
  terminationLimit: 1,
  contacts: [financeContact("UNDERGRADUATE", "段清和", "1"), financeContact("POSTGRADUATE", "尹思齐", "2")],
};

const teachingSettings: DemoSigningSettings = {
  reviewMode: "SCHOOL_ONLY",
  terminationLimit: 2,
  contacts: [
    {
      levelScope: "ALL",
      name: "卢清源",
      phone: "0516-60000300",
      address: "江苏省徐州市泉山区杏坛路18号江东师范学院招生就业处",
      postcode: "221008",
    },
  ],
};

const farmingSettings: DemoSigningSettings = {
  reviewMode: "SCHOOL_ONLY",
  terminationLimit: 3,
  contacts: [
    {
      levelScope: "ALL",
      name: "普红梅",
      phone: "0873-60000400",
      address: "云南省红河哈尼族彝族自治州蒙自市稼穑路9号云岭农林职业学院学生处",
      postcode: "661199",
    },
  ],
};

/**
 * Schools that do not exist: reviewed by the school alone, by department and school, not switched on for the current
 * cohort, and a vocational college. The well-known graduates of roster.ts are of the first three.
 */
export const schools: readonly DemoSchool[] = [
  {
    code: "93201",
    name: "江东理工大学",
    slug: "jdlg",
    provinceCode: "32",
    address: "江苏省南京市江宁区格物路1号",
    settings: technologySettings,
    previousSettings: technologySettings,
    departments: [
      department(
        "计算机学院",
        "jsj",
        bachelor("080901", "计算机科学与技术"),
        bachelor("080902", "软件工程"),
        bachelor("080910T", "数据科学与大数据技术"),
        master("081200", "计算机科学与技术"),
        master("085405", "软件工程"),
        doctor("081200", "计算机科学与技术"),
      ),
      department(
        "机械与车辆工程学院",
        "jx",
        bachelor("080202", "机械设计制造及其自动化"),
        bachelor("080207", "车辆工程"),
        master("080200", "机械工程"),
      ),
      department(
        "土木与交通学院",
        "tm",
        bachelor("081001", "土木工程"),
        bachelor("120105", "工程造价"),
        master("081400", "土木工程"),
      ),
      department("外国语学院", "wy", bachelor("050201", "英语"), bachelor("050207", "日语")),
    ],
  },
  {
    code: "95301",
    name: "云岭财经大学",
    slug: "ylcj",
    provinceCode: "53",
    address: "云南省昆明市呈贡区致用路66号",
    settings: financeSettings,
    previousSettings: financeSettings,
    departments: [
      department(
        "金融学院",
        "jr",
        bachelor("020301K", "金融学"),
        bachelor("020304", "投资学"),
        master("025100", "金融"),
        doctor("020204", "金融学"),
      ),
      department(
        "会计学院",
        "kj",
        bachelor("120203K", "会计学"),
        bachelor("120204", "财务管理"),
        master("125300", "会计"),
      ),
      department(
        "信息学院（数字经济学院）",
        "xx",
        bachelor("120102", "信息管理与信息系统"),
        bachelor("120801", "电子商务"),
        bachelor("020109T", "数字经济"),
        master("120100", "管理科学与工程"),
      ),
      department("法学院", "fx", bachelor("030101K", "法学"), master("035101", "法律（非法学）")),
    ],
  },
  {
    code: "93202",
    name: "江东师范学院",
    slug: "jdsf",
    provinceCode: "32",
    address: "江苏省徐州市泉山区杏坛路18号",
    settings: null,
    previousSettings: teachingSettings,
    departments: [
      department("教育学院", "jy", bachelor("040107", "小学教育"), college("570102K", "学前教育")),
      department("文学院", "wx", bachelor("050101", "汉语言文学")),
    ],
  },
  {
    code: "95302",
    name: "云岭农林职业学院",
    slug: "ylnl",
    provinceCode: "53",
    address: "云南省红河哈尼族彝族自治州蒙自市稼穑路9号",
    settings: farmingSettings,
    previousSettings: farmingSettings,
    departments: [
      department("园林园艺学院", "yy", college("410202", "园林技术"), college("410105", "园艺技术")),
      department("现代农业学院", "ny", college("410103", "现代农业技术"), college("410303", "畜牧兽医")),
      department("农村电商学院", "ds", college("530701", "电子商务"), college("530605", "市场营销")),
    ],
  },
];
