import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { aSchool, aStaffAccount, type TestStaff } from "../../../test/factories.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { settleCountry } from "../../../test/signing-country.js";
import { aFile, aSignedPaper, aTermination, doesTermination, REASON } from "../../../test/terminations.js";

const PAGE =
  graphql(`query ReviewUploadsPage($id: ID!) { reviewPage(recordId: $id) { uploads { id purposeLabel url originalUrl }
  comparison { uploads { change upload { id url } } } } }`);

let on: TestApp;
let school: TestStaff;
/** A termination that was returned and sent again, with another letter. */
let id: string;
let first: string;
let second: string;
beforeAll(async () => {
  on = await openTestApp();
  const country = await settleCountry(on, { reviewMode: "SCHOOL_ONLY" });
  school = country.doers.school;
  const { graduate } = country;
  id = await aTermination(
    on,
    graduate,
    await aSignedPaper(on, { doers: { department: null, school } }, graduate),
    true,
  );
  first = (await page(school)).uploads[0]?.id ?? "";
  await doesTermination(on, school, "return", { ...verdictOn(id), rejection: REJECTION });
  second = await aFile(on, id, "TERMINATION_STATEMENT");
  await doesTermination(on, graduate, "resubmit", { input: { id, ...REASON, uploadIds: [second] } });
});
afterAll(() => on?.close());

const page = (who: Person) => on.ask(who, PAGE, { id });

it("F-14: shows what the last submission had uploaded, by what it is, with addresses of the desk", async () => {
  const { uploads } = await page(school);
  expect(uploads).toEqual([
    {
      id: second,
      purposeLabel: "情况说明",
      url: expect.stringMatching(/^\/admin\//),
      originalUrl: expect.stringMatching(/^\/admin\//),
    },
  ]);
});

it("shows what the submission before had and this one has not, to be looked at as well", async () => {
  const { comparison } = await page(school);
  const url = expect.stringMatching(/^\/admin\//);
  expect(comparison.uploads).toEqual([
    { change: "ADDED", upload: { id: second, url } },
    { change: "REMOVED", upload: { id: first, url } },
  ]);
});

it("P-07: to a reviewer of another school there is no such page", async () => {
  const stranger = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
  expect(await page(stranger)).toBeNull();
});
