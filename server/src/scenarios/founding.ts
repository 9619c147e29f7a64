import { readFileSync } from "node:fs";
import { NEWCOMERS_COHORT, newProvince, newSchool } from "../demo/generator/index.js";
import type { HttpLine } from "./http-line.js";
import type { Outcome } from "./people/index.js";
import type { Report } from "./scenario.js";
import type { DemoServer } from "./sides.js";
import { eventually, expectEqual, expectThere, Surprise } from "./surprise.js";

const SAMPLE = new URL("../../../samples/roster-new-school.csv", import.meta.url);
const PROBLEMS = "... on InvalidInput { fields { field message } }";
/** 50,000 rows take seconds, these moments. */
const ROSTER_PATIENCE_MS = 60_000;

interface UploadSeen {
  status: string;
  failure: string | null;
  added: number;
  wrong: number;
  newDepartments: string[];
}

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
    const { schools } = await desk.ask<{ schools: { rows: unknown[] } }>(
      "query ($cohort: Int!, $search: String) { schools(cohort: $cohort, search: $search) { rows { id } } }",
      { cohort: NEWCOMERS_COHORT, search: code },
    );
    if (schools.rows.length > 0) {
      throw new Surprise("此场景在一个数据库上只能运行一次 once per database", "no such school", name);
    }
    const provinces = await this.#act(
      desk,
      "importProvinces",
      "$rows: [ProvinceInput!]!",
      "provinces: $rows",
      {
        rows: [{ code: newProvince.code, name: newProvince.name }],
      },
    );
    expectEqual("导入省份 provinces imported", provinces.__typename, "ImportedOrganisations");
    const imported = await this.#act(desk, "importSchools", "$rows: [SchoolInput!]!", "schools: $rows", {
      rows: [{ code, name, provinceCode, address }],
    });
    expectEqual("导入学校 schools imported", imported.__typename, "ImportedOrganisations");
    await this.#makesAccount(desk, {
      role: "PROVINCE",
      username: PROVINCE_LOGIN,
      name: NEW_STAFF.province,
      provinceId: await idOf(desk, "{ found: provinces { id name } }", newProvince.name),
    });
    this.report.step("部级 导入省份和学校，开设省级账号  ministry: province, school, province's account");
  }

  /** P-06, P-10: the school can enter nothing before the module is open. */
  async provincePrepares(): Promise<void> {
    const desk = await this.server.line("admin", PROVINCE_LOGIN);
    const provinceId = await idOf(desk, "{ found: provinces { id name } }", newProvince.name);
    const chosen = await this.#act(
      desk,
      "setAgreementType",
      "$provinceId: ID!, $cohort: Int!, $type: AgreementType!",
      "provinceId: $provinceId, cohort: $cohort, agreementType: $type",
      { provinceId, cohort: NEWCOMERS_COHORT, type: newProvince.agreementType },
    );
    expectEqual("协议书类型 agreement type (P-10)", chosen.__typename, "ProvinceSettings");
    await this.#makesAccount(desk, {
      role: "SCHOOL",
      username: newSchool.slug,
      name: NEW_STAFF.school,
      schoolId: await idOf(
        desk,
        `{ page: schools(cohort: ${NEWCOMERS_COHORT}) { found: rows { id name } } }`,
        newSchool.name,
      ),
    });
    const early = await this.#act(
      this.server.anyLine("admin"),
      "signInStaff",
      "$username: String!, $password: String!",
      "username: $username, password: $password",
      { username: newSchool.slug, password: this.server.country.password },
    );
    expectEqual("模块未开通 before opening (P-06)", early.code, "MODULE_CLOSED");
    const opened = await this.#act(
      desk,
      "openModule",
      "$provinceId: ID!",
      "provinceId: $provinceId, module: EMPLOYMENT",
      { provinceId },
      "",
    );
    expectEqual("开通模块 module opened", opened.__typename, "ProvinceRow");
    this.report.step("省级 选择协议书类型、开设学校账号、开通模块  province: type, school's account, module");
  }

  /** Spec 2 §1: dry run, then commit. */
  async schoolUploadsRoster(): Promise<void> {
    const desk = await this.server.line("admin", newSchool.slug);
    const path = `roster-uploads?cohort=${NEWCOMERS_COHORT}`;
    const sent = await desk.upload(path, "roster-new-school.csv", readFileSync(SAMPLE));
    expectEqual("上传名单 roster taken", sent.status, 202);
    const { id } = sent.body as { id: string };
    const { newDepartments, ...checked } = await this.#rosterIs(desk, id, "CHECKED");
    expectEqual("预检 dry run", checked, {
      status: "CHECKED",
      failure: null,
      added: this.server.country.newcomers.length,
      wrong: 0,
    });
    expectEqual(
      "将新建的院系 departments to be made",
      newDepartments.toSorted(),
      newSchool.departments.map(({ name }) => name).toSorted(),
    );
    const asked = await this.#act(desk, "commitRosterUpload", "$id: ID!", "id: $id", { id });
    expectEqual("提交 commit", asked.__typename, "RosterUpload");
    await this.#rosterIs(desk, id, "COMMITTED");
    this.report.step(`学校 上传名单：预检新增${checked.added}人，提交  school: roster checked and committed`);
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
        departmentId: await idOf(desk, "{ found: departmentOptions { id name } }", name),
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

  async #savesSettings(desk: HttpLine): Promise<Outcome> {
    const settings = expectThere("设置 settings", newSchool.settings);
    return await this.#act(desk, "saveSigningSettings", "$input: SigningSettingsInput!", "input: $input", {
      input: { cohort: NEWCOMERS_COHORT, signingOn: true, ...settings },
    });
  }

  async #makesAccount(desk: HttpLine, wish: { username: string } & Record<string, unknown>): Promise<void> {
    const made = await this.#act(
      desk,
      "createStaffAccount",
      "$input: CreateStaffAccountInput!",
      "input: $input",
      { input: { password: this.server.country.password, rights: {}, ...wish } },
    );
    expectEqual(
      `开设账号 account ${wish.username}`,
      [made.__typename, made.message],
      ["StaffAccountChanged", undefined],
    );
  }

  async #rosterIs(desk: HttpLine, id: string, status: string): Promise<UploadSeen> {
    return await eventually(async () => {
      const { upload } = await desk.ask<{ upload: UploadSeen | null }>(
        "query ($id: ID!) { upload: rosterUpload(id: $id) { status failure added wrong newDepartments } }",
        { id },
      );
      const seen = expectThere("名单 roster", upload);
      expectEqual("名单状态 roster's status", [seen.status, seen.failure], [status, null]);
      return seen;
    }, ROSTER_PATIENCE_MS);
  }

  async #act(
    desk: HttpLine,
    field: string,
    parameters: string,
    call: string,
    variables: Record<string, unknown>,
    more = PROBLEMS,
  ): Promise<Outcome> {
    const { done } = await desk.ask<{ done: Outcome }>(
      `mutation (${parameters}) { done: ${field}(${call}) { __typename ... on Refusal { code message } ${more} } }`,
      variables,
    );
    return done;
  }
}

interface Named {
  id: string;
  name: string;
}

/** The id of what has this name among those the query calls `found`, directly or in a page. */
async function idOf(desk: HttpLine, query: string, name: string): Promise<string> {
  const answer = await desk.ask<{ found?: Named[]; page?: { found: Named[] } }>(query);
  const rows = answer.found ?? answer.page?.found ?? [];
  return expectThere(name, rows.find((row) => row.name === name)?.id);
}
