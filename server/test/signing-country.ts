import { settleAllDue } from "../src/records/index.js";
import type { RecordStatus } from "../src/words/record-words.js";
import type { TestApp } from "./app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  anEmployerAccount,
  aProvince,
  aSchool,
  aStaffAccount,
  cloneRecord,
  type StaffWish,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "./factories.js";
import type { Country } from "./matrix.js";
import { anInvitation, does, REJECTION, verdictOn } from "./signing.js";

/** A country, and those in it who bring its records about by real acts without being among `people`. */
export interface SettledCountry extends Country {
  inhabitants: Inhabitants;
}

export interface CountryWish {
  reviewMode: "SCHOOL_ONLY" | "DEPARTMENT_THEN_SCHOOL";
  /** False: the graduate's department has nobody who could review (F-10a). */
  departmentReviews?: boolean;
}

/** A school with everybody around it, and those who bring records about without being among `people`. */
export interface Inhabitants {
  people: Country["people"];
  department: TestDepartment;
  /** Like every graduate of the department. */
  graduate: TestGraduate;
  employer: TestEmployer;
  doers: { department: TestStaff | null; school: TestStaff };
}

export async function settleCountry(on: TestApp, wish: CountryWish): Promise<Inhabitants> {
  const ground = on.platform;
  const province = await aProvince(ground);
  const school = await aSchool(ground, { province, reviewMode: wish.reviewMode });
  const department = await aDepartment(ground, { school });
  const otherDepartment = await aDepartment(ground, { school });
  const graduate = await aGraduate(ground, { department });
  const employer = await anEmployer(ground);
  const colleague = await anEmployerAccount(ground, employer);
  const staff = (area: StaffWish) => aStaffAccount(ground, area);
  // Accounts of a department without reviewers stand in another one, so that nobody is left in its own.
  const own = wish.departmentReviews === false ? { department: otherDepartment } : { department };
  const doers = {
    department: wish.departmentReviews === false ? null : await staff(own),
    school: await staff({ school }),
  };
  const people: Country["people"] = {
    "other graduate": await aGraduate(ground, { department }),
    "inviting employer": employer,
    "its colleague": { ...employer, accountId: colleague.id, accountName: colleague.name },
    "other employer": await anEmployer(ground),
    department: await staff(own),
    "department, read-only": await staff({ ...own, employmentRight: "READ_ONLY" }),
    "department, this level": await staff({ ...own, levelScope: "UNDERGRADUATE" }),
    "department, other level": await staff({ ...own, levelScope: "POSTGRADUATE" }),
    "department, no right": await staff({ ...own, employmentRight: "NONE" }),
    "other department": await staff({ department: otherDepartment }),
    school: await staff({ school }),
    "school, read-only": await staff({ school, employmentRight: "READ_ONLY" }),
    "school, this level": await staff({ school, levelScope: "UNDERGRADUATE" }),
    "school, other level": await staff({ school, levelScope: "POSTGRADUATE" }),
    "school, no right": await staff({ school, employmentRight: "NONE" }),
    "other school": await staff({ school: await aSchool(ground, { province }) }),
    province: await staff({ province }),
    "other province": await staff({ role: "PROVINCE" }),
    ministry: await staff({ role: "MINISTRY" }),
    operator: await staff({ role: "OPERATOR" }),
    nobody: null,
  };
  return { people, department, graduate, employer, doers };
}

/** Records of one flow in every state, each cloned from one that real acts brought about when first asked for. */
export function recordsBy<State extends string>(
  on: TestApp,
  like: TestGraduate,
  play: (state: State) => Promise<string>,
): (state: State) => Promise<{ id: string; graduate: TestGraduate }> {
  const templates = new Map<State, Promise<string>>();
  return async (state) => {
    const template = templates.get(state) ?? play(state);
    templates.set(state, template);
    return await cloneRecord(on.platform, await template, await graduateOf(on, await template, like));
  };
}

/** Writes a country; the acts that bring its records about are played when a state is first asked for. */
export async function aSigningCountry(on: TestApp, wish: CountryWish): Promise<SettledCountry> {
  const ground = on.platform;
  const inhabitants = await settleCountry(on, wish);
  const { people, department, graduate, employer, doers } = inhabitants;
  const record = recordsBy<RecordStatus>(on, graduate, play);
  return { inhabitants, people, record: (state) => record(state as RecordStatus) };

  async function play(state: RecordStatus): Promise<string> {
    const invited = await aGraduate(ground, { department });
    const id = await anInvitation(on, employer, invited, { validDays: state === "LAPSED" ? 1 : 7 });
    if (state === "INVITED") return id;
    if (state === "DECLINED") await does(on, invited, "decline", { id });
    else if (state === "TAKEN_BACK") await does(on, employer, "takeBack", { id });
    else if (state === "LAPSED") {
      on.clock.advance(86_400);
      await settleAllDue(on.platform);
    } else await playReview(id, invited, state);
    return id;
  }

  async function playReview(id: string, invited: TestGraduate, state: RecordStatus): Promise<void> {
    const { status } = await does(on, invited, "accept", { id });
    if (status === state) return;
    if (state === "REJECTED_BY_DEPARTMENT") {
      await does(on, doers.department, "reject", { ...verdictOn(id), rejection: REJECTION });
      return;
    }
    if (status === "DEPARTMENT_REVIEW") {
      await does(on, doers.department ?? doers.school, "approve", verdictOn(id));
      if (state === "SCHOOL_REVIEW") return;
    }
    if (state === "SIGNED") await does(on, doers.school, "approve", verdictOn(id));
    else await does(on, doers.school, "reject", { ...verdictOn(id), rejection: REJECTION });
  }
}

/** The graduate of a template, whose account its copies share. */
async function graduateOf(on: TestApp, recordId: string, like: TestGraduate): Promise<TestGraduate> {
  const row = await on.row<{ id: string; name: string; account: string }>(
    `select g.id, g.name, a.id as account from record r join graduate g on g.id = r.graduate_id
     join graduate_account a on a.person_id = g.person_id where r.id = $1`,
    [recordId],
  );
  return { ...like, id: row.id, name: row.name, accountId: row.account };
}
