import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../stage/src/gql/index.js";
// How the states of their records read, the flow says.
import "../src/flows/online-signing/index.js";
import { GraduatesResolver } from "../src/desks/graduates/index.js";
import type { Viewer } from "../src/parties/identity/index.js";
import { StaffResolver } from "../src/parties/staff/index.js";
import { type ModuleClient, moduleClient } from "./context.js";
import {
  aGraduate,
  aSchool,
  aStaffAccount,
  openTestGround,
  type TestGraduate,
  type TestGround,
} from "./factories.js";

const BY_NUMBER = graphql(`
  query NumberSearch($idNumber: String!) {
    graduates(filter: { idNumber: $idNumber }, first: 5) { rows { id } }
  }
`);
const TWO_NUMBERS = graphql(`
  query NumberSearchTwo($one: String!, $other: String!) {
    one: graduates(filter: { idNumber: $one }, first: 5) { rows { id } }
    other: registryDestinations(filter: { idNumber: $other }) { rows { graduateId } }
  }
`);
const ACCOUNTS = graphql(`
  query NumberSearchAccounts { staffAccounts(first: 20) { rows { id numberSearchClosed } } }
`);

describe("P-08: an exact filter by ID number is a look", () => {
  let on: TestGround;
  let ask: ModuleClient;
  let graduate: TestGraduate;
  let reader: Viewer & { accountId: string };
  let colleague: Viewer & { accountId: string };
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [GraduatesResolver, StaffResolver]);
    const school = await aSchool(on);
    graduate = await aGraduate(on, { school });
    reader = await aStaffAccount(on, { school, employmentRight: "READ_ONLY" });
    colleague = await aStaffAccount(on, { school });
  });
  afterAll(() => on?.close());

  const NOBODY = "110101199901011237";
  const logged = async (act: string) =>
    (
      await on.pool.query(
        "select detail, address from audit_entry where act = $1 and account_id = $2 order by id",
        [act, reader.accountId],
      )
    ).rows;
  const closedFor = async (viewer: Viewer) =>
    (await ask(viewer, ACCOUNTS)).staffAccounts.rows
      .filter((row) => row.numberSearchClosed)
      .map(({ id }) => id);

  it("hits are free and each is in the log, with what was found and from where", async () => {
    for (let n = 0; n < 25; n += 1) {
      const { graduates } = await ask(reader, BY_NUMBER, { idNumber: graduate.idNumber });
      expect(graduates.rows).toEqual([{ id: graduate.id }]);
    }
    const entries = await logged("NUMBER_SEARCHED");
    expect(entries).toHaveLength(25);
    expect(entries[0]).toEqual({ detail: { list: "graduates", found: [graduate.id] }, address: "192.0.2.1" });
    expect(JSON.stringify(entries)).not.toContain(graduate.idNumber);
  });

  it("one number a request", async () => {
    const both = { one: graduate.idNumber, other: graduate.idNumber };
    expect((await ask(reader, TWO_NUMBERS, both)).one.rows).toHaveLength(1);
    await expect(ask(reader, TWO_NUMBERS, { ...both, other: NOBODY })).rejects.toThrow(
      "一次请求只能按一个证件号码查询",
    );
  });

  it("closes after 20 misses of a day, in parallel too, to that account alone, and its school sees so", async () => {
    on.clock.advance(86_400);
    expect(await closedFor(colleague)).toEqual([]);
    const tried = await Promise.allSettled(
      Array.from({ length: 30 }, () => ask(reader, BY_NUMBER, { idNumber: NOBODY })),
    );
    const refused = tried.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(10);
    expect(String((refused[0] as PromiseRejectedResult).reason)).toContain("每日20次");
    await expect(ask(reader, BY_NUMBER, { idNumber: graduate.idNumber })).rejects.toThrow("请明天再试");
    expect(await logged("NUMBER_SEARCH_CLOSED")).toHaveLength(1);
    expect(await closedFor(colleague)).toEqual([reader.accountId]);
    expect((await ask(colleague, BY_NUMBER, { idNumber: graduate.idNumber })).graduates.rows).toHaveLength(1);
    on.clock.advance(86_400);
    expect(await closedFor(colleague)).toEqual([]);
    expect((await ask(reader, BY_NUMBER, { idNumber: graduate.idNumber })).graduates.rows).toHaveLength(1);
  });
});
