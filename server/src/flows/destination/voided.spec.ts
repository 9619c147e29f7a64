import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { aDestination, DESTINATIONS, doesDestination, FORM } from "../../../test/destinations.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { anInvitation, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";

let on: TestApp;
let department: TestDepartment;
let school: TestStaff;
let graduate: TestGraduate;
beforeAll(async () => {
  on = await openTestApp();
});
beforeEach(async () => {
  const at = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  department = await aDepartment(on.platform, { school: at });
  school = await aStaffAccount(on.platform, { school: at });
  graduate = await aGraduate(on.platform, { department });
});
afterAll(() => on?.close());

async function aVoidedDestination(of: TestGraduate = graduate): Promise<string> {
  const id = await aDestination(on, of);
  await doesDestination(on, school, "approve", verdictOn(id));
  on.clock.advance(60);
  await doesDestination(on, of, "void", { id });
  on.clock.advance(60);
  return id;
}
const listed = async (person: Person = school, filter: object = {}): Promise<string[]> =>
  (await on.ask(person, DESTINATIONS.voided, { filter })).rows.map(
    (row: { recordId: string }) => row.recordId,
  );

describe("作废 (F-63)", () => {
  it("frees the graduate and makes them 待就业 for the registry, in order", async () => {
    const id = await aVoidedDestination();
    await on.runOutbox();
    const known = await on.row("select code, report_seq from registry_destination where graduate_id = $1", [
      graduate.id,
    ]);
    expect(known).toMatchObject({ code: "70", report_seq: 2 });
    expect(await on.ask(graduate, DESTINATIONS.record, { id })).toMatchObject({ statusLabel: "已作废" });
    const next = await aDestination(on, graduate, { ...FORM, subType: "703" });
    expect(await on.ask(graduate, DESTINATIONS.record, { id: next })).toMatchObject({
      status: "SCHOOL_REVIEW",
    });
  });

  it("F-24: while it stands an invitation says that it can be accepted after 作废, and then can be", async () => {
    const id = await aDestination(on, graduate);
    await doesDestination(on, school, "approve", verdictOn(id));
    const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
    const refused = await on.ask(graduate, SIGNING.accept, { id: invitation });
    expect(refused).toMatchObject({ __typename: "CommittedElsewhere" });
    expect(refused.message).toContain("作废后可应约");
    const cards = await on.ask(graduate, graphql(`query VoidedMyRecords { myRecords { id nextStep } }`));
    const card = cards.find((one: { id: string }) => one.id === invitation);
    expect(card?.nextStep).toContain("作废后可应约");
    await doesDestination(on, graduate, "void", { id });
    expect(await on.ask(graduate, SIGNING.accept, { id: invitation })).toMatchObject({
      agreement: { status: "SCHOOL_REVIEW" },
    });
  });

  it("is refused while the graduate is off the roster (F-91)", async () => {
    const id = await aDestination(on, graduate);
    await doesDestination(on, school, "approve", verdictOn(id));
    await on.row("update graduate set frozen_at = $2 where id = $1 returning id", [
      graduate.id,
      on.clock.now(),
    ]);
    await on.row("update record set frozen = true where id = $1 returning id", [id]);
    expect(await on.ask(graduate, DESTINATIONS.void, { id })).toMatchObject({ code: "FROZEN" });
  });
});

describe("作废信息管理 (F-63)", () => {
  it("shows the entry to the graduate's own department and school, province and ministry, and to nobody else", async () => {
    const id = await aVoidedDestination();
    const elsewhere = await aStaffAccount(on.platform, {});
    const sees = [
      school,
      await aStaffAccount(on.platform, { department }),
      await aStaffAccount(on.platform, { role: "MINISTRY" }),
    ];
    for (const person of sees) expect(await listed(person)).toContain(id);
    const blind = [
      elsewhere,
      await aStaffAccount(on.platform, { department, levelScope: "POSTGRADUATE" }),
      await aStaffAccount(on.platform, { role: "PROVINCE" }),
    ];
    for (const person of blind) expect(await listed(person)).not.toContain(id);
    await expect(listed(graduate)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { rows } = await on.ask(school, DESTINATIONS.voided, { filter: {} });
    expect(rows[0]).toMatchObject({ typeLabel: "待就业（求职中）", graduateName: graduate.name });
    expect(rows[0]?.idNumberMasked).not.toContain(graduate.idNumber.slice(6, 14));
  });

  it("goes when a destination is submitted, not when one is begun; its rejection does not bring it back", async () => {
    const id = await aVoidedDestination();
    const next = newId();
    await on.ask(graduate, DESTINATIONS.save, { id: next, form: FORM });
    expect(await listed()).toEqual([id]);
    await doesDestination(on, graduate, "submit", { id: next, form: FORM });
    expect(await listed()).toEqual([]);
    await doesDestination(on, school, "reject", { ...verdictOn(next), rejection: REJECTION });
    expect(await listed()).toEqual([]);
  });

  it("goes when an invitation is accepted, not when one comes; its rejection does not bring it back", async () => {
    const id = await aVoidedDestination();
    const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
    expect(await listed()).toEqual([id]);
    await on.ask(graduate, SIGNING.accept, { id: invitation });
    expect(await listed()).toEqual([]);
    await on.ask(school, SIGNING.reject, { ...verdictOn(invitation), rejection: REJECTION });
    expect(await listed()).toEqual([]);
  });

  it("leaves all of them on the review page", async () => {
    const first = await aVoidedDestination();
    const second = await aVoidedDestination();
    const now = await aDestination(on, graduate);
    const page = await on.ask(school, DESTINATIONS.reviewPage, { id: now });
    expect(page.voidedDestinations.map((row: { recordId: string }) => row.recordId)).toEqual([second, first]);
  });

  it("is paged newest first and filtered on the server; frozen ones are elsewhere", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.unshift(await aVoidedDestination(await aGraduate(on.platform, { department, name: `张${n}` })));
    }
    const found: string[] = [];
    for (let after: string | null = null, page = 0; page < 3; page += 1) {
      const variables: { first: number; after: string | null } = { first: 2, after };
      const answer = await on.ask(school, DESTINATIONS.voided, { filter: {}, ...variables });
      found.push(...answer.rows.map((row: { recordId: string }) => row.recordId));
      after = answer.endCursor;
    }
    expect(found).toEqual(ids);
    expect(await listed(school, { name: "张3" })).toEqual([ids[1]]);
    expect(await listed(school, { cohort: 2026 })).toEqual([]);
    expect(await listed(school, { departmentId: department.id })).toHaveLength(5);
    await on.row("update record set frozen = true where id = $1 returning id", [ids[0]]);
    expect(await listed()).toEqual(ids.slice(1));
  });
});
