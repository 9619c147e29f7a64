import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ActAnswer, type AnyAct, appOf, openTestApp, type Person, type TestApp } from "./app.js";
import { isOfOverload } from "./crash/crash.js";
import { DESTINATIONS, FORM } from "./destinations.js";
import { byPerson, PEOPLE, type PersonName } from "./expectations/people.js";
import { aFavourite, aGraduate, newId, START } from "./factories.js";
import { leftBehind } from "./left-behind.js";
import {
  DESTINATION,
  OFFLINE_SIGNING,
  OFFLINE_TERMINATION,
  ONLINE_SIGNING,
  ONLINE_TERMINATION,
  PAPER_REGISTRATION,
} from "./matrices.js";
import { type Country, cellsOf, type Expectation } from "./matrix.js";
import type { Matrix } from "./matrix-suite.js";
import { OFFLINE, OFFLINE_FORM } from "./offline.js";
import { buildPrograms, type Program, startProgram } from "./processes.js";
import { SIGNING, TERMS } from "./signing.js";
import { type Inhabitants, settleCountry } from "./signing-country.js";
import { aSignedAgreement, REASON, TERMINATION } from "./terminations.js";

const long = process.env.LONG === "1";
/** So many send one act on one record at the same moment, to two servers in turn. */
const AT_ONCE = long ? 200 : 4;

/** Builds the stage, and stands for both servers where one act alone is sent. */
let on: TestApp;
let servers: Program[];
const failures: string[] = [];
const isFailure = (line: string) => line.includes('"level":50') && !isOfOverload(line);
beforeAll(async () => {
  buildPrograms();
  on = await openTestApp();
  const { databaseUrl = "", dataDir } = on.platform.config;
  const environment = {
    NODE_ENV: "test",
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DATA_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
    INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    CLOCK: "test",
    CLOCK_START: START.toISOString(),
    WORKER: "off",
    PORT: "0",
  };
  servers = await Promise.all([startProgram("main", environment), startProgram("main", environment)]);
  for (const { process: server } of servers) {
    server.stdout?.on("data", (chunk) => failures.push(...String(chunk).split("\n").filter(isFailure)));
  }
}, 180_000);
afterAll(async () => {
  expect(failures).toEqual([]);
  await Promise.all((servers ?? []).map((server) => server.kill()));
  await on?.close();
});

/** An act and those who may do it. */
interface Contest {
  act: AnyAct;
  variables(nth: number): object;
  doers: readonly NonNullable<Person>[];
}

/** Sends it as often as asked, each time through the other server and by the next of those who may. */
async function atOnce({ act, variables, doers }: Contest, times: number): Promise<ActAnswer[]> {
  const cookies = await Promise.all(doers.map((doer) => on.cookieOf(doer)));
  return await Promise.all(
    Array.from({ length: times }, async (_, nth) => {
      const place = (nth >> 1) % doers.length;
      const [doer, server] = [doers[place], servers[nth % servers.length]];
      if (!doer || !server) throw new Error("Nobody there");
      const url = `${server.url}/${appOf(doer)}/graphql`;
      return await answered(url, cookies[place] ?? "", String(act), variables(nth));
    }),
  );
}

/** Asked again where the server had too much to do to say what became of it: what else fails stands in its log. */
async function answered(url: string, cookie: string, query: string, variables: object): Promise<ActAnswer> {
  for (let tries = 0; tries < 20; tries += 1) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, ActAnswer>;
      errors?: { extensions: { code: string } }[];
    };
    const [answer] = Object.values(data ?? {});
    if (answer && !errors) return answer;
    const code = errors?.[0]?.extensions.code ?? "";
    if (!["UNAVAILABLE", "INTERNAL_SERVER_ERROR"].includes(code)) throw new Error(JSON.stringify(errors));
  }
  throw new Error("The servers had too much to do");
}

/** One did it; everybody else is told that it is done, or why it cannot be done any more. */
function winnersOf(answers: readonly ActAnswer[]): number {
  return answers.filter(({ code, alreadyDone }) => !code && !alreadyDone).length;
}

/** A record with those that it ends, as far as they are there. */
async function withEnded(id: string): Promise<string[]> {
  const row = await on.row<{ ends: string | null } | undefined>(
    "select ends_record_id as ends from record where id = $1",
    [id],
  );
  return row?.ends ? [id, row.ends] : [id];
}

/** Of each act the first state in which it is done; `npm run test:long` takes every one. */
function contestedCells<Act extends string>(matrix: Matrix<Act>): [string, Act, Expectation][] {
  const seen = new Set<Act>();
  return cellsOf(matrix.states, matrix.acts, matrix.departmentFirst).filter(([, act, { to }]) => {
    const contested = to !== null && matrix.offered[act] !== undefined && (long || !seen.has(act));
    if (contested) seen.add(act);
    return contested;
  });
}

function doersOf(
  country: Country,
  record: Awaited<ReturnType<Country["record"]>>,
  letters: string,
): NonNullable<Person>[] {
  const letterOf = byPerson(letters);
  const may = PEOPLE.filter((name: PersonName) => letterOf[name] === "!");
  return may.flatMap((name) => (name === "own graduate" ? record.graduate : (country.people[name] ?? [])));
}

function describeRaces<Act extends string>(matrix: Matrix<Act>): void {
  it(`${matrix.kind}: every act has one winner and leaves what one alone leaves`, async () => {
    const country = await matrix.country(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const winners: Record<string, number> = {};
    const races: { cell: string; contested: string[]; alone: string[] }[] = [];
    for (const [state, act, { letters }] of contestedCells(matrix)) {
      const cell = `${state} ${act}`;
      const play = async (times: number) => {
        const record = await country.record(state);
        const records = await withEnded(record.id);
        const document = matrix.documents[act];
        const doers = doersOf(country, record, letters);
        const variables = await on.havingRead(doers[0] ?? null, document, matrix.variables[act](record.id));
        const answers = await atOnce({ act: document, variables: () => variables, doers }, times);
        return { records, answers };
      };
      const alone = await play(1);
      const contested = await play(AT_ONCE);
      winners[cell] = winnersOf(contested.answers);
      races.push({ cell, contested: contested.records, alone: alone.records });
    }
    expect(winners).toEqual(Object.fromEntries(races.map(({ cell }) => [cell, 1])));
    expect(races.length).toBeGreaterThanOrEqual(Object.keys(matrix.offered).length);
    await on.runOutbox();
    for (const { cell, contested, alone } of races) {
      const left = await leftBehind(on.platform, contested);
      expect({ cell, ...left }).toEqual({ cell, ...(await leftBehind(on.platform, alone)) });
    }
  }, 600_000);
}

describe(`${AT_ONCE} of each act on one record at the same moment, by two servers (F-06)`, () => {
  describeRaces(ONLINE_SIGNING);
  describeRaces(OFFLINE_SIGNING);
  describeRaces(PAPER_REGISTRATION);
  describeRaces(DESTINATION);
  describeRaces(ONLINE_TERMINATION);
  describeRaces(OFFLINE_TERMINATION);

  it("every beginning has one winner and leaves what one alone leaves", async () => {
    const at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const played: { name: string; contested: string[]; alone: string[] }[] = [];
    for (const [name, begin] of Object.entries(BEGINNINGS)) {
      const play = async (times: number) => {
        const { records, ...contest } = await begin(at);
        const answers = await atOnce(contest, times);
        expect([name, winnersOf(answers)]).toEqual([name, 1]);
        return records;
      };
      played.push({ name, alone: await play(1), contested: await play(AT_ONCE) });
    }
    await on.runOutbox();
    for (const { name, contested, alone } of played) {
      const left = await leftBehind(on.platform, contested);
      expect({ name, ...left }).toEqual({ name, ...(await leftBehind(on.platform, alone)) });
    }
  }, 300_000);

  it("both sides of an agreement ask for its end: one request stands (F-56)", async () => {
    const at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const leaver = await aGraduate(on.platform, { department: at.department });
    const agreementId = await aSignedAgreement(on, at, leaver);
    const doers = [leaver, at.employer];
    const ids = doers.map(() => newId());
    const variables = (nth: number) => asking(ids[(nth >> 1) % ids.length] ?? "", agreementId);
    const answers = await atOnce({ act: TERMINATION.ask, variables, doers }, AT_ONCE);
    expect(winnersOf(answers)).toBe(1);
    expect(
      await on.row("select count(*)::int as asked from record where ends_record_id = $1", [agreementId]),
    ).toEqual({ asked: 1 });
  }, 120_000);
});

const asking = (id: string, agreementId: string) => ({
  input: { id, agreementId, ...REASON, uploadIds: [] },
});

/** Every beginning of a record, once more with the same id: whoever sends it again means the same. */
const BEGINNINGS: Readonly<Record<string, (at: Inhabitants) => Promise<Contest & { records: string[] }>>> = {
  async invite({ department, employer, people }) {
    const graduate = await aGraduate(on.platform, { department });
    const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
    const id = newId();
    const doers = [employer, people["its colleague"] ?? employer];
    return {
      act: SIGNING.invite,
      variables: () => ({ input: { id, favouriteId, terms: TERMS } }),
      doers,
      records: [id],
    };
  },
  async apply({ department }) {
    const id = newId();
    const doers = [await aGraduate(on.platform, { department })];
    return { act: OFFLINE.submit, variables: () => ({ id, form: OFFLINE_FORM }), doers, records: [id] };
  },
  async register({ department }) {
    const id = newId();
    const doers = [await aGraduate(on.platform, { department })];
    return { act: DESTINATIONS.submit, variables: () => ({ id, form: FORM }), doers, records: [id] };
  },
  async ask(at) {
    const leaver = await aGraduate(on.platform, { department: at.department });
    const agreementId = await aSignedAgreement(on, at, leaver);
    const id = newId();
    return {
      act: TERMINATION.ask,
      variables: () => asking(id, agreementId),
      doers: [leaver],
      records: [id, agreementId],
    };
  },
};
