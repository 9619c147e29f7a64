import { maskIdNumber, maskMobile, tellsBirth } from "@gd/server/catalogue/index.js";
import type { KeyRing } from "@gd/server/database/sealed.js";
import { query, sql } from "@gd/server/database/sql.js";
import { Employer } from "@gd/server/parties/employers/index.js";
import {
  EmployerAccount,
  GraduateAccount,
  mustHaveFactor,
  StaffAccount,
  type StaffRole,
} from "@gd/server/parties/identity/index.js";
import { Graduate, RegistryStudent } from "@gd/server/parties/roster/index.js";
import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { demoSecret } from "../client/authenticator.js";
import type { DemoCountry, DemoEmployer, DemoGraduate, DemoStaffAccount } from "../country/index.js";
import type { Places } from "./places.js";

/** What the rows of people are made with. */
interface Making {
  keys: KeyRing;
  places: Places;
  /** One hash for every account: hashing 3,000 passwords would take longer than everything else. */
  passwordHash: string;
  /** When the country begins. */
  at: Date;
  /** What counts as this year's confirmation (F-93). */
  confirmedAt: Date;
}

/** Rows of one statement, which PostgreSQL takes 65,535 values with. */
const AT_A_TIME = 1_000;

/** Graduates with registry copies, employers and everyone's accounts. */
export async function insertInhabitants(
  em: EntityManager,
  country: DemoCountry,
  making: Making,
): Promise<void> {
  const { graduates, employers, staff } = country;
  const rows = graduates.map((person) => ({ id: uuidv7(), person }));
  for (let at = 0; at < rows.length; at += AT_A_TIME) {
    const some = rows.slice(at, at + AT_A_TIME);
    await em.insertMany(
      Graduate,
      some.map(({ id, person }) => graduateRow(id, person, making)),
    );
    await em.insertMany(
      RegistryStudent,
      some.map(({ id, person }) => registryRow(id, person, making)),
    );
    await em.insertMany(
      GraduateAccount,
      // A person with two rows has one account.
      some
        .filter(({ person }) => person.standing === "ON_ROSTER")
        .map(({ person }) => graduateAccountRow(person, making)),
    );
  }
  for (const employer of employers) await insertEmployer(em, employer, making);
  const accounts = staff.map((account) => staffRow(account, making));
  await em.insertMany(StaffAccount, accounts);
  await insertFactors(em, accounts, making);
}

function graduateRow(id: string, person: DemoGraduate, { keys, places, at, confirmedAt }: Making) {
  const { idNumber, mobile, email, homeAddress, confirmed, standing, ...rest } = person;
  const { schoolCode, departmentName, birthDate, registryDifferences, ...columns } = rest;
  return {
    ...columns,
    id,
    school: places.school(schoolCode),
    department: places.department(schoolCode, departmentName),
    idNumberIndex: keys.blindIndex("idNumber", idNumber),
    idNumberSealed: keys.seal("graduate.id_number_sealed", idNumber),
    idNumberMask: maskIdNumber(idNumber),
    mobileSealed: keys.seal("graduate.mobile_sealed", mobile),
    emailSealed: keys.seal("graduate.email_sealed", email),
    homeAddressSealed: keys.seal("graduate.home_address_sealed", homeAddress),
    birthDateSealed: tellsBirth(person.documentKind)
      ? null
      : keys.seal("graduate.birth_date_sealed", birthDate),
    confirmedAt: confirmed ? confirmedAt : null,
    transferredAt: standing === "MOVED_ON" ? at : null,
    frozenAt: standing === "LEFT" ? at : null,
  };
}

/** The registry has what the roster brought, and here and there a correction since (F-14, F-15). */
function registryRow(graduate: string, person: DemoGraduate, { keys, places, at }: Making) {
  return {
    graduate,
    name: person.name,
    idNumberIndex: keys.blindIndex("idNumber", person.idNumber),
    idNumberMask: maskIdNumber(person.idNumber),
    educationLevel: person.educationLevel,
    majorName: person.majorName,
    trainingMode: person.trainingMode,
    sex: person.sex,
    ethnicity: person.ethnicity,
    politicalStatus: person.politicalStatus,
    department: places.department(person.schoolCode, person.departmentName),
    durationYears: person.durationYears,
    studentNumber: person.studentNumber,
    graduates: person.graduates,
    ...person.registryDifferences,
    changedAt: at,
  };
}

function graduateAccountRow({ idNumber, mobile, email }: DemoGraduate, { keys, passwordHash }: Making) {
  return {
    id: uuidv7(),
    idNumberIndex: keys.blindIndex("idNumber", idNumber),
    mobileIndex: keys.blindIndex("mobile", mobile),
    mobileSealed: keys.seal("graduate_account.mobile_sealed", mobile),
    emailSealed: keys.seal("graduate_account.email_sealed", email),
    passwordHash,
  };
}

async function insertEmployer(em: EntityManager, employer: DemoEmployer, making: Making): Promise<void> {
  const { accounts, jobOffers: _offers, contactMobile, ...columns } = employer;
  const { keys, passwordHash, at } = making;
  const id = uuidv7();
  await em.insert(Employer, {
    ...columns,
    id,
    contactMobileSealed: keys.seal("employer.contact_mobile_sealed", contactMobile),
    verifiedAt: at,
  });
  await em.insertMany(
    EmployerAccount,
    accounts.map(({ name, mobile, inCharge }) => ({
      id: uuidv7(),
      employerId: id,
      name,
      mobileIndex: keys.blindIndex("mobile", mobile),
      mobileSealed: keys.seal("employer_account.mobile_sealed", mobile),
      mobileMask: maskMobile(mobile),
      passwordHash,
      inCharge,
      mayInvite: true,
      mayTerminate: true,
    })),
  );
}

function staffRow(account: DemoStaffAccount, { places, passwordHash, at }: Making) {
  const { provinceCode, schoolCode, departmentName, ...columns } = account;
  return {
    ...columns,
    id: uuidv7(),
    provinceId: provinceCode === null ? null : places.province(provinceCode),
    schoolId: schoolCode === null ? null : places.school(schoolCode),
    departmentId:
      schoolCode === null || departmentName === null ? null : places.department(schoolCode, departmentName),
    passwordHash,
    createdAt: at,
  };
}

/** P-13: who must have a second factor has one already, so that everybody can try it; /dev/sms shows its codes. */
async function insertFactors(
  em: EntityManager,
  accounts: readonly { id: string; username: string; role: StaffRole }[],
  { keys, at }: Making,
): Promise<void> {
  for (const { id, username, role } of accounts) {
    if (!mustHaveFactor(role)) continue;
    const sealed = keys.sealBytes("second_factor.secret_sealed", demoSecret(username));
    await query(
      em,
      sql`insert into second_factor (account_id, secret_sealed, confirmed_at) values (${id}, ${sealed}, ${at})`,
    );
  }
}
