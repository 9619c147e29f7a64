import { type DemoGraduate, type DemoSchool, newcomers, newSchool } from "./index.js";

const yesNo = (value: boolean) => (value ? "是" : "否");

type NamedSchool = Pick<DemoSchool, "code" | "name">;

/** By heading, in the order of the template (D-01). */
const COLUMNS: Readonly<Record<string, (person: DemoGraduate, school: NamedSchool) => string>> = {
  考生号: (person) => person.candidateNumber,
  身份证号: (person) => person.idNumber,
  证件类型: () => "居民身份证",
  姓名: (person) => person.name,
  性别: (person) => person.sex,
  出生日期: (person) => person.birthDate.replaceAll("-", ""),
  民族: (person) => person.ethnicity,
  政治面貌: (person) => person.politicalStatus,
  院校代码: (_person, { code }) => code,
  院校名称: (_person, { name }) => name,
  学历层次: (person) => person.educationLevel,
  学制: (person) => String(Number(person.durationYears)),
  专业代码: (person) => person.majorCode,
  专业名称: (person) => person.majorName,
  专业方向: (person) => person.majorDirection ?? "",
  所在院系: (person) => person.departmentName,
  所在班级: (person) => person.className,
  学号: (person) => person.studentNumber,
  入学时间: (person) => person.entered,
  毕业时间: (person) => person.graduates,
  培养方式: (person) => person.trainingMode,
  定向委培单位: (person) => person.commissioningUnit ?? "",
  生源所在地: (person) => person.originDivision,
  城乡生源: (person) => (person.rural ? "农村" : "城镇"),
  困难生类别: (person) => person.hardship,
  师范生类别: (person) => person.teacherTraining,
  学习形式: (person) => person.studyForm,
  档案是否转入: (person) => yesNo(person.archiveTransferred),
  户口是否转入: (person) => yesNo(person.householdTransferred),
  入学前档案所在单位: (person) => person.formerArchiveUnit ?? "",
  入学前户口所在派出所: (person) => person.formerPoliceStation ?? "",
  手机: (person) => person.mobile,
  邮箱: (person) => person.email,
  QQ: () => "",
  家庭地址: (person) => person.homeAddress,
  家庭电话: () => "",
  家庭邮编: (person) => person.homePostcode ?? "",
};

export const SAMPLE_HEADER = Object.keys(COLUMNS);

/** Where the repository keeps {@link sampleRoster}. */
export const SAMPLE_ROSTER = "samples/roster-new-school.csv";

/** The sample that README tells to upload: made of {@link newcomers}. */
export function sampleRoster(): string {
  return rosterFile(newcomers(), newSchool);
}

/** A roster of these people as a school uploads it; no cell of theirs needs quotes. */
export function rosterFile(people: readonly DemoGraduate[], school: NamedSchool): string {
  const rows = people.map((person) => Object.values(COLUMNS).map((cell) => cell(person, school)));
  return `\ufeff${[SAMPLE_HEADER, ...rows].map((row) => `${row.join(",")}\r\n`).join("")}`;
}
