import {
  idNumberCheckCharacter,
  maskIdNumber,
  maskMobile,
  usccCheckCharacter,
} from "../../src/catalogue/index.js";
import { Employer } from "../../src/parties/employers/index.js";
import {
  type EducationLevel,
  EmployerAccount,
  type EmployerIdentity,
  type GraduateIdentity,
  type LevelScope,
  type ModuleRight,
  StaffAccount,
  type StaffIdentity,
  type StaffModule,
  type StaffRole,
} from "../../src/parties/identity/index.js";
import { Graduate, RegistryStudent } from "../../src/parties/roster/index.js";
import { COHORT, type Ground, hashOfPassword, newId, nextNumber } from "./ground.js";
import {
  aDepartment,
  aProvince,
  aSchool,
  educationLevelOf,
  type TestDepartment,
  type TestProvince,
  type TestSchool,
} from "./organisations.js";

export interface TestGraduate {
  id: string;
  /** Of the 学信网 account that signs in; empty when there is none. */
  accountId: string;
  name: string;
  idNumber: string;
  mobile: string;
  studentNumber: string;
  candidateNumber: string;
  schoolId: string;
  schoolName: string;
  departmentId: string;
  cohort: number;
  level: EducationLevel;
}

export interface GraduateWish {
  department?: TestDepartment;
  school?: TestSchool;
  name?: string;
  idNumber?: string;
  cohort?: number;
  level?: EducationLevel;
  educationLevel?: string;
  trainingMode?: string;
  majorName?: string;
  /** False: has to confirm the data first (F-93). */
  confirmed?: boolean;
  /** True: deleted from the roster (F-91). */
  frozen?: boolean;
  /** False: has made no account yet, and cannot sign in. */
  registered?: boolean;
}

/** An undergraduate of the current cohort who may sign, with registry copy and account, unless told otherwise. */
export async function aGraduate(on: Ground, wish: GraduateWish = {}): Promise<TestGraduate> {
  const em = on.orm.em.fork();
  const department = wish.department ?? (await aDepartment(on, { school: wish.school }));
  const number = nextNumber();
  const level = wish.level ?? "UNDERGRADUATE";
  const cohort = wish.cohort ?? COHORT;
  const idNumber = wish.idNumber ?? anIdNumber(number);
  const mobile = `139${String(number).padStart(8, "0")}`;
  const candidateNumber = `${cohort}${String(number).padStart(10, "0")}`;
  const registry = {
    idNumberIndex: on.keys.blindIndex("idNumber", idNumber),
    idNumberMask: maskIdNumber(idNumber),
    educationLevel: wish.educationLevel ?? educationLevelOf(level),
    majorName: wish.majorName ?? "计算机科学与技术",
    trainingMode: wish.trainingMode ?? "1",
    sex: sexOf(idNumber),
    ethnicity: "01",
    politicalStatus: "03",
    department: department.id,
    durationYears: level === "UNDERGRADUATE" ? "4.0" : "3.0",
    studentNumber: `${cohort - 4}${String(number).padStart(6, "0")}`,
    graduates: `${cohort}06`,
  };
  const graduate = {
    id: newId(),
    name: wish.name ?? `毕业生${number}`,
    cohort,
    level,
  };
  await em.insert(Graduate, {
    ...graduate,
    ...registry,
    school: department.schoolId,
    candidateNumber,
    idNumberSealed: on.keys.seal("graduate.id_number_sealed", idNumber),
    majorCode: "080901",
    entered: `${cohort - 4}09`,
    originDivision: "320102",
    hardship: "0",
    teacherTraining: "2",
    studyForm: "1",
    mobileSealed: on.keys.seal("graduate.mobile_sealed", mobile),
    confirmedAt: wish.confirmed === false ? null : on.clock.now(),
    frozenAt: wish.frozen ? on.clock.now() : null,
  });
  await em.insert(RegistryStudent, {
    graduate: graduate.id,
    name: graduate.name,
    ...registry,
    changedAt: on.clock.now(),
  });
  return {
    ...graduate,
    accountId: wish.registered === false ? "" : await accountOf(on, idNumber, mobile),
    idNumber,
    mobile,
    studentNumber: registry.studentNumber,
    candidateNumber,
    schoolId: department.schoolId,
    schoolName: department.schoolName,
    departmentId: department.id,
  };
}

/** One account a person, whatever cohorts and schools they appear in. */
async function accountOf(on: Ground, idNumber: string, mobile: string): Promise<string> {
  const [row] = await on.orm.em.fork().execute<{ id: string }[]>(
    `insert into graduate_account (id, id_number_index, mobile_index, mobile_sealed, password_hash)
     values (?, ?, ?, ?, ?)
     on conflict (person_id) do update set password_hash = excluded.password_hash returning id`,
    [
      newId(),
      on.keys.blindIndex("idNumber", idNumber),
      on.keys.blindIndex("mobile", mobile),
      on.keys.seal("graduate_account.mobile_sealed", mobile).bytes,
      await hashOfPassword(),
    ],
  );
  if (!row) throw new Error("No account came back");
  return row.id;
}

let passports = 0;

/** A roster row of the same person on a passport: name, sex, and the day of birth of the ID card unless said otherwise. */
export async function onPassport(
  on: Ground,
  of: TestGraduate,
  wish: GraduateWish & { born?: string } = {},
): Promise<TestGraduate> {
  passports += 1;
  const idNumber = `E${String(70_000_000 + passports)}`;
  const other = await aGraduate(on, { name: of.name, registered: false, idNumber, ...wish });
  const [, year, month, day] = /^.{6}(....)(..)(..)/.exec(of.idNumber) ?? [];
  const born = wish.born ?? `${year}-${month}-${day}`;
  await on.orm.em.fork().nativeUpdate(
    Graduate,
    { id: other.id },
    {
      sex: sexOf(of.idNumber),
      documentKind: "03",
      birthDateSealed: on.keys.seal("graduate.birth_date_sealed", born),
    },
  );
  return other;
}

/** The code of the sex that an ID card's number tells. */
function sexOf(idNumber: string): string {
  return Number(idNumber[16]) % 2 === 1 ? "1" : "2";
}

/** A valid ID number of a person born in 2004 or later; numbers up to 99,000 give different ones. */
export function anIdNumber(number: number): string {
  const day = String((number % 28) + 1).padStart(2, "0");
  const month = String((Math.floor(number / 28) % 12) + 1).padStart(2, "0");
  const first17 = `320102${2004 + (Math.floor(number / 336) % 3)}${month}${day}${String(number % 1000).padStart(3, "0")}`;
  return first17 + idNumberCheckCharacter(first17);
}

export interface TestEmployer {
  id: string;
  name: string;
  uscc: string;
  /** The person in charge. */
  accountId: string;
  accountName: string;
  mobile: string;
}

/** A verified employer with its person in charge, unless told otherwise. */
export async function anEmployer(
  on: Ground,
  wish: { name?: string; verified?: boolean; suspended?: boolean } = {},
): Promise<TestEmployer> {
  const number = nextNumber();
  const first17 = `91320102${String(number).padStart(9, "0")}`;
  const employer = {
    id: newId(),
    name: wish.name ?? `测试第${number}科技有限公司`,
    uscc: first17 + usccCheckCharacter(first17),
  };
  const mobile = `137${String(number).padStart(8, "0")}`;
  await on.orm.em.fork().insert(Employer, {
    ...employer,
    nature: "39",
    industry: "34",
    division: "320102",
    address: `江苏省南京市玄武区珠江路${number}号`,
    contactName: "陈人事",
    contactMobileSealed: on.keys.seal("employer.contact_mobile_sealed", mobile),
    contactPhone: "025-83330000",
    contactEmail: `hr${number}@example.cn`,
    verifiedAt: wish.verified === false ? null : on.clock.now(),
    suspendedAt: wish.suspended ? on.clock.now() : null,
  });
  const account = await anEmployerAccount(on, employer, { mobile, inCharge: true });
  return { ...employer, accountId: account.id, accountName: account.name, mobile };
}

export async function anEmployerAccount(
  on: Ground,
  employer: { id: string },
  wish: {
    name?: string;
    mobile?: string;
    inCharge?: boolean;
    mayInvite?: boolean;
    mayTerminate?: boolean;
    disabled?: boolean;
  } = {},
): Promise<{ id: string; name: string; mobile: string }> {
  const mobile = wish.mobile ?? `136${String(nextNumber()).padStart(8, "0")}`;
  const account = { id: newId(), name: wish.name ?? "陈人事" };
  await on.orm.em.fork().insert(EmployerAccount, {
    ...account,
    employerId: employer.id,
    mobileIndex: on.keys.blindIndex("mobile", mobile),
    mobileSealed: on.keys.seal("employer_account.mobile_sealed", mobile),
    mobileMask: maskMobile(mobile),
    passwordHash: await hashOfPassword(),
    inCharge: wish.inCharge ?? false,
    mayInvite: wish.mayInvite ?? true,
    mayTerminate: wish.mayTerminate ?? true,
    disabledAt: wish.disabled ? on.clock.now() : null,
  });
  return { ...account, mobile };
}

export interface StaffWish {
  role?: StaffRole;
  province?: TestProvince;
  school?: TestSchool;
  department?: TestDepartment;
  username?: string;
  name?: string;
  levelScope?: LevelScope;
  employmentRight?: ModuleRight;
  archiveRight?: ModuleRight;
  householdRight?: ModuleRight;
  openedModules?: StaffModule[];
  disabled?: boolean;
}

/** As a session would see it, with the username to sign in by. */
export type TestStaff = StaffIdentity & { id: string; username: string };

/**
 * A registry account with 读写 for employment and nothing else (P-02), unless told otherwise. Its role is the deepest
 * organisation given, else `role`, whose organisations are made.
 */
export async function aStaffAccount(on: Ground, wish: StaffWish = {}): Promise<TestStaff> {
  const area = await areaOf(on, wish);
  const number = nextNumber();
  const rights = {
    levelScope: wish.levelScope ?? "ALL",
    employmentRight: wish.employmentRight ?? "READ_WRITE",
    archiveRight: wish.archiveRight ?? "NONE",
    householdRight: wish.householdRight ?? "NONE",
  } as const;
  const account = {
    id: newId(),
    username: wish.username ?? `staff${number}`,
    name: wish.name ?? `工作人员${number}`,
    role: area.role,
    provinceId: area.provinceId,
    schoolId: area.schoolId,
    departmentId: area.departmentId,
    ...rights,
  };
  await on.orm.em.fork().insert(StaffAccount, {
    ...account,
    passwordHash: await hashOfPassword(),
    createdAt: on.clock.now(),
    disabledAt: wish.disabled ? on.clock.now() : null,
  });
  return {
    ...account,
    sessionId: newId(),
    accountId: account.id,
    openedModules: wish.openedModules ?? ["EMPLOYMENT"],
    standsIn: [],
    asksAgain: null,
    organisation: area.organisation,
  };
}

interface Area {
  role: StaffRole;
  provinceId: string | null;
  schoolId: string | null;
  departmentId: string | null;
  organisation: string;
}

async function areaOf(on: Ground, wish: StaffWish): Promise<Area> {
  const role = wish.role ?? (wish.department ? "DEPARTMENT" : wish.province ? "PROVINCE" : "SCHOOL");
  switch (role) {
    case "DEPARTMENT": {
      const department = wish.department ?? (await aDepartment(on, { school: wish.school }));
      const { provinceId, schoolId, schoolName, name } = department;
      return {
        role,
        provinceId,
        schoolId,
        departmentId: department.id,
        organisation: `${schoolName} · ${name}`,
      };
    }
    case "SCHOOL": {
      const school = wish.school ?? (await aSchool(on));
      const { provinceId, name } = school;
      return { role, provinceId, schoolId: school.id, departmentId: null, organisation: name };
    }
    case "PROVINCE": {
      const province = wish.province ?? (await aProvince(on));
      return {
        role,
        provinceId: province.id,
        schoolId: null,
        departmentId: null,
        organisation: `${province.name}教育厅`,
      };
    }
    case "MINISTRY":
      return { role, provinceId: null, schoolId: null, departmentId: null, organisation: "教育部" };
    case "OPERATOR":
      return { role, provinceId: null, schoolId: null, departmentId: null, organisation: "平台客服" };
  }
}

/** The viewer that a graduate's session would make. */
export function signedInGraduate(graduate: TestGraduate): GraduateIdentity {
  return {
    role: "GRADUATE",
    sessionId: newId(),
    accountId: graduate.accountId,
    graduateId: graduate.id,
    graduateIds: [graduate.id],
    schoolId: graduate.schoolId,
    departmentId: graduate.departmentId,
    level: graduate.level,
    cohort: graduate.cohort,
    name: graduate.name,
    organisation: graduate.schoolName,
  };
}

/** The viewer that a session of the employer's person in charge would make. */
export function signedInEmployer(employer: TestEmployer): EmployerIdentity {
  return {
    role: "EMPLOYER",
    sessionId: newId(),
    accountId: employer.accountId,
    employerId: employer.id,
    inCharge: true,
    mayInvite: true,
    mayTerminate: true,
    name: employer.accountName,
    organisation: employer.name,
  };
}
