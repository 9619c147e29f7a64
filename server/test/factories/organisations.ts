import type { EducationLevel, LevelScope, StaffModule } from "../../src/parties/identity/index.js";
import { Department, Province, School } from "../../src/parties/roster/index.js";
import {
  AgreementContact,
  type AgreementType,
  OpenedModule,
  ProvinceCohort,
  type ReviewMode,
  SigningSettings,
} from "../../src/parties/settings/index.js";
import { COHORT, type Ground, newId, nextNumber } from "./ground.js";

export interface TestProvince {
  id: string;
  name: string;
}

export interface TestSchool {
  id: string;
  code: string;
  name: string;
  provinceId: string;
}

export interface TestDepartment {
  id: string;
  name: string;
  schoolId: string;
  provinceId: string;
  /** 院校名称 */
  schoolName: string;
}

/** A province that has opened its module of employment and chosen two-party agreements, unless told otherwise. */
export async function aProvince(
  on: Ground,
  wish: {
    name?: string;
    agreementType?: AgreementType | null;
    cohorts?: number[];
    modules?: StaffModule[];
  } = {},
): Promise<TestProvince> {
  const em = on.orm.em.fork();
  const number = nextNumber();
  const province = { id: newId(), name: wish.name ?? `第${number}省` };
  await em.insert(Province, { ...province, code: String(number).padStart(4, "0") });
  for (const module of wish.modules ?? ["EMPLOYMENT"])
    await em.insert(OpenedModule, { province: province.id, module });
  const agreementType = wish.agreementType === undefined ? "TWO_PARTY" : wish.agreementType;
  if (agreementType) {
    for (const cohort of wish.cohorts ?? [COHORT, COHORT - 1])
      await chooseAgreementType(on, province, cohort, agreementType);
  }
  return province;
}

/** P-10, written past the rule. */
export async function chooseAgreementType(
  on: Ground,
  province: { id: string },
  cohort: number,
  agreementType: AgreementType,
): Promise<void> {
  await on.orm.em
    .fork()
    .insert(ProvinceCohort, { id: newId(), province: province.id, cohort, agreementType });
}

export interface SchoolWish {
  province?: TestProvince;
  name?: string;
  /** Cohorts whose settings are there; none for a school that never opened 签约设置. */
  cohorts?: number[];
  /** False: settings stored, but 在线签约 not switched on. */
  signingOn?: boolean;
  reviewMode?: ReviewMode;
  terminationLimit?: number;
  contacts?: LevelScope[];
}

/** A school that signs online, reviews alone and has one 协议经办人 for all, unless told otherwise (P-11). */
export async function aSchool(on: Ground, wish: SchoolWish = {}): Promise<TestSchool> {
  const em = on.orm.em.fork();
  const province = wish.province ?? (await aProvince(on));
  const number = nextNumber();
  const school = {
    id: newId(),
    code: String(10000 + number),
    name: wish.name ?? `测试第${number}大学`,
    provinceId: province.id,
  };
  await em.insert(School, {
    id: school.id,
    province: province.id,
    code: school.code,
    name: school.name,
    address: `${province.name}学府路${number}号`,
  });
  for (const cohort of wish.cohorts ?? [COHORT]) await settingsFor(on, school, cohort, wish);
  return school;
}

/** 签约设置 of one cohort, written past the rules of P-11. */
export async function settingsFor(
  on: Ground,
  school: { id: string },
  cohort: number,
  wish: Omit<SchoolWish, "cohorts" | "province" | "name"> = {},
): Promise<string> {
  const em = on.orm.em.fork();
  const id = newId();
  await em.insert(SigningSettings, {
    id,
    school: school.id,
    cohort,
    signingOnAt: wish.signingOn === false ? null : on.clock.now(),
    reviewMode: wish.reviewMode ?? "SCHOOL_ONLY",
    terminationLimit: wish.terminationLimit ?? 2,
    version: 1,
  });
  for (const levelScope of wish.contacts ?? ["ALL"]) {
    await em.insert(AgreementContact, {
      settings: id,
      levelScope,
      name: "经办人",
      phone: "025-83590001",
      address: "学府路1号就业指导中心",
      postcode: "210000",
    });
  }
  return id;
}

/** A department; with it its school, when none is given. */
export async function aDepartment(
  on: Ground,
  wish: { school?: TestSchool; name?: string } & Omit<SchoolWish, "name"> = {},
): Promise<TestDepartment> {
  const school = wish.school ?? (await aSchool(on, { ...wish, name: undefined }));
  const department = { id: newId(), name: wish.name ?? `第${nextNumber()}学院` };
  await on.orm.em.fork().insert(Department, { ...department, school: school.id });
  return { ...department, schoolId: school.id, provinceId: school.provinceId, schoolName: school.name };
}

/** 学历层次 code of an ordinary graduate of the level. */
export function educationLevelOf(level: EducationLevel): string {
  return level === "UNDERGRADUATE" ? "31" : "11";
}
