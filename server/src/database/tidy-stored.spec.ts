import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  openTestGround,
  type TestGround,
} from "../../test/factories.js";
import { Sealed } from "./sealed.js";
import { tidyStored } from "./tidy-stored.js";

let on: TestGround;
beforeAll(async () => {
  on = await openTestGround();
});
afterAll(() => on?.close());

describe("what was stored before texts were tidied (F-98)", () => {
  it("is tidied once: names with their keys, sealed texts, and departments that look the same become one", async () => {
    const school = await aSchool(on);
    const department = await aDepartment(on, { school, name: "外语学院\u200b" });
    const same = await aDepartment(on, { school, name: "外语学院" });
    const graduate = await aGraduate(on, { department: same, name: "阿依努尔•艾力" });
    const staff = await aStaffAccount(on, { department: same, name: "段\ue863" });
    const address = on.keys.seal("graduate.home_address_sealed", "⻓沙市\u202d1\u202c号");
    await on.pool.query("update graduate set home_address_sealed = $1 where id = $2", [
      address.bytes,
      graduate.id,
    ]);

    await tidyStored(on.pool, on.keys, on.clock.now());
    await tidyStored(on.pool, on.keys, on.clock.now());

    const { rows } = await on.pool.query<Record<string, string> & { home_address_sealed: Buffer }>(
      `select g.name, folded_name(g.name) as name_key, g.home_address_sealed, g.department_id, d.name as department, s.name as staff,
         s.department_id as of_staff, (select count(*)::int from department where school_id = $2) as departments
       from graduate g join department d on d.id = g.department_id, staff_account s where g.id = $1 and s.id = $3`,
      [graduate.id, school.id, staff.id],
    );
    const [{ home_address_sealed: sealed, ...row } = { home_address_sealed: Buffer.of() }] = rows;
    expect(row).toEqual({
      name: "阿依努尔·艾力",
      name_key: "阿依努尔艾力",
      department_id: department.id,
      department: "外语学院",
      staff: "段䶮",
      of_staff: department.id,
      departments: 1,
    });
    expect(on.keys.open("graduate.home_address_sealed", new Sealed(sealed))).toBe("长沙市1号");
  });
});
