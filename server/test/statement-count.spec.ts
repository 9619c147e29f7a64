import "reflect-metadata";
import { createRequire } from "node:module";
import { parse, validate } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../stage/src/gql/index.js";
import { platformSchema } from "../src/api/schema.js";
import { STILL_THERE } from "../src/live/live.js";
import { registerUploadPolicy } from "../src/services/uploads/index.js";
import { type AnyAct, appOf, openTestApp, type Person, type TestApp } from "./app.js";
import { aCrowdedWorld, type CrowdedWorld } from "./crowded-world.js";
import { PROVIDERS } from "./operation-variables/index.js";
import { type CommittedOperation, committedOperations } from "./operations.js";
import { invitationPolicy } from "./uploading.js";

const operations = committedOperations();
/** Each operation, or each way to send it: `SaveDraft of a destination`. */
const named = operations.flatMap((each) => {
  const ways = Object.keys(PROVIDERS[each.app] ?? {}).filter((way) => way.startsWith(`${each.name} of `));
  return (ways.length > 0 ? ways : [each.name]).map(
    (way) => [`${each.app} ${way}`, { ...each, way }] as const,
  );
});

/** More than a page of 50; what is asked row by row shows itself as well. */
const MANY = process.env.LONG === "1" ? 100 : 60;

let on: TestApp;
let few: CrowdedWorld;
let many: CrowdedWorld;
let statements: string[] = [];

/** The ORM may bring a copy of pg of its own. */
const ofOrm = createRequire(import.meta.resolve("@mikro-orm/postgresql"))("pg") as typeof pg;
const clients = [...new Set([pg.Client.prototype, ofOrm.Client.prototype])];
const queries = clients.map((client) => client.query);

beforeAll(async () => {
  // No kind of record that a graduate uploads to is among the world's: this one stands for them.
  registerUploadPolicy("ONLINE_AGREEMENT", invitationPolicy);
  on = await openTestApp();
  [few, many] = [await aCrowdedWorld(on, 10), await aCrowdedWorld(on, MANY)];
  for (const client of clients) {
    const { query } = client;
    client.query = function (this: pg.Client, ...sent: unknown[]) {
      const [what] = sent;
      statements.push(typeof what === "string" ? what : String((what as { text?: unknown }).text));
      return Reflect.apply(query, this, sent);
    } as typeof query;
  }
}, 120_000);
afterAll(async () => {
  for (const [index, client] of clients.entries()) client.query = queries[index] ?? client.query;
  await on?.close();
});

/** The statements of one sending, those that set up a new connection aside. */
async function statementsOf(
  { app, way, document }: CommittedOperation & { way: string },
  world: CrowdedWorld,
): Promise<string[]> {
  const provider = PROVIDERS[app]?.[way];
  if (!provider) throw new Error(`${app} sends ${way}: say in test/operation-variables with what`);
  const { person, variables } = await provider(on, world);
  const cookie = person ? await on.cookieOf(person) : undefined;
  statements = [];
  const { data, errors } = await on.sendRaw(person ? appOf(person) : app, document, variables, { cookie });
  const sent = statements.filter((text) => text !== STILL_THERE && !/^\s*(set|show)\b/i.test(text));
  expect(errors).toEqual([]);
  // A refusal would count the statements of a refusal.
  for (const [field, answer] of Object.entries(data ?? {})) {
    expect([field, answer]).toEqual([field, expect.not.objectContaining({ code: expect.any(String) })]);
  }
  return sent;
}

describe(`no operation of the apps issues more SQL for ${MANY} rows than for 10 (issue 2)`, () => {
  it("counts what the pool and the ORM send", async () => {
    statements = [];
    await on.platform.pool.query("select 1");
    await on.platform.orm.em.fork().execute("select 2");
    expect(statements.filter((text) => /^select [12]$/.test(text))).toEqual(["select 1", "select 2"]);
  });

  it("finds the operations of all three apps, valid for the schema, and each name once per app", () => {
    for (const app of ["student", "employer", "admin"]) {
      expect(operations.filter((each) => each.app === app).length).toBeGreaterThan(10);
    }
    for (const each of operations) expect(validate(platformSchema(), parse(each.document))).toEqual([]);
    expect(new Set(named.map(([name]) => name)).size).toBe(named.length);
  });

  it("knows of no operation that no app sends", () => {
    const known = Object.entries(PROVIDERS).flatMap(([app, all]) =>
      Object.keys(all).map((name) => `${app} ${name}`),
    );
    expect(known.filter((name) => !named.some(([sent]) => sent === name))).toEqual([]);
  });

  it.each(named)("%s", async (_name, operation) => {
    const forFew = await statementsOf(operation, few);
    const forMany = await statementsOf(operation, many);
    expect(forMany).toHaveLength(forFew.length);
    // One statement at least: the session's. What asks nothing of the database proves nothing here.
    expect(forFew.length).toBeGreaterThan(0);
  });

  const LISTS = graphql(`
    query CountedEmployerList($list: EmployerList!) {
      employerAgreements(list: $list, first: 50) { rows { id } }
    }
  `);
  const ENDS = ["TERMINATING", "TERMINATED", "TERMINATION_FAILED"];
  it.each(ENDS)("the employer's list %s (F-74)", async (list) => {
    await expectAsMany((world) => countedRows(world.employer, LISTS, { list }));
  });

  const QUEUE = graphql(`
    query CountedTerminations {
      reviewQueue(
        filter: { view: WAITING_FOR_ME, kinds: [ONLINE_TERMINATION, OFFLINE_TERMINATION] }
        first: 50
      ) { rows { id graduateName } }
    }
  `);
  it("the queue of terminations", async () => {
    await expectAsMany((world) => countedRows(world.staff, QUEUE, {}));
  });
});

type Counted = { rows: number; statements: number };

async function expectAsMany(read: (world: CrowdedWorld) => Promise<Counted>): Promise<void> {
  const [less, more] = [await read(few), await read(many)];
  expect(less.rows).toBeGreaterThan(0);
  expect(more.rows).toBeGreaterThan(2 * less.rows);
  expect(more.statements).toBe(less.statements);
}

async function countedRows(person: NonNullable<Person>, list: AnyAct, variables: object): Promise<Counted> {
  await on.cookieOf(person);
  statements = [];
  const { data, errors } = await on.send(person, list, variables);
  expect(errors).toEqual([]);
  const sent = statements.filter((text) => text !== STILL_THERE && !/^\s*(set|show)\b/i.test(text));
  const [page] = Object.values(data as Record<string, { rows: unknown[] }>);
  return { rows: page?.rows.length ?? 0, statements: sent.length };
}
