import { openTestApp, type TestApp } from "./app.js";
import {
  aDepartment,
  aSchool,
  aStaffAccount,
  type TestDepartment,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "./factories.js";

/** One school and its desks, on an app of its own. */
export interface SchoolWorld {
  on: TestApp;
  at: TestSchool;
  department: TestDepartment;
  /** Of the department. */
  reviewer: TestStaff;
  /** Of the whole school. */
  school: TestStaff;
  /** Whoever a test is about: specs make one before each. */
  graduate: TestGraduate;
}

export async function openSchoolWorld(
  reviewMode: "SCHOOL_ONLY" | "DEPARTMENT_THEN_SCHOOL" = "DEPARTMENT_THEN_SCHOOL",
): Promise<Omit<SchoolWorld, "graduate">> {
  const on = await openTestApp();
  const at = await aSchool(on.platform, { reviewMode });
  const department = await aDepartment(on.platform, { school: at });
  const reviewer = await aStaffAccount(on.platform, { department });
  return { on, at, department, reviewer, school: await aStaffAccount(on.platform, { school: at }) };
}
