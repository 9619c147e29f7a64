import "reflect-metadata";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aDestination, DESTINATIONS, doesDestination } from "../../../test/destinations.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  COHORT,
  type TestDepartment,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { anInvitation, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";

/** What the schema's release does to the destinations that are there. */
const MIGRATION = readFileSync(
  new URL("../../database/migrations/20261203-certificate-numbers.sql", import.meta.url),
  "utf8",
).replace(/^[\s\S]*?;\n/, "");

let on: TestApp;
let at: TestSchool;
let department: TestDepartment;
let school: TestStaff;
beforeAll(async () => {
  on = await openTestApp();
  at = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  department = await aDepartment(on.platform, { school: at });
  school = await aStaffAccount(on.platform, { school: at });
});
afterAll(() => on?.close());

const approve = (id: string) => doesDestination(on, school, "approve", verdictOn(id));
const numberOf = async (id: string) =>
  (await on.ask(school, DESTINATIONS.destination, { id })).certificateNumber;

/** Year, school, level and running number, without the check digit. */
const lineOf = (running: number, level = "3") =>
  `${COHORT}${at.code}${level}${String(running).padStart(6, "0")}`;

/** The check digit by its definition: from the right every other digit doubled, all digits of the products added. */
const checksOut = (number: string) =>
  [...number]
    .reverse()
    .map((digit, index) => String(Number(digit) * (1 + (index % 2))))
    .join("")
    .split("")
    .reduce((sum, digit) => sum + Number(digit), 0) %
    10 ===
  0;

async function aSubmitted(level: "UNDERGRADUATE" | "POSTGRADUATE" = "UNDERGRADUATE") {
  const graduate = await aGraduate(on.platform, { department, level });
  return { graduate, id: await aDestination(on, graduate) };
}

describe("签约证明码", () => {
  it("is given with the approval, of the line of agreement numbers, and kept when the destination is voided", async () => {
    const { graduate, id } = await aSubmitted();
    expect(await numberOf(id)).toBeNull();
    await approve(id);
    const number = await numberOf(id);
    expect(number).toMatch(new RegExp(`^${lineOf(1)}\\d$`));
    expect(checksOut(number ?? "")).toBe(true);
    expect((await on.ask(graduate, DESTINATIONS.destination, { id })).certificateNumber).toBe(number);

    const other = await aGraduate(on.platform, { department });
    const signing = await anInvitation(on, await anEmployer(on.platform), other);
    await on.ask(other, SIGNING.accept, { id: signing });
    await doesDestination(on, school, "approve", verdictOn(signing));
    const signed = await on.ask(school, SIGNING.agreement, { id: signing });
    expect(signed?.number?.slice(0, -1)).toBe(lineOf(2));

    await doesDestination(on, graduate, "void", { id });
    expect(await numberOf(id)).toBe(number);
    const { rows } = await on.ask(school, DESTINATIONS.voided, { filter: {} });
    expect(rows).toMatchObject([
      {
        recordId: id,
        certificateNumber: number,
        sexLabel: Number(graduate.idNumber[16]) % 2 === 1 ? "男" : "女",
        educationLevelLabel: "本科生毕业",
      },
    ]);
  });

  it("is given to nothing that is not approved", async () => {
    const { id } = await aSubmitted();
    await doesDestination(on, school, "reject", { ...verdictOn(id), rejection: REJECTION });
    expect(await numberOf(id)).toBeNull();
  });

  it("is another one for each of many that are approved at once", async () => {
    const ids = [];
    for (let n = 0; n < 6; n += 1) ids.push((await aSubmitted("POSTGRADUATE")).id);
    await Promise.all(ids.map(approve));
    const numbers = await Promise.all(ids.map(numberOf));
    expect(numbers.map((number) => number?.slice(0, -1)).sort()).toEqual(
      ids.map((_, index) => lineOf(index + 1, "1")),
    );
  });

  it("is given by the migration to what was approved before, behind the numbers that are given already", async () => {
    const registered = await on.platform.pool.query<{ id: string; last: number }>(
      `select record_id as id from destination x join record r on r.id = x.record_id
       where r.status in ('REGISTERED', 'VOIDED') and r.level = 'POSTGRADUATE' order by r.changed_at, r.id`,
    );
    const waiting = await aSubmitted();
    await on.platform.pool.query("update destination set certificate_number = null");
    await on.platform.pool.query(MIGRATION);
    const { rows } = await on.platform.pool.query<{ certificate_number: string }>(
      "select certificate_number from destination where certificate_number is not null",
    );
    expect(rows.every(({ certificate_number: number }) => checksOut(number))).toBe(true);
    const numbers = await Promise.all(registered.rows.map(({ id }) => numberOf(id)));
    expect(numbers.map((number) => number?.slice(0, -1))).toEqual(
      registered.rows.map((_, index) => lineOf(7 + index, "1")),
    );
    expect(await numberOf(waiting.id)).toBeNull();
    const next = await aSubmitted("POSTGRADUATE");
    await approve(next.id);
    expect((await numberOf(next.id))?.slice(0, -1)).toBe(lineOf(13, "1"));
  });
});
