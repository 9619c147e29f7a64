import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appOf, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { SEES_AGREEMENT } from "../../../test/expectations/online-signing.js";
import { byPerson, PEOPLE } from "../../../test/expectations/people.js";
import { newId, type TestGraduate } from "../../../test/factories.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry, type SettledCountry } from "../../../test/signing-country.js";

let on: TestApp;
let country: SettledCountry;
let record: { id: string; graduate: TestGraduate };
beforeAll(async () => {
  on = await openTestApp();
  country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  record = await country.record("SCHOOL_REVIEW");
  await on.ask(country.people.school, SIGNING.approve, verdictOn(record.id));
  await on.runOutbox();
});
afterAll(() => on?.close());

function pathFor(person: Person, id = record.id): string {
  return `/${person ? appOf(person) : "admin"}/documents/${id}`;
}

describe("P-04, P-07: who gets the PDF", () => {
  it("whoever sees the record; everybody else the very answer of an unknown one", async () => {
    const sees = byPerson(SEES_AGREEMENT);
    const found: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const name of PEOPLE) {
      const person = name === "own graduate" ? record.graduate : country.people[name];
      const answer = await on.fetch(person, pathFor(person));
      found[name] = answer.status;
      wanted[name] = sees[name] === "!" ? 200 : 404;
      if (answer.status === 404) {
        expect(answer.body).toEqual((await on.fetch(person, pathFor(person, newId()))).body);
      }
    }
    expect(found).toEqual(wanted);
  });

  it("a cookie of one app opens nothing through another", async () => {
    const cookie = await on.cookieOf(record.graduate);
    for (const app of ["employer", "admin"]) {
      const answer = await on.app.inject({
        method: "GET",
        url: `/${app}/documents/${record.id}`,
        headers: { cookie },
      });
      expect(answer.statusCode).toBe(404);
    }
  });

  it.each([
    "",
    "x",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "'%20or%201=1",
    "9".repeat(90),
  ])("the id %j is unknown like any other", async (id) => {
    // What no text can hold is refused before any id is looked at.
    const answer = id === "%00" ? 400 : 404;
    expect((await on.fetch(country.people.school, `/admin/documents/${id}`)).status).toBe(answer);
  });

  it("each fetch is in the audit log, a refused one is not; the name saves as the agreement's number", async () => {
    const count = () =>
      on.row<{ count: number }>(
        "select count(*)::int as count from audit_entry where act = 'DOCUMENT_DOWNLOADED' and subject_id = $1",
        [record.id],
      );
    const before = await count();
    const { headers } = await on.fetch(country.people.school, `${pathFor(country.people.school)}?download=1`);
    await on.fetch(country.people["other school"], pathFor(country.people["other school"]));
    expect(await count()).toEqual({ count: before.count + 1 });
    const { number } = await on.ask(country.people.school, SIGNING.agreement, { id: record.id });
    expect(headers["content-disposition"]).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(`就业协议书-${number}.pdf`)}`,
    );
  });

  it("as a picture of its pages for browsers that show no PDF, which runs nothing; for the same people", async () => {
    const { status, headers, body } = await on.fetch(record.graduate, `${pathFor(record.graduate)}/pages`);
    expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["cache-control"]).toBe("private, no-store");
    const picture = body.toString();
    expect(picture).toMatch(/^<svg /);
    // Letters are outlines: nothing of what people typed is markup.
    expect(picture).not.toMatch(/<(script|text|foreignObject|image)\b/);
    const other = country.people["other school"];
    const unknown = await on.fetch(other, `${pathFor(other, newId())}/pages`);
    const refused = await on.fetch(other, `${pathFor(other)}/pages`);
    expect([refused.status, refused.body]).toEqual([404, unknown.body]);
  });

  it("S-04: opened by a browser without a session it is the app, alike for every id, whose sign-in leads back", async () => {
    const open = (id: string) =>
      on.app.inject({ url: `/student/documents/${id}`, headers: { accept: "text/html,*/*" } });
    const answers = [await open(record.id), await open(newId())].map(({ statusCode, body }) => [
      statusCode,
      body,
    ]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[1]).not.toContain("未找到该文件");
  });
});
