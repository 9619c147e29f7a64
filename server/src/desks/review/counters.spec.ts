import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type AnyAct, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { STATES } from "../../../test/expectations/online-signing.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { invite, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { settleAllDue } from "../../records/index.js";
import { foldCounts } from "./index.js";

const SEED = 20261121;
const MOST_ACTS = 240;
/** After each of them everybody's numbers and lists are read. */
const STRETCHES = process.env.LONG === "1" ? 12 : 3;

/** Mulberry32: the same acts on every run. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
let state = SEED;

function oneOf<T>(all: readonly T[]): T {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error("Nothing to choose from");
  return found;
}

let on: TestApp;
const graduates: TestGraduate[] = [];
const employers: TestEmployer[] = [];
const reviewers: TestStaff[] = [];
const readers: TestStaff[] = [];
const done = new Map<string, number>();

beforeAll(async () => {
  on = await openTestApp();
  const school = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  const province = { id: school.provinceId, name: "省" };
  for (let number = 0; number < 2; number += 1) {
    const department = await aDepartment(on.platform, { school });
    reviewers.push(await aStaffAccount(on.platform, { department }));
    employers.push(await anEmployer(on.platform));
    for (const level of ["UNDERGRADUATE", "POSTGRADUATE"] as const) {
      for (let each = 0; each < 6; each += 1)
        graduates.push(await aGraduate(on.platform, { department, level }));
    }
  }
  reviewers.push(await aStaffAccount(on.platform, { school }));
  readers.push(
    ...reviewers,
    await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" }),
    await aStaffAccount(on.platform, { province }),
    await aStaffAccount(on.platform, { role: "MINISTRY" }),
  );
});
afterAll(() => on?.close());

const ACTS: Record<string, () => Promise<unknown>> = {
  invite: () => invite(on, oneOf(employers), oneOf(graduates), { validDays: 1 + Math.floor(random() * 3) }),
  accept: () => onRecord("INVITED", (id, graduate) => on.ask(graduate, SIGNING.accept, { id })),
  decline: () => onRecord("INVITED", (id, graduate) => on.ask(graduate, SIGNING.decline, { id })),
  takeBack: () => onRecord("INVITED", (id, _, employer) => on.ask(employer, SIGNING.takeBack, { id })),
  approve: () => onRecord("REVIEW", (id) => byWhoMay(SIGNING.approve, verdictOn(id))),
  hold: () => onRecord("REVIEW", (id) => byWhoMay(SIGNING.approve, { ...verdictOn(id), hold: true })),
  reject: () =>
    onRecord("REVIEW", (id) => byWhoMay(SIGNING.reject, { ...verdictOn(id), rejection: REJECTION })),
  freeze: async () =>
    await on.platform.pool.query("update record set frozen = not frozen where graduate_id = $1", [
      oneOf(graduates.slice(0, 4)).id,
    ]),
  moveOn: async () => {
    on.clock.advance(random() < 0.4 ? 90_000 : 600);
    await settleAllDue(on.platform);
  },
  fold: () => foldCounts(on.platform),
};

/** One reviewer after the other, until one is let: the school first, since a department's second try is a repeat. */
async function byWhoMay(act: AnyAct, variables: object): Promise<void> {
  for (const reviewer of reviewers.toReversed()) {
    const answer = await on.act(reviewer, act, variables);
    if (!answer.code) return;
  }
}

async function onRecord(
  like: string,
  act: (id: string, graduate: Person, employer: Person) => Promise<unknown>,
): Promise<unknown> {
  const { rows } = await on.platform.pool.query<{ id: string; graduate_id: string; employer_id: string }>(
    "select id, graduate_id, employer_id from record where status like '%' || $1 order by created_at, graduate_id",
    [like],
  );
  if (rows.length === 0) return null;
  const row = oneOf(rows);
  const graduate = graduates.find((each) => each.id === row.graduate_id) ?? null;
  return await act(row.id, graduate, employers.find((each) => each.id === row.employer_id) ?? null);
}

const LIST = graphql(`query CountersList($filter: ReviewQueueFilter!, $after: String) {
  reviewQueue(filter: $filter, first: 7, after: $after) { rows { id status } endCursor } }`);
const COUNTS = graphql(
  `query CountersCounts { queueCounts { kinds { kind waitingForMe byStatus { status count } } } }`,
);

type Listed = { id: string; status: string };
type ListPage = { rows: readonly Listed[]; endCursor: string | null };

/** All rows of a list, page by page, none twice. */
async function wholeList(read: (after: string | null) => Promise<ListPage>): Promise<Listed[]> {
  const rows: Listed[] = [];
  let after: string | null = null;
  do {
    const page: ListPage = await read(after);
    rows.push(...page.rows);
    after = page.endCursor;
  } while (after);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  return rows;
}

function perStatus(rows: readonly Listed[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function expectReaderAgrees(reader: TestStaff): Promise<void> {
  const { kinds } = await on.ask(reader, COUNTS);
  const counts = kinds.find(({ kind }) => kind === "ONLINE_AGREEMENT");
  const all = await wholeList((after) => on.ask(reader, LIST, { filter: { view: "ALL" }, after }));
  const waiting = await wholeList((after) =>
    on.ask(reader, LIST, { filter: { view: "WAITING_FOR_ME" }, after }),
  );
  const counted = counts?.byStatus.filter((each) => each.count !== 0) ?? [];
  expect(Object.fromEntries(counted.map((each) => [each.status, each.count]))).toEqual(perStatus(all));
  expect(counts?.waitingForMe).toBe(waiting.length);
}

const EMPLOYER_LIST = graphql(`query CountersEmployerList($list: EmployerList!, $after: String) {
  employerAgreements(list: $list, first: 7, after: $after) { rows { id status } endCursor } }`);

async function expectEmployerAgrees(employer: TestEmployer): Promise<void> {
  const counts = await on.ask(
    employer,
    graphql(
      `query CountersEmployerCounts { employerCounts { awaitingAnswer awaitingReview signed failed } }`,
    ),
  );
  const lengths: Record<string, Listed[]> = {};
  for (const list of ["PENDING", "SIGNED", "FAILED"] as const) {
    lengths[list] = await wholeList((after) => on.ask(employer, EMPLOYER_LIST, { list, after }));
  }
  const pending = perStatus(lengths.PENDING ?? []);
  const awaitingAnswer = pending.INVITED ?? 0;
  expect(counts).toEqual({
    awaitingAnswer,
    awaitingReview: (lengths.PENDING?.length ?? 0) - awaitingAnswer,
    signed: lengths.SIGNED?.length,
    failed: lengths.FAILED?.length,
  });
}

describe("S-06, S-07: numbers and lists agree, whatever happens", () => {
  it("after every stretch of random acts, for every reader and employer, folded or not", async () => {
    const names = Object.keys(ACTS);
    // More of what carries records through than of what ends or hides them.
    const weighted = [...names, "invite", "invite", "accept", "accept", "approve", "approve", "reject"];
    for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
      for (let act = 0; act < MOST_ACTS / STRETCHES; act += 1) {
        const name = oneOf(weighted);
        await ACTS[name]?.();
        done.set(name, (done.get(name) ?? 0) + 1);
      }
      for (const reader of readers) await expectReaderAgrees(reader);
      for (const employer of employers) await expectEmployerAgrees(employer);
    }
    const states = await on.row<{ reached: string[] }>(
      "select array_agg(distinct to_status) as reached from record_event",
    );
    // Terminations are played elsewhere (test/walk).
    expect(states.reached.sort()).toEqual(STATES.filter((state) => state !== "TERMINATED").sort());
    expect([...done.keys()].sort()).toEqual(names.sort());
  }, 90_000);
});
