import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import * as expected from "../../../test/expectations/online-signing.js";
import { byPerson, LETTERS, PEOPLE } from "../../../test/expectations/people.js";
import { ONLINE_SIGNING } from "../../../test/matrices.js";
import { describeMatrix } from "../../../test/matrix-suite.js";
import { REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry, type SettledCountry } from "../../../test/signing-country.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describeMatrix(() => on, ONLINE_SIGNING);

describe("the page of the review (P-02, P-04)", () => {
  let country: SettledCountry;
  beforeAll(async () => {
    country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    await country.record("LAPSED");
  });

  it.each(
    expected.STATES.filter((state) => state !== "TERMINATED"),
  )("%s is seen by staff alone", async (state) => {
    const { id, graduate } = await country.record(state);
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const name of PEOPLE) {
      seen[name] = await lookAt(name === "own graduate" ? graduate : country.people[name], id);
      const letter = byPerson(expected.SEES_REVIEW_PAGE)[name];
      wanted[name] = letter === "!" ? "page" : letter === "?" ? "null" : (LETTERS[letter] ?? "");
    }
    expect(seen).toEqual(wanted);
  });

  async function lookAt(person: Person, id: string): Promise<string> {
    try {
      return (await on.ask(person, SIGNING.reviewPage, { id })) === null ? "null" : "page";
    } catch (error) {
      if (!(error instanceof GraphQLFailure)) throw error;
      return error.code;
    }
  }
});

describe("a school in place of a department that has nobody to review (F-10a)", () => {
  let country: SettledCountry;
  beforeAll(async () => {
    country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL", departmentReviews: false });
  });

  it("the step is recorded as 学校代院系鉴证", async () => {
    const { id } = await country.record("DEPARTMENT_REVIEW");
    await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    const { timeline } = await on.ask(country.people.ministry, SIGNING.agreement, { id });
    expect(timeline.at(-1)?.title).toBe("学校代院系鉴证通过");
  });

  it("and so it is told to graduate and employer, and printed on the agreement", async () => {
    const { id, graduate } = await country.record("DEPARTMENT_REVIEW");
    for (const status of ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"]) {
      const verdict = { recordId: id, submission: 1, status };
      await on.act(country.people.school, SIGNING.approve, { verdict });
    }
    const { print_sealed } = await on.row<{ print_sealed: Buffer }>(
      "select print_sealed from agreement where record_id = $1",
      [id],
    );
    const printed = JSON.parse(
      on.platform.keys.openBytes("agreement.print_sealed", print_sealed).toString("utf8"),
    );
    expect(printed.consents.department.by).toMatch(/^学校代院系/);
    const other = await country.record("DEPARTMENT_REVIEW");
    await on.ask(country.people.school, SIGNING.reject, { ...verdictOn(other.id), rejection: REJECTION });
    await on.runOutbox();
    const { rows } = await on.platform.pool.query<{ title: string; recipient_kind: string }>(
      "select recipient_kind, title from message where record_id = any($1) and title like '学校代院系%' order by 1, 2",
      [[id, other.id]],
    );
    expect(rows).toEqual([
      { recipient_kind: "EMPLOYER", title: "学校代院系鉴证不通过" },
      { recipient_kind: "EMPLOYER", title: "学校代院系鉴证通过" },
      { recipient_kind: "GRADUATE", title: "学校代院系鉴证不通过" },
      { recipient_kind: "GRADUATE", title: "学校代院系鉴证通过" },
    ]);
    expect(graduate.id).not.toBe(other.graduate.id);
  });
});
