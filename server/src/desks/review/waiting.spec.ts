import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { QueueView } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { WAITING_COUNTS } from "../../../test/looks.js";
import { aPaperRegistration } from "../../../test/paper.js";
import { anInvitation, SIGNING } from "../../../test/signing.js";

const BY_FOUR = graphql(`
  query QueueByFour($view: QueueView!, $after: String) {
    reviewQueue(filter: { view: $view }, first: 4, after: $after) { rows { id kind } endCursor }
  }
`);

let on: TestApp;
let graduate: TestGraduate;

beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describe("F-10a: what waits for a department without reviewers", () => {
  it("is in the list, the count and the next of whole-school users, and of nobody else", async () => {
    const at = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const [empty, staffed] = [
      await aDepartment(on.platform, { school: at }),
      await aDepartment(on.platform, { school: at }),
    ];
    await aStaffAccount(on.platform, { department: staffed });
    const whole = await aStaffAccount(on.platform, { school: at });
    const scoped = await aStaffAccount(on.platform, { school: at, levelScope: "UNDERGRADUATE" });
    const ids: string[] = [];
    for (const each of [empty, staffed, empty]) {
      graduate = await aGraduate(on.platform, { department: each });
      ids.push(await aPaperRegistration(on, graduate));
      on.clock.advance(1);
    }
    const [first = "", , last = ""] = ids;
    const waiting = async (staff: TestStaff) => {
      const { rows } = await on.ask(
        staff,
        graphql(
          `query WaitingReviewQueue { reviewQueue(filter: { view: WAITING_FOR_ME }) { rows { id waitsForMe } } }`,
        ),
      );
      const { kinds } = await on.ask(staff, WAITING_COUNTS);
      return {
        ids: rows.filter((row) => row.waitsForMe).map((row) => row.id),
        counted: kinds.find(({ kind }) => kind === "PAPER_AGREEMENT")?.waitingForMe,
      };
    };
    expect(await waiting(whole)).toEqual({ ids: [first, last], counted: 2 });
    expect(await waiting(scoped)).toEqual({ ids: [], counted: 0 });
    const next = (after: string) =>
      on.ask(whole, graphql(`query WaitingNextWaiting($after: ID!) { nextWaiting(after: $after) }`), {
        after,
      });
    expect(await next(first)).toBe(last);
    expect(await next(last)).toBe(first);
    // What a whole-school user stands in for is marked in the list of everything too.
    const all = graphql(`query WaitingAll { reviewQueue(filter: { view: ALL }) { rows { id waitsForMe } } }`);
    const marked = (rows: { id: string; waitsForMe: boolean }[]) =>
      rows.filter((row) => row.waitsForMe).map((row) => row.id);
    expect(marked((await on.ask(whole, all)).rows)).toEqual([last, first]);
    expect(marked((await on.ask(scoped, all)).rows)).toEqual([]);
    await aStaffAccount(on.platform, { department: empty });
    expect(await waiting(whole)).toEqual({ ids: [], counted: 0 });
    expect(marked((await on.ask(whole, all)).rows)).toEqual([]);
  });

  it("asks the database twice for a page: the session, and the list with whom it stands in for (ADR 6)", async () => {
    const at = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const department = await aDepartment(on.platform, { school: at });
    await aPaperRegistration(on, await aGraduate(on.platform, { department }));
    const whole = await aStaffAccount(on.platform, { school: at });
    const page = graphql(
      `query WaitingPage { reviewQueue(filter: { view: WAITING_FOR_ME }) { rows { id } } }`,
    );
    await on.cookieOf(whole);
    const asked = vi.spyOn(on.platform.pool, "query");
    expect((await on.ask(whole, page)).rows).toHaveLength(1);
    const names = asked.mock.calls.map(([query]) => (query as { name?: string }).name ?? "unnamed");
    asked.mockRestore();
    expect(names).toEqual([
      expect.stringContaining("session"),
      expect.stringContaining("review-queue-SCHOOL"),
    ]);
  });

  it("several kinds are read in one order, page by page, none twice", async () => {
    const at = await aSchool(on.platform, {});
    const own = await aDepartment(on.platform, { school: at });
    const staff = await aStaffAccount(on.platform, { school: at });
    const ids: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      graduate = await aGraduate(on.platform, { department: own });
      if (number % 2 === 0) ids.push(await aPaperRegistration(on, graduate));
      else {
        const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
        await on.ask(graduate, SIGNING.accept, { id: invitation });
        ids.push(invitation);
      }
      on.clock.advance(1);
    }
    const read = async (view: QueueView) => {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const variables: { view: QueueView; after: string | null } = { view, after };
        const page = await on.ask(staff, BY_FOUR, variables);
        found.push(...page.rows.map((row) => row.id));
        after = page.endCursor;
      } while (after);
      return found;
    };
    expect(await read("WAITING_FOR_ME")).toEqual(ids);
    expect(await read("ALL")).toEqual([...ids].reverse());
  });
});
