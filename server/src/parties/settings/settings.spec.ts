import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  AgreementContactInput,
  AgreementType,
  SigningSettingsInput,
} from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aProvince,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  openTestGround,
  settingsFor,
  type TestGround,
} from "../../../test/factories.js";
import { fromBeijing, TestClock } from "../../platform/clock.js";
import { lockForAct } from "../../records/index.js";
import type { Viewer } from "../identity/index.js";
import { currentCohort, openCohorts, SettingsResolver } from "./index.js";

const SAVE = graphql(`
  mutation SettingsSave($input: SigningSettingsInput!) {
    saveSigningSettings(input: $input) { ...SettingsSeen ...Refused }
  }
  fragment SettingsSeen on SigningSettings {
    __typename
    agreementType signingOn paperRegistrationOn destinationOn reviewMode terminationLimit
    switchLockedReason reviewModeLockedReason lockedReason contactsLockedReason departmentsWithoutReviewer
    contacts { levelScope name phone address postcode }
  }
`);
const READ = graphql(`
  query SettingsRead($cohort: Int!) {
    signingSettings(cohort: $cohort) { ...SettingsSeen }
  }
`);
const SET_TYPE = graphql(`
  mutation SettingsSetType($id: ID!, $cohort: Int!, $type: AgreementType!) {
    setAgreementType(provinceId: $id, cohort: $cohort, agreementType: $type) {
      ... on ProvinceSettings { __typename agreementType lockedReason }
      ...Refused
    }
  }
`);
const CONTACT: AgreementContactInput = {
  levelScope: "ALL",
  name: "王老师",
  phone: "025-83590001",
  address: "学府路1号",
  postcode: "210000",
};

describe("signing settings", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [SettingsResolver]);
  });
  afterAll(() => on?.close());

  async function save(viewer: Viewer, wish: Partial<SigningSettingsInput> = {}) {
    const input: SigningSettingsInput = {
      cohort: COHORT,
      signingOn: true,
      reviewMode: "SCHOOL_ONLY",
      terminationLimit: 2,
      contacts: [],
      ...wish,
    };
    return (await ask(viewer, SAVE, { input })).saveSigningSettings;
  }
  async function read(viewer: Viewer, cohort = COHORT) {
    return (await ask(viewer, READ, { cohort })).signingSettings;
  }
  const fresh = async () => {
    const school = await aSchool(on, { cohorts: [] });
    return { school, staff: await aStaffAccount(on, { school }) };
  };

  it("P-11: starts switched off, and 补登 and 去向登记 go on with 在线签约", async () => {
    const { staff } = await fresh();
    expect(await read(staff)).toMatchObject({ signingOn: false, paperRegistrationOn: false, contacts: [] });
    const saved = await save(staff, { contacts: [CONTACT] });
    expect(saved).toMatchObject({
      __typename: "SigningSettings",
      agreementType: "TWO_PARTY",
      signingOn: true,
      paperRegistrationOn: true,
      destinationOn: true,
      switchLockedReason: null,
      contacts: [CONTACT],
    });
    expect(await read(staff)).toMatchObject({ signingOn: true, terminationLimit: 2 });
    expect(
      await ask(
        staff,
        graphql(`
      query SettingsAgreementContacts { agreementContacts { name } }
    `),
      ),
    ).toEqual({
      agreementContacts: [{ name: "王老师" }],
    });
  });

  it("P-10: cannot be switched on before the province has chosen the agreement type", async () => {
    const province = await aProvince(on, { agreementType: null });
    const staff = await aStaffAccount(on, { school: await aSchool(on, { province, cohorts: [] }) });
    expect(await read(staff)).toMatchObject({ switchLockedReason: expect.stringContaining("尚未选择") });
    expect(await save(staff)).toMatchObject({ __typename: "NotAllowed", code: "AGREEMENT_TYPE" });
    expect(await read(staff)).toMatchObject({ signingOn: false });
  });

  it("P-11: can be switched off until anyone has acted, whatever became of it", async () => {
    const { staff, school } = await fresh();
    await save(staff);
    expect(await save(staff, { signingOn: false })).toMatchObject({ signingOn: false });
    await save(staff);
    await anAgreement(on, { graduate: await aGraduate(on, { school }), status: "DECLINED" });
    expect(await save(staff, { signingOn: false })).toMatchObject({ code: "SWITCH_LOCKED" });
    expect(await read(staff)).toMatchObject({
      signingOn: true,
      switchLockedReason: expect.stringContaining("不可再关闭"),
    });
  });

  it("P-11: the review mode moves only while nothing of the cohort is in flow, frozen ones included", async () => {
    const { staff, school } = await fresh();
    await save(staff);
    const department = await aDepartment(on, { school });
    await aStaffAccount(on, { department });
    await anAgreement(on, { graduate: await aGraduate(on, { department }), status: "INVITED" });
    await anAgreement(on, { graduate: await aGraduate(on, { department }), status: "SIGNED" });
    expect(await save(staff, { reviewMode: "DEPARTMENT_THEN_SCHOOL" })).toMatchObject({
      reviewMode: "DEPARTMENT_THEN_SCHOOL",
    });
    const graduate = await aGraduate(on, { department, frozen: true });
    await anAgreement(on, { graduate, status: "SCHOOL_REVIEW" });
    expect(await save(staff, { reviewMode: "SCHOOL_ONLY" })).toMatchObject({ code: "REVIEW_MODE_LOCKED" });
    expect(await read(staff)).toMatchObject({ reviewModeLockedReason: expect.stringContaining("流程中") });
  });

  it("P-11: 先院系再校级 needs a 读写 account for every department with graduates, and names the missing", async () => {
    const { staff, school } = await fresh();
    const make = async (name: string) => {
      const department = await aDepartment(on, { school, name });
      await aGraduate(on, { department });
      return department;
    };
    const [covered, readOnly, disabled] = [await make("文学院"), await make("理学院"), await make("工学院")];
    await aDepartment(on, { school, name: "没有毕业生的学院" });
    await aStaffAccount(on, { department: covered });
    await aStaffAccount(on, { department: readOnly, employmentRight: "READ_ONLY" });
    await aStaffAccount(on, { department: disabled, disabled: true });
    expect(await read(staff)).toMatchObject({
      departmentsWithoutReviewer: expect.toSatisfy(
        (names: string[]) => String(names.toSorted()) === "工学院,理学院",
      ),
    });
    const refused = await save(staff, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    expect(refused).toMatchObject({ code: "NO_REVIEWER" });
    expect(refused?.message).toMatch(/(理学院、工学院|工学院、理学院)$/);
  });

  it("P-11, F-55: each field is checked, all problems at once", async () => {
    const { staff } = await fresh();
    const answer = await save(staff, {
      terminationLimit: 100,
      contacts: [{ levelScope: "ALL", name: " ", phone: "12345", address: "", postcode: "2100" }],
    });
    expect(answer).toMatchObject({
      __typename: "InvalidInput",
      fields: [
        "terminationLimit",
        ...["name", "phone", "address", "postcode"].map((name) => `contacts.0.${name}`),
      ].map((field) => ({ field })),
    });
    expect(await save(staff, { terminationLimit: -1 })).toMatchObject({ __typename: "InvalidInput" });
    expect(await save(staff, { terminationLimit: 0 })).toMatchObject({ terminationLimit: 0 });
    expect(await save(staff, { terminationLimit: 99 })).toMatchObject({ terminationLimit: 99 });
  });

  it("P-11: a submitted contact never changes, a missing level can be added, 全校 excludes levels", async () => {
    const { staff } = await fresh();
    const undergraduate: AgreementContactInput = { ...CONTACT, levelScope: "UNDERGRADUATE" };
    const postgraduate: AgreementContactInput = {
      ...CONTACT,
      levelScope: "POSTGRADUATE",
      phone: "13800138000",
    };
    const both = await save(staff, { contacts: [CONTACT, undergraduate] });
    expect(both).toMatchObject({ fields: [{ field: "contacts.1.levelScope" }] });
    await save(staff, { contacts: [undergraduate] });
    const changed = await save(staff, { contacts: [{ ...undergraduate, name: "李老师" }] });
    expect(changed).toMatchObject({
      fields: [{ field: "contacts.0.name", message: expect.stringContaining("不可修改") }],
    });
    expect(await save(staff, { contacts: [CONTACT] })).toMatchObject({ __typename: "InvalidInput" });
    const added = await save(staff, { contacts: [undergraduate, postgraduate] });
    expect(added).toMatchObject({ contacts: [undergraduate, postgraduate] });
    expect(await save(staff)).toMatchObject({ contacts: [undergraduate, postgraduate] });
  });

  it("P-11: level-scoped accounts set their level's contact and nothing else; 只读 sets nothing", async () => {
    const { staff, school } = await fresh();
    const scoped = await aStaffAccount(on, { school, levelScope: "POSTGRADUATE" });
    await save(staff);
    const postgraduate: AgreementContactInput = { ...CONTACT, levelScope: "POSTGRADUATE" };
    expect(await save(scoped, { terminationLimit: 3 })).toMatchObject({ code: "LEVEL_SCOPE" });
    expect(await save(scoped, { signingOn: false })).toMatchObject({ code: "LEVEL_SCOPE" });
    const other = await save(scoped, { contacts: [{ ...CONTACT, levelScope: "UNDERGRADUATE" }] });
    expect(other).toMatchObject({ fields: [{ field: "contacts.0.levelScope" }] });
    expect(await save(scoped, { contacts: [postgraduate] })).toMatchObject({ contacts: [postgraduate] });
    const readOnly = await aStaffAccount(on, { school, employmentRight: "READ_ONLY" });
    expect(await save(readOnly)).toMatchObject({ code: "READ_ONLY" });
    expect(await read(staff)).toMatchObject({ lockedReason: null, contactsLockedReason: null });
    expect(await read(scoped)).toMatchObject({
      lockedReason: expect.stringContaining("负责全校"),
      contactsLockedReason: null,
    });
    expect(await read(readOnly)).toMatchObject({
      lockedReason: expect.stringContaining("没有读写权限"),
      contactsLockedReason: expect.stringContaining("没有读写权限"),
    });
    const closed = await aStaffAccount(on, { school, openedModules: [] });
    expect(await save(closed)).toMatchObject({ code: "MODULE_CLOSED" });
  });

  it("F-90: a closed cohort only reads, one too far off cannot be set up", async () => {
    const { staff, school } = await fresh();
    await settingsFor(on, school, 2025);
    const late = { lockedReason: expect.any(String), contactsLockedReason: expect.any(String) };
    expect(await read(staff, 2025)).toMatchObject({ signingOn: true, ...late });
    const scoped = await aStaffAccount(on, { school, levelScope: "POSTGRADUATE" });
    expect(await read(scoped, 2025)).toMatchObject(late);
    expect(await save(staff, { cohort: 2025, signingOn: false })).toMatchObject({ code: "COHORT_CLOSED" });
    expect(await save(staff, { cohort: 2028 })).toMatchObject({ code: "COHORT_CLOSED" });
    expect(await read(staff, 2028)).toBeNull();
  });

  it("P-10, P-11: switch and agreement type wait for an act that is under way, and then stand", async () => {
    const { staff, school } = await fresh();
    await save(staff, { contacts: [CONTACT] });
    const graduate = await aGraduate(on, { school });
    const { id } = await anAgreement(on);
    const provincial = await aStaffAccount(on, { province: { id: school.provinceId, name: "" } });
    const type = { id: school.provinceId, cohort: COHORT, type: "THREE_PARTY" } as const;
    const waiting = await on.orm.em.fork().transactional(async (em) => {
      await lockForAct(em, { schoolId: school.id, cohort: COHORT, graduateId: graduate.id });
      const both = [
        save(staff, { signingOn: false }),
        ask(provincial, SET_TYPE, type).then((all) => all.setAgreementType),
      ];
      await new Promise((resolve) => setTimeout(resolve, 200));
      await em.execute("update record set school_id = ?, graduate_id = ? where id = ?", [
        school.id,
        graduate.id,
        id,
      ]);
      return { both };
    });
    expect(await Promise.all(waiting.both)).toMatchObject([{ code: "SWITCH_LOCKED" }, { code: "LOCKED" }]);
  });

  it("two savings of the same new settings at once make one row", async () => {
    const { staff, school } = await fresh();
    await Promise.all([save(staff, { contacts: [CONTACT] }), save(staff, { contacts: [CONTACT] })]);
    const { rows } = await on.pool.query("select id from signing_settings where school_id = $1", [school.id]);
    expect(rows).toHaveLength(1);
  });
});

describe("agreement type of a province", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [SettingsResolver]);
  });
  afterAll(() => on?.close());

  async function choose(viewer: Viewer, provinceId: string, agreementType: AgreementType, cohort = COHORT) {
    return (await ask(viewer, SET_TYPE, { id: provinceId, cohort, type: agreementType })).setAgreementType;
  }

  it("P-10: chosen by the province, changeable until any record of the cohort exists there", async () => {
    const province = await aProvince(on, { agreementType: null });
    const staff = await aStaffAccount(on, { province });
    expect(await choose(staff, province.id, "TWO_PARTY")).toMatchObject({ agreementType: "TWO_PARTY" });
    expect(await choose(staff, province.id, "THREE_PARTY")).toMatchObject({ agreementType: "THREE_PARTY" });
    await anAgreement(on, { graduate: await aGraduate(on, { school: await aSchool(on, { province }) }) });
    expect(await choose(staff, province.id, "TWO_PARTY")).toMatchObject({ code: "LOCKED" });
    const same = await choose(staff, province.id, "THREE_PARTY");
    expect(same).toMatchObject({
      agreementType: "THREE_PARTY",
      lockedReason: expect.stringContaining("不可更改"),
    });
  });

  it("P-10, P-07: not for another province, a read-only account or a cohort that is not open", async () => {
    const [province, other] = [await aProvince(on), await aProvince(on)];
    const staff = await aStaffAccount(on, { province });
    expect(await choose(staff, other.id, "TWO_PARTY")).toMatchObject({ __typename: "UnknownRecord" });
    expect(await choose(staff, newId(), "TWO_PARTY")).toMatchObject({ __typename: "UnknownRecord" });
    const readOnly = await aStaffAccount(on, { province, employmentRight: "READ_ONLY" });
    expect(await choose(readOnly, province.id, "TWO_PARTY")).toMatchObject({ code: "READ_ONLY" });
    const late = await choose(staff, province.id, "TWO_PARTY", 2025);
    expect(late).toMatchObject({ fields: [{ field: "cohort" }] });
  });

  it("P-04: a province reads its own, the ministry all", async () => {
    const province = await aProvince(on);
    const source = graphql(`
      query SettingsOfProvinces($cohort: Int!) {
        provinceSettings(cohort: $cohort) { provinceId agreementType lockedReason }
      }
    `);
    const own = await ask(await aStaffAccount(on, { province }), source, { cohort: COHORT });
    expect(own.provinceSettings).toEqual([
      { provinceId: province.id, agreementType: "TWO_PARTY", lockedReason: null },
    ]);
    const all = await ask(await aStaffAccount(on, { role: "MINISTRY" }), source, { cohort: COHORT });
    expect(all.provinceSettings).toHaveLength((await on.pool.query("select id from province")).rows.length);
  });
});

describe("cohorts", () => {
  it("F-90: two are open each autumn and January; the next one from September on is current", () => {
    const at = (...date: [number, number, number, number?, number?]) =>
      new TestClock(fromBeijing(...date)).now();
    expect(openCohorts(at(2027, 1, 31, 23, 59))).toEqual([2026, 2027, 2028]);
    expect(openCohorts(at(2027, 2, 1))).toEqual([2027, 2028]);
    expect(currentCohort(at(2026, 8, 31, 23, 59))).toBe(2026);
    expect(currentCohort(at(2026, 9, 1))).toBe(2027);
  });
});
