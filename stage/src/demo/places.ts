import { Department, Province, School } from "@gd/server/parties/roster/index.js";
import {
  AgreementContact,
  OpenedModule,
  ProvinceCohort,
  SigningSettings,
} from "@gd/server/parties/settings/index.js";
import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import type { DemoCountry, DemoSigningSettings } from "../country/index.js";

/** The ids of the country's places, by the codes and names the generator knows them by. */
export interface Places {
  province(code: string): string;
  school(code: string): string;
  department(schoolCode: string, name: string): string;
}

/**
 * Provinces, schools and departments with their settings for all cohorts (P-06, P-10, P-11).
 *
 * @param longAgo when the past cohort was switched on.
 */
export async function insertPlaces(
  em: EntityManager,
  country: DemoCountry,
  at: Date,
  longAgo: Date,
): Promise<Places> {
  const ids = new Map<string, string>();
  const idOf = (key: string) => {
    const id = ids.get(key);
    if (!id) throw new Error(`The demo country has no ${key}`);
    return id;
  };
  const given = (key: string) => {
    const id = uuidv7();
    ids.set(key, id);
    return id;
  };
  const cohorts = Object.values(country.cohorts);
  for (const { code, name, agreementType } of country.provinces) {
    const province = given(code);
    await em.insert(Province, { id: province, code, name });
    await em.insert(OpenedModule, { province, module: "EMPLOYMENT" });
    await em.insertMany(
      ProvinceCohort,
      cohorts.map((cohort) => ({ id: uuidv7(), province, cohort, agreementType })),
    );
  }
  for (const school of country.schools) {
    const { code, name, address, departments } = school;
    const id = given(code);
    await em.insert(School, { id, province: idOf(school.provinceCode), code, name, address });
    await em.insertMany(
      Department,
      departments.map((each) => ({ id: given(`${code}/${each.name}`), school: id, name: each.name })),
    );
    await insertOffice(em, id, school.settings);
    const { current, previous, past } = country.cohorts;
    await insertSettings(em, id, current, school.settings, at);
    await insertSettings(em, id, previous, school.previousSettings, at);
    await insertSettings(em, id, past, school.previousSettings, longAgo);
  }
  return { province: idOf, school: idOf, department: (code, name) => idOf(`${code}/${name}`) };
}

/** Whom its graduates call, as a school that has switched signing on says it. */
async function insertOffice(em: EntityManager, school: string, settings: DemoSigningSettings | null) {
  const [contact] = settings?.contacts ?? [];
  if (!contact) return;
  await em.execute("insert into school_office (school_id, name, phone, hours) values (?, ?, ?, ?)", [
    school,
    "学生就业指导中心",
    contact.phone,
    "工作日 8:30—11:30，14:00—17:30",
  ]);
}

async function insertSettings(
  em: EntityManager,
  school: string,
  cohort: number,
  settings: DemoSigningSettings | null,
  at: Date,
): Promise<void> {
  if (!settings) return;
  const id = uuidv7();
  const { reviewMode, terminationLimit, contacts } = settings;
  await em.insert(SigningSettings, {
    id,
    school,
    cohort,
    signingOnAt: at,
    reviewMode,
    terminationLimit,
    version: 1,
  });
  await em.insertMany(
    AgreementContact,
    contacts.map((contact) => ({ ...contact, settings: id })),
  );
}
