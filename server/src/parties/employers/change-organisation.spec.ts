import { afterAll, beforeAll, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aFavourite, aGraduate, anEmployer, anEmployerAccount, newId } from "../../../test/factories.js";
import { TERMS } from "../../../test/signing.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const CHANGE = graphql(`
  mutation OrganisationSpecChange($input: OrganisationInput!) {
    changeOrganisation(input: $input) {
      __typename ...RefusalFacts
      ... on OrganisationChanged { organisation { divisionCode employer {
        name uscc natureCode industryCode address contactName contactMobile contactPhone contactEmail
      } } }
    }
  }
`);
const INVITE = graphql(`
  mutation OrganisationSpecInvite($input: InvitationInput!) {
    sendInvitation(input: $input) { __typename }
  }
`);
const SENT = graphql(`
  query OrganisationSpecSent($id: ID!) { agreement(id: $id) { employer { address contactEmail natureCode } } }
`);

const DATA = {
  natureCode: "31",
  industryCode: "22",
  divisionCode: "320106",
  address: "中山北路9号",
  contactName: "周建国",
  contactMobile: "139 1234 5678",
  contactPhone: "",
  contactEmail: "HR@Example.cn",
};

it("F-73: the person in charge changes all that is printed but name and USCC; what was sent stays as it was sent", async () => {
  const employer = await anEmployer(on.platform);
  const graduate = await aGraduate(on.platform);
  const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
  const [before, after] = [newId(), newId()];
  await on.ask(employer, INVITE, { input: { id: before, favouriteId, terms: TERMS } });
  const sent = await on.ask(employer, SENT, { id: before });
  expect(await on.ask(employer, CHANGE, { input: DATA })).toMatchObject({
    organisation: {
      divisionCode: "320106",
      employer: {
        name: employer.name,
        uscc: employer.uscc,
        natureCode: "31",
        industryCode: "22",
        address: "中山北路9号",
        contactMobile: "13912345678",
        contactPhone: null,
      },
    },
  });
  expect(await on.ask(employer, SENT, { id: before })).toEqual(sent);
  const another = await aFavourite(on.platform, { employer, graduate: await aGraduate(on.platform) });
  await on.ask(employer, INVITE, { input: { id: after, favouriteId: another.id, terms: TERMS } });
  expect(await on.ask(employer, SENT, { id: after })).toMatchObject({
    employer: { address: "中山北路9号", natureCode: "31" },
  });
});

it("F-73: names every problem beside its field and changes nothing", async () => {
  const employer = await anEmployer(on.platform);
  const wrong = {
    ...{ natureCode: "00", industryCode: "", divisionCode: "320000", address: " ", contactName: "" },
    ...{ contactMobile: "12", contactPhone: "没有", contactEmail: "hr" },
  };
  const answer = await on.ask(employer, CHANGE, { input: wrong });
  expect(answer?.fields?.map(({ field }) => field).sort()).toEqual(
    Object.keys(wrong)
      .map((key) => `input.${key}`)
      .sort(),
  );
  const row = await on.row("select nature, contact_name from employer where id = $1", [employer.id]);
  expect(row).toEqual({ nature: "39", contact_name: "陈人事" });
});

it("F-72, F-73: nobody else of the organisation changes it", async () => {
  const employer = await anEmployer(on.platform);
  const account = await anEmployerAccount(on.platform, employer);
  const { errors } = await on.send({ ...employer, accountId: account.id }, CHANGE as never, { input: DATA });
  expect(errors[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
});

it("F-70, F-73: before the verification the data are those of the verification", async () => {
  const employer = await anEmployer(on.platform, { verified: false });
  expect(await on.ask(employer, CHANGE, { input: DATA })).toMatchObject({ code: "NOT_VERIFIED" });
});
