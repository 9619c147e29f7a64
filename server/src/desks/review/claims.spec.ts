import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";
import { type LiveHint, topic } from "../../live/live.js";

let on: TestApp;
let at: TestSchool;
let department: TestDepartment;
let wang: TestStaff;
let li: TestStaff;
let records: string[];

beforeAll(async () => {
  on = await openTestApp();
});
beforeEach(async () => {
  at = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school: at });
  wang = await aStaffAccount(on.platform, { school: at });
  li = await aStaffAccount(on.platform, { school: at });
  records = await waitingRecords(4);
});
afterAll(() => on?.close());

async function waitingRecords(
  count: number,
  status: "SCHOOL_REVIEW" | "DEPARTMENT_REVIEW" = "SCHOOL_REVIEW",
) {
  const made: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const graduate = await aGraduate(on.platform, { department });
    made.push((await anAgreement(on.platform, { graduate, status })).id);
    on.clock.advance(1);
  }
  return made;
}

const record = (number: number) => records[number] ?? "";
const CLAIM = graphql(`mutation ClaimsClaim($id: ID!, $opened: Boolean!) {
  claimRecord(recordId: $id, opened: $opened) { mine viewedBy } }`);
const NEXT = graphql(`mutation ClaimsNext($after: ID!) { claimNextWaiting(after: $after) }`);
const LOOK = graphql(`query ClaimsNextWaiting($after: ID!) { nextWaiting(after: $after) }`);
const RELEASE = graphql(`mutation ClaimsRelease { releaseClaims }`);

const claims = (person: TestStaff, id: string, opened = true) => on.ask(person, CLAIM, { id, opened });
const nextOf = (person: TestStaff, after: string) => on.ask(person, NEXT, { after });
const looksFor = (person: TestStaff, after: string) => on.ask(person, LOOK, { after });

const MINE = { mine: true, viewedBy: null };

describe("a claim on a record that waits", () => {
  it("says to colleagues of the same area who is there, and never keeps them out", async () => {
    expect(await claims(wang, record(0))).toEqual(MINE);
    expect(await claims(li, record(0))).toEqual({ mine: false, viewedBy: wang.name });
    expect(await on.ask(li, SIGNING.reviewPage, { id: record(0) })).toMatchObject({
      agreement: { status: "SCHOOL_REVIEW" },
    });
    expect(await on.act(li, SIGNING.approve, verdictOn(record(0)))).toMatchObject({
      __typename: "RecordChanged",
    });
    expect(await claims(wang, record(0))).toBeNull();
  });

  it("ends by itself after 60 s, unless it is renewed", async () => {
    await claims(wang, record(0));
    on.clock.advance(50);
    expect(await claims(wang, record(0))).toEqual(MINE);
    on.clock.advance(50);
    expect(await claims(li, record(0))).toMatchObject({ mine: false });
    on.clock.advance(10);
    expect(await claims(li, record(0))).toEqual(MINE);
  });

  it("ends with the next record that one opens, and with leaving", async () => {
    await claims(wang, record(0));
    await claims(wang, record(1));
    expect(await claims(li, record(0))).toEqual(MINE);
    await on.ask(wang, RELEASE);
    expect(await claims(li, record(1))).toEqual(MINE);
  });

  it("of who is only led there is told to nobody, and goes to who opens it", async () => {
    await claims(wang, record(0), false);
    expect(await claims(li, record(0), false)).toEqual({ mine: false, viewedBy: null });
    expect(await claims(li, record(0))).toEqual(MINE);
    expect(await claims(wang, record(0), false)).toEqual({ mine: false, viewedBy: li.name });
  });

  it("is for who may decide: not for 只读, nor another school, nor the department that has decided (P-02, P-07)", async () => {
    const reader = await aStaffAccount(on.platform, { school: at, employmentRight: "READ_ONLY" });
    const stranger = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    const below = await aStaffAccount(on.platform, { department });
    await claims(wang, record(0));
    for (const person of [reader, stranger, below]) expect(await claims(person, record(0))).toBeNull();
    for (const id of [newId(), "not an id", "' or true --"]) expect(await claims(wang, id)).toBeNull();
  });

  it("of one review says nothing in the next: the department's is over when the school begins", async () => {
    const staged = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    department = await aDepartment(on.platform, { school: staged });
    const below = await aStaffAccount(on.platform, { department });
    const above = await aStaffAccount(on.platform, { school: staged });
    const [id = ""] = await waitingRecords(1, "DEPARTMENT_REVIEW");
    expect(await claims(below, id)).toEqual(MINE);
    expect(await on.act(below, SIGNING.approve, verdictOn(id))).toMatchObject({
      __typename: "RecordChanged",
    });
    expect(await claims(above, id)).toEqual(MINE);
  });
});

describe("the next record that waits, with colleagues at work", () => {
  it("passes over what a colleague is at or led to; when nothing else waits, it leads there all the same", async () => {
    await claims(wang, record(1));
    expect(await nextOf(li, record(0))).toBe(record(2));
    expect(await looksFor(wang, record(1))).toBe(record(3));
    expect(await nextOf(wang, record(1))).toBe(record(3));
    await claims(li, record(2));
    const third = await aStaffAccount(on.platform, { school: at });
    await claims(third, record(0));
    // All that is left is somebody's.
    expect(await nextOf(li, record(2))).toBe(record(3));
    expect(await claims(li, record(3))).toEqual(MINE);
  });

  it("is the same again for who asks again", async () => {
    expect(await nextOf(wang, record(0))).toBe(record(1));
    expect(await nextOf(wang, record(0))).toBe(record(1));
  });

  it.each(
    Array.from({ length: 10 }, (_, round) => round),
  )("several who ask at the same moment are led to different records (%i)", async () => {
    const third = await aStaffAccount(on.platform, { school: at });
    const led = await Promise.all([wang, li, third].map((person) => nextOf(person, record(0))));
    expect(new Set(led)).toEqual(new Set([record(1), record(2), record(3)]));
  });
});

it("colleagues hear of a claim when somebody comes or leaves, and not while it is renewed", async () => {
  const hints = on.platform.live.subscribe([topic.school(at.id, "UNDERGRADUATE", "EMPLOYMENT")]);
  const heard: LiveHint[] = [];
  void (async () => {
    for await (const hint of { [Symbol.asyncIterator]: () => hints }) heard.push(hint);
  })();
  await claims(wang, record(0));
  await claims(wang, record(0));
  await claims(wang, record(1), false);
  await claims(wang, record(1));
  await on.ask(wang, RELEASE);
  const of = (number: number) => ({ kind: "VIEWING", recordId: record(number) });
  // Left is told before come, in one answer.
  await expect.poll(() => heard.slice(1)).toEqual([of(0), of(0), of(1), of(1)]);
  await hints.return?.();
});
