import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient, type Paged } from "../../../test/context.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aProvince,
  aSchool,
  aStaffAccount,
  newId,
  openTestGround,
  type TestDepartment,
  type TestGround,
  type TestProvince,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import type { LevelScope, StaffRole, Viewer } from "../identity/index.js";
import { openSession, viewerOfToken } from "../identity/index.js";
import { StaffResolver } from "./index.js";

const CREATE = graphql(`
  mutation StaffCreate($input: CreateStaffAccountInput!) {
    createStaffAccount(input: $input) { ...StaffChanged ...Refused }
  }
  fragment StaffChanged on StaffAccountChanged {
    __typename
    warning
    account {
      id username organisationName role levelScope employmentRight archiveRight householdRight departmentId disabled
    }
  }
`);
const DISABLE = graphql(`
  mutation StaffDisable($id: ID!, $disabled: Boolean!) {
    setStaffAccountDisabled(id: $id, disabled: $disabled) { ...StaffChanged ...Refused }
  }
`);
const RIGHTS = graphql(`
  mutation StaffSetRights($id: ID!, $rights: RightsInput!, $levelScope: LevelScope!) {
    setStaffRights(id: $id, rights: $rights, levelScope: $levelScope) { ...StaffChanged ...Refused }
  }
`);

const ROLES: readonly StaffRole[] = ["MINISTRY", "OPERATOR", "PROVINCE", "SCHOOL", "DEPARTMENT"];

describe("staff accounts", () => {
  let on: TestGround;
  let ask: ModuleClient;
  let province: TestProvince;
  let school: TestSchool;
  let department: TestDepartment;
  let staff: Record<StaffRole, TestStaff>;
  let foreign: Record<StaffRole, TestStaff>;

  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [StaffResolver]);
    province = await aProvince(on);
    school = await aSchool(on, { province });
    department = await aDepartment(on, { school });
    staff = await oneOfEach(province, school, department);
    const otherSchool = await aSchool(on);
    foreign = await oneOfEach(
      await aProvince(on),
      otherSchool,
      await aDepartment(on, { school: otherSchool }),
    );
  });
  afterAll(() => on?.close());

  async function oneOfEach(
    ofProvince: TestProvince,
    ofSchool: TestSchool,
    ofDepartment: TestDepartment,
  ): Promise<Record<StaffRole, TestStaff>> {
    return {
      MINISTRY: await aStaffAccount(on, { role: "MINISTRY" }),
      OPERATOR: await aStaffAccount(on, { role: "OPERATOR" }),
      PROVINCE: await aStaffAccount(on, { province: ofProvince }),
      SCHOOL: await aStaffAccount(on, { school: ofSchool }),
      DEPARTMENT: await aStaffAccount(on, { department: ofDepartment }),
    };
  }

  let made = 0;
  async function create(viewer: Viewer, role: StaffRole, wish: Record<string, unknown> = {}) {
    made += 1;
    const input = {
      username: `made.by-test_${made}`,
      name: "新老师",
      password: "Mima2027",
      role,
      provinceId: role === "PROVINCE" ? province.id : null,
      schoolId: role === "SCHOOL" ? school.id : null,
      departmentId: role === "DEPARTMENT" ? department.id : null,
      rights: {},
      ...wish,
    };
    return (await ask(viewer, CREATE, { input })).createStaffAccount;
  }
  async function disable(viewer: Viewer, id: string, disabled = true) {
    return (await ask(viewer, DISABLE, { id, disabled })).setStaffAccountDisabled;
  }
  async function setRights(viewer: Viewer, id: string, rights = {}, levelScope: LevelScope = "ALL") {
    return (await ask(viewer, RIGHTS, { id, rights, levelScope })).setStaffRights;
  }

  // P-01, P-05: rows are who asks, columns the role asked for, in the order of ROLES.
  const MANAGES: Record<StaffRole, readonly StaffRole[]> = {
    MINISTRY: ["MINISTRY", "OPERATOR", "PROVINCE"],
    OPERATOR: [],
    PROVINCE: ["PROVINCE", "SCHOOL"],
    SCHOOL: ["SCHOOL", "DEPARTMENT"],
    DEPARTMENT: [],
  };

  it.each(ROLES)("P-01, P-05: %s creates accounts of its own level and the next below only", async (role) => {
    for (const wanted of ROLES) {
      const answer = await create(staff[role], wanted);
      if (MANAGES[role].includes(wanted)) {
        expect(answer).toMatchObject({ account: { role: wanted, disabled: false } });
      } else {
        expect(answer).toMatchObject({ __typename: "NotAllowed", code: "ROLE" });
      }
    }
  });

  it.each(
    ROLES,
  )("P-01, P-07: %s changes accounts of its area only; others answer as unknown", async (role) => {
    for (const wanted of ROLES) {
      const own = await aStaffAccount(on, { role: wanted, province, school, department });
      const expected = MANAGES[role].includes(wanted) ? "StaffAccountChanged" : "UnknownRecord";
      expect(await disable(staff[role], own.id)).toMatchObject({ __typename: expected });
      expect(await setRights(staff[role], own.id)).toMatchObject({ __typename: expected });
      if (wanted === "MINISTRY" || wanted === "OPERATOR" || role === "MINISTRY") continue;
      expect(await disable(staff[role], foreign[wanted].id)).toMatchObject({ __typename: "UnknownRecord" });
      expect(await setRights(staff[role], foreign[wanted].id)).toMatchObject({ __typename: "UnknownRecord" });
    }
    for (const id of [newId(), "x"]) {
      expect(await disable(staff[role], id)).toMatchObject({ __typename: "UnknownRecord" });
    }
  });

  it("P-07: no account in an organisation outside one's area, which answers as unknown", async () => {
    const cases: [StaffRole, StaffRole, Record<string, unknown>][] = [
      ["PROVINCE", "PROVINCE", { provinceId: foreign.PROVINCE.provinceId }],
      ["PROVINCE", "SCHOOL", { schoolId: foreign.SCHOOL.schoolId }],
      ["SCHOOL", "SCHOOL", { schoolId: foreign.SCHOOL.schoolId }],
      ["SCHOOL", "DEPARTMENT", { departmentId: foreign.DEPARTMENT.departmentId }],
      ["SCHOOL", "DEPARTMENT", { departmentId: newId() }],
      ["MINISTRY", "PROVINCE", { provinceId: newId() }],
    ];
    for (const [role, wanted, where] of cases) {
      expect(await create(staff[role], wanted, where)).toMatchObject({ __typename: "UnknownRecord" });
    }
    const nowhere = await create(staff.SCHOOL, "DEPARTMENT", { departmentId: null });
    expect(nowhere).toMatchObject({ fields: [{ field: "departmentId" }] });
    const own = await create(staff.SCHOOL, "SCHOOL", { schoolId: null });
    expect(own).toMatchObject({ account: { organisationName: school.name } });
  });

  it("P-02: a new account has 读写 for employment and nothing else, unless told otherwise", async () => {
    expect(await create(staff.SCHOOL, "DEPARTMENT")).toMatchObject({
      account: {
        organisationName: `${school.name} · ${department.name}`,
        departmentId: department.id,
        levelScope: "ALL",
        employmentRight: "READ_WRITE",
        archiveRight: "NONE",
        householdRight: "NONE",
      },
    });
  });

  it("checks username, name and password beside their fields; usernames are lower case and unique", async () => {
    const wrong = await create(staff.SCHOOL, "SCHOOL", { username: "名字", name: " ", password: "12345678" });
    expect(wrong).toMatchObject({
      fields: [{ field: "username" }, { field: "name" }, { field: "password" }],
    });
    for (const password of ["Abc1234", "abcdefgh"]) {
      const answer = await create(staff.SCHOOL, "SCHOOL", { password });
      expect(answer).toMatchObject({ fields: [{ field: "password" }] });
    }
    const first = await create(staff.SCHOOL, "SCHOOL", { username: " Zhang.San " });
    expect(first).toMatchObject({ account: { username: "zhang.san" } });
    expect(await create(staff.SCHOOL, "SCHOOL", { username: "zhang.SAN" })).toMatchObject({
      fields: [{ field: "username", message: expect.stringContaining("已被使用") }],
    });
  });

  it("P-01: nobody raises rights above their own; lowering and leaving as it is are free", async () => {
    const giver = await aStaffAccount(on, { school, archiveRight: "READ_ONLY" });
    const rights = { archive: "READ_WRITE", household: "READ_ONLY" };
    expect(await create(giver, "DEPARTMENT", { rights })).toMatchObject({
      fields: [{ field: "rights.archive" }, { field: "rights.household" }],
    });
    expect(await create(giver, "DEPARTMENT", { rights: { archive: "READ_ONLY" } })).toMatchObject({
      account: { archiveRight: "READ_ONLY" },
    });
    const rich = await aStaffAccount(on, {
      department,
      archiveRight: "READ_WRITE",
      householdRight: "READ_ONLY",
    });
    expect(await setRights(giver, rich.id, { archive: "READ_WRITE", household: "READ_WRITE" })).toMatchObject(
      {
        fields: [{ field: "rights.household" }],
      },
    );
    expect(await setRights(giver, rich.id, { archive: "READ_WRITE", household: "NONE" })).toMatchObject({
      account: { archiveRight: "READ_WRITE", householdRight: "NONE" },
    });
    await disable(giver, rich.id);
    expect(await disable(giver, rich.id, false)).toMatchObject({ code: "RIGHTS" });
  });

  it("P-03: level scope is for schools, within one's own, and guards wider accounts", async () => {
    const scoped = await aStaffAccount(on, { school, levelScope: "POSTGRADUATE" });
    const whole = await aStaffAccount(on, { school });
    const same = await create(scoped, "SCHOOL", { levelScope: "POSTGRADUATE" });
    expect(same).toMatchObject({ account: { levelScope: "POSTGRADUATE" } });
    for (const levelScope of ["ALL", "UNDERGRADUATE"]) {
      const answer = await create(scoped, "SCHOOL", { levelScope });
      expect(answer).toMatchObject({ fields: [{ field: "levelScope" }] });
    }
    const scopedDepartment = await create(whole, "DEPARTMENT", { levelScope: "POSTGRADUATE" });
    expect(scopedDepartment).toMatchObject({ fields: [{ field: "levelScope" }] });
    expect(await disable(scoped, whole.id)).toMatchObject({ code: "LEVEL_SCOPE" });
    expect(await setRights(scoped, whole.id, {}, "POSTGRADUATE")).toMatchObject({ code: "LEVEL_SCOPE" });
    expect(await setRights(whole, scoped.id, {}, "UNDERGRADUATE")).toMatchObject({
      account: { levelScope: "UNDERGRADUATE" },
    });
  });

  it("P-02: 只读 changes nothing, and nobody disables themselves or sets their own rights", async () => {
    const readOnly = await aStaffAccount(on, { school, employmentRight: "READ_ONLY" });
    expect(await create(readOnly, "DEPARTMENT")).toMatchObject({ code: "READ_ONLY" });
    expect(await disable(readOnly, staff.DEPARTMENT.id)).toMatchObject({ code: "READ_ONLY" });
    expect(await setRights(readOnly, staff.DEPARTMENT.id)).toMatchObject({ code: "READ_ONLY" });
    expect(await disable(staff.SCHOOL, staff.SCHOOL.id)).toMatchObject({ code: "OWN_ACCOUNT" });
    expect(await setRights(staff.SCHOOL, staff.SCHOOL.id)).toMatchObject({ code: "OWN_ACCOUNT" });
  });

  it("disabling and changed rights end the account's sessions; what changes nothing does not", async () => {
    const account = await aStaffAccount(on, { department });
    const signIn = async () => {
      const session = { app: "admin", accountId: account.id, graduateId: null, now: on.clock.now() } as const;
      return await openSession(on.pool, session);
    };
    const roleOf = async (token: string) => {
      const { viewer } = await viewerOfToken(on.pool, "admin", token, on.clock.now());
      return viewer.role;
    };
    let token = await signIn();
    expect(await setRights(staff.SCHOOL, account.id)).toMatchObject({ __typename: "StaffAccountChanged" });
    expect(await roleOf(token)).toBe("DEPARTMENT");
    await setRights(staff.SCHOOL, account.id, { employment: "READ_ONLY" });
    expect(await roleOf(token)).toBe("ANONYMOUS");
    token = await signIn();
    await disable(staff.SCHOOL, account.id);
    expect(await roleOf(token)).toBe("ANONYMOUS");
    expect(await disable(staff.SCHOOL, account.id)).toMatchObject({ account: { disabled: true } });
    expect(await disable(staff.SCHOOL, account.id, false)).toMatchObject({ account: { disabled: false } });
  });

  it("F-10a: warns with the number of waiting records when a department loses its last reviewer", async () => {
    const ownSchool = await aSchool(on, { province, reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const own = await aDepartment(on, { school: ownSchool, name: "外国语学院" });
    const [viewer, first, second] = [
      await aStaffAccount(on, { school: ownSchool }),
      await aStaffAccount(on, { department: own }),
      await aStaffAccount(on, { department: own }),
    ];
    for (const status of ["DEPARTMENT_REVIEW", "DEPARTMENT_REVIEW", "SCHOOL_REVIEW"]) {
      await anAgreement(on, { graduate: await aGraduate(on, { department: own }), status });
    }
    expect(await disable(viewer, first.id)).toMatchObject({ warning: null });
    const last = await setRights(viewer, second.id, { employment: "READ_ONLY" });
    expect(last).toMatchObject({ warning: expect.stringMatching(/外国语学院.*2条记录/) });
    expect(await disable(viewer, second.id)).toMatchObject({ warning: null });
  });

  it("F-10a: who disables the last reviewer while another is being disabled waits, and is warned", async () => {
    const ownSchool = await aSchool(on, { province, reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const own = await aDepartment(on, { school: ownSchool });
    const viewer = await aStaffAccount(on, { school: ownSchool });
    const [first, second] = [
      await aStaffAccount(on, { department: own }),
      await aStaffAccount(on, { department: own }),
    ];
    const other = await on.pool.connect();
    await other.query("begin");
    await other.query("select id from department where id = $1 for no key update", [own.id]);
    await other.query("update staff_account set disabled_at = $2 where id = $1", [first.id, on.clock.now()]);
    const waiting = disable(viewer, second.id);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await other.query("commit");
    other.release();
    expect((await waiting)?.warning).toContain(own.name);
  });

  it("P-01: of two who disable each other at once one remains", async () => {
    const pair = [
      await aStaffAccount(on, { role: "MINISTRY" }),
      await aStaffAccount(on, { role: "MINISTRY" }),
    ] as const;
    const ids = pair.map(({ id }) => id);
    const other = await on.pool.connect();
    await other.query("begin");
    await other.query("select id from staff_account where id = any($1) for update", [ids]);
    const both = Promise.allSettled([disable(pair[0], pair[1].id), disable(pair[1], pair[0].id)]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.query("rollback");
    other.release();
    const refused = (await both).filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject([{ reason: { extensions: { code: "UNAUTHENTICATED" } } }]);
    const { rows } = await on.pool.query(
      "select id from staff_account where id = any($1) and disabled_at is null",
      [ids],
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ["disabled", "disabled_at = created_at"],
    ["of lower rights", "archive_right = 'NONE'"],
  ])("P-01: who is %s while their act waits acts no more", async (_name, change) => {
    const giver = await aStaffAccount(on, { school, archiveRight: "READ_WRITE" });
    const taker = await aStaffAccount(on, { department });
    const acts = [
      () => create(giver, "DEPARTMENT", { rights: { archive: "READ_WRITE" } }),
      () => setRights(giver, taker.id, { archive: "READ_WRITE" }),
    ];
    const other = await on.pool.connect();
    await other.query("begin");
    await other.query(`update staff_account set ${change} where id = $1`, [giver.id]);
    const waiting = Promise.allSettled(acts.map((act) => act()));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.query("commit");
    other.release();
    for (const outcome of await waiting) {
      expect(outcome).toMatchObject({ reason: { extensions: { code: "UNAUTHENTICATED" } } });
    }
  });

  it("P-01: lists the accounts in one's care, newest first, page by page", async () => {
    const ownSchool = await aSchool(on, { province });
    const own = await aDepartment(on, { school: ownSchool });
    const viewer = await aStaffAccount(on, { school: ownSchool });
    for (let number = 0; number < 4; number += 1) await aStaffAccount(on, { department: own });
    const source = graphql(`
      query StaffPage($after: String) {
        staffAccounts(first: 2, after: $after) { rows { id role } endCursor }
      }
    `);
    const roles: unknown[] = [];
    let after: string | null = null;
    do {
      const { staffAccounts }: { staffAccounts: Paged<{ role: string }> } = await ask(viewer, source, {
        after,
      });
      roles.push(...(staffAccounts?.rows ?? []).map((row) => row.role));
      after = staffAccounts?.endCursor;
    } while (after);
    expect(roles.sort()).toEqual(["DEPARTMENT", "DEPARTMENT", "DEPARTMENT", "DEPARTMENT", "SCHOOL"]);
    const readOnly = await aStaffAccount(on, { school: ownSchool, employmentRight: "READ_ONLY" });
    expect((await ask(readOnly, source)).staffAccounts?.rows).toHaveLength(2);
  });

  it("P-07: finds accounts in one's care by part of username, name or department, and no others", async () => {
    const ownSchool = await aSchool(on, { province });
    const viewer = await aStaffAccount(on, { school: ownSchool });
    const law = await aDepartment(on, { school: ownSchool, name: "法学与社会学院" });
    const found = await aStaffAccount(on, { department: law });
    await aStaffAccount(on, { department: await aDepartment(on, { name: "法学与社会学院" }) });
    const idsFor = async (search: string) => {
      const source = graphql(`
        query StaffFound($search: String) { staffAccounts(search: $search) { rows { id } } }
      `);
      return ((await ask(viewer, source, { search })).staffAccounts?.rows ?? []).map((row) => row.id);
    };
    expect(await idsFor(" 社会 ")).toEqual([found.accountId]);
    expect(await idsFor(found.username.toUpperCase())).toEqual([found.accountId]);
    expect(await idsFor(found.name)).toContain(found.accountId);
    expect(await idsFor("%")).toEqual([]);
    expect(await idsFor(" ")).toHaveLength(2);
  });
});
