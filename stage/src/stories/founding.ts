import { readFileSync } from "node:fs";
import { SetAgreementType } from "../client/acts.js";
import type { HttpLine } from "../client/http-line.js";
import { SignInStaff } from "../client/sign-in.js";
import { expectEqual, expectThere, Surprise } from "../client/surprise.js";
import { NEWCOMERS_COHORT, newProvince, newSchool } from "../country/index.js";
import type { CreateStaffAccountInput, RightsInput } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import type { Outcome } from "../people/index.js";
import { checksRoster, commitsRoster } from "./roster-desk.js";
import type { Report } from "./scenario.js";
import type { DemoServer } from "./sides.js";

const SAMPLE = new URL("../../../samples/roster-new-school.csv", import.meta.url);

const SchoolsOf = graphql(`
  query SchoolsOf($cohort: Int!, $search: String) {
    schools(cohort: $cohort, search: $search) { rows { id name } }
  }
`);

const Provinces = graphql(`
  query Provinces {
    provinces { id name }
  }
`);

const DepartmentOptions = graphql(`
  query DepartmentOptions {
    departmentOptions { id name }
  }
`);

const ImportProvinces = graphql(`
  mutation ImportProvinces($provinces: [ProvinceInput!]!) {
    importProvinces(provinces: $provinces) { __typename ...RefusalFacts }
  }
`);

const ImportSchools = graphql(`
  mutation ImportSchools($schools: [SchoolInput!]!) {
    importSchools(schools: $schools) { __typename ...RefusalFacts }
  }
`);

const OpenModule = graphql(`
  mutation OpenModule($provinceId: ID!, $module: StaffModule!) {
    openModule(provinceId: $provinceId, module: $module) { __typename ...RefusalFacts }
  }
`);

const CreateStaffAccount = graphql(`
  mutation CreateStaffAccount($input: CreateStaffAccountInput!) {
    createStaffAccount(input: $input) { __typename ...RefusalFacts }
  }
`);

const SaveSigningSettings = graphql(`
  mutation SaveSigningSettings($input: SigningSettingsInput!) {
    saveSigningSettings(input: $input) { __typename ...RefusalFacts }
  }
`);

/** Names of the accounts that are made on the way: for staff alone (F-05). */
export const NEW_STAFF = {
  province: "湖北省就业中心经办人",
  school: "邹明远",
  reader: "谈静仪",
  postgraduate: "骆仲平",
  departments: ["谭启航", "向南星"],
} as const;

export const PROVINCE_LOGIN = "hubei";

/** From the ministry down to a school that can sign: each verb is one person's act at the desk, and its check. */
export class Founding {
  constructor(
    private readonly server: DemoServer,
    private readonly report: Report,
  ) {}

  /** P-01. @throws {Surprise} when the school is on the platform already: once per database. */
  async ministryBringsSchool(): Promise<void> {
    const desk = await this.server.line("admin", "ministry");
    const { code, name, provinceCode, address } = newSchool;
    const schools = await desk.send(SchoolsOf, { cohort: NEWCOMERS_COHORT, search: code });
    if (schools.rows.length > 0) {
      throw new Surprise("此场景在一个数据库上只能运行一次 once per database", "no such school", name);
    }
    const provinces = await desk.send(ImportProvinces, {
      provinces: [{ code: newProvince.code, name: newProvince.name }],
    });
    expectEqual("导入省份 provinces imported", provinces.__typename, "ImportedOrganisations");
    const imported = await desk.send(ImportSchools, { schools: [{ code, name, provinceCode, address }] });
    expectEqual("导入学校 schools imported", imported.__typename, "ImportedOrganisations");
    await this.#makesAccount(desk, {
      role: "PROVINCE",
      username: PROVINCE_LOGIN,
      name: NEW_STAFF.province,
      provinceId: idOf(newProvince.name, await desk.send(Provinces)),
    });
    this.report.step("部级 导入省份和学校，开设省级账号  ministry: province, school, province's account");
  }

  /** P-06, P-10: the school can enter nothing before the module is open. */
  async provincePrepares(): Promise<void> {
    const desk = await this.server.line("admin", PROVINCE_LOGIN);
    const provinceId = idOf(newProvince.name, await desk.send(Provinces));
    const { agreementType } = newProvince;
    const chosen = await desk.send(SetAgreementType, { provinceId, cohort: NEWCOMERS_COHORT, agreementType });
    expectEqual("协议书类型 agreement type (P-10)", chosen.__typename, "ProvinceSettings");
    await this.#makesAccount(desk, {
      role: "SCHOOL",
      username: newSchool.slug,
      name: NEW_STAFF.school,
      schoolId: idOf(newSchool.name, (await desk.send(SchoolsOf, { cohort: NEWCOMERS_COHORT })).rows),
    });
    const early = await this.server
      .anyLine("admin")
      .send(SignInStaff, { login: newSchool.slug, password: this.server.country.password });
    expectEqual("模块未开通 before opening (P-06)", early.code, "MODULE_CLOSED");
    const opened = await desk.send(OpenModule, { provinceId, module: "EMPLOYMENT" });
    expectEqual("开通模块 module opened", opened.__typename, "ProvinceRow");
    this.report.step("省级 选择协议书类型、开设学校账号、开通模块  province: type, school's account, module");
  }

  /** Spec 2 §1: dry run, then commit. */
  async schoolUploadsRoster(): Promise<void> {
    const desk = await this.server.line("admin", newSchool.slug);
    const { id, newDepartments, added, wrong } = await checksRoster(
      desk,
      NEWCOMERS_COHORT,
      readFileSync(SAMPLE),
    );
    expectEqual("预检 dry run", { added, wrong }, { added: this.server.country.newcomers.length, wrong: 0 });
    expectEqual(
      "将新建的院系 departments to be made",
      newDepartments.toSorted(),
      newSchool.departments.map(({ name }) => name).toSorted(),
    );
    await commitsRoster(desk, id);
    this.report.step(`学校 上传名单：预检新增${added}人，提交  school: roster checked and committed`);
  }

  /** P-11: department, then school, needs someone in every department. */
  async schoolOpensSigning(): Promise<void> {
    const desk = await this.server.line("admin", newSchool.slug);
    const early = await this.#savesSettings(desk);
    expectEqual("院系无审核账号 no reviewer yet (P-11)", early.__typename === "SigningSettings", false);
    for (const [index, { name, slug }] of newSchool.departments.entries()) {
      await this.#makesAccount(desk, {
        role: "DEPARTMENT",
        username: `${newSchool.slug}.${slug}`,
        name: expectThere("院系人员 staff", NEW_STAFF.departments[index]),
        departmentId: idOf(name, await desk.send(DepartmentOptions)),
      });
    }
    await this.#makesAccount(desk, {
      role: "SCHOOL",
      username: `${newSchool.slug}.read`,
      name: NEW_STAFF.reader,
      rights: { employment: "READ_ONLY" },
    });
    await this.#makesAccount(desk, {
      role: "SCHOOL",
      username: `${newSchool.slug}.yjs`,
      name: NEW_STAFF.postgraduate,
      levelScope: "POSTGRADUATE",
    });
    expectEqual("签约设置 settings", (await this.#savesSettings(desk)).__typename, "SigningSettings");
    this.report.step("学校 开设院系账号并开启在线签约  school: departments' accounts, signing switched on");
  }

  #savesSettings(desk: HttpLine): Promise<Outcome> {
    const settings = expectThere("设置 settings", newSchool.settings);
    return desk.send(SaveSigningSettings, {
      input: { cohort: NEWCOMERS_COHORT, signingOn: true, ...settings },
    });
  }

  async #makesAccount(
    desk: HttpLine,
    wish: Omit<CreateStaffAccountInput, "password" | "rights"> & { rights?: RightsInput },
  ): Promise<void> {
    const made = await desk.send(CreateStaffAccount, {
      input: { password: this.server.country.password, rights: {}, ...wish },
    });
    expectEqual(
      `开设账号 account ${wish.username}`,
      [made.__typename, made.message],
      ["StaffAccountChanged", undefined],
    );
  }
}

/** The id of what has this name. */
function idOf(name: string, rows: readonly { id: string; name: string }[]): string {
  return expectThere(name, rows.find((row) => row.name === name)?.id);
}
