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

/** 审核时限 of the country's schools: some of what waits is past it. */
const REVIEW_DAYS = 5;

/** 常用语 as a school's office would write them. */
const PHRASES = [
  ["RETURN", null, "请上传盖章的就业协议书原件，四角完整、文字和公章清晰。"],
  ["RETURN", null, "{姓名}同学，所填{单位}的信息与证明材料不一致，请核对后重新提交。"],
  ["REJECT", "EMPLOYER_DATA", "{单位}的名称与营业执照不一致，请{姓名}同学与单位核对后重新签约。"],
] as const;

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
    if (school.settings) await insertPhrases(em, id, at);
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

async function insertPhrases(em: EntityManager, school: string, at: Date): Promise<void> {
  for (const [place, [verdict, category, text]] of PHRASES.entries()) {
    await em.execute(
      `insert into reason_phrase (id, school_id, verdict, category, text, place, saved_by, saved_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [uuidv7(), school, verdict, category, text, place + 1, "就业办公室", at],
    );
  }
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
    reviewDays: REVIEW_DAYS,
    version: 1,
  });
  await em.insertMany(
    AgreementContact,
    contacts.map((contact) => ({ ...contact, settings: id })),
  );
}
