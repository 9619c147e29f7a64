import { keepCode } from "../../src/parties/credentials/index.js";
import { aMobile, anAccountOffer } from "../account-offers.js";
import type { TestApp } from "../app.js";
import type { CrowdedWorld } from "../crowded-world.js";
import { anEmployerAccount, COHORT } from "../factories.js";
import { codeOf } from "../registering.js";
import { employer, id, type Provider } from "./sending.js";

/** A colleague of the world's employer, for whom nobody signs in. */
const colleague = async (on: TestApp, world: CrowdedWorld) =>
  await anEmployerAccount(on.platform, world.employer);

const onOffer =
  (variables: (offer: { id: string; token: string }) => object): Provider =>
  async (on, world) => ({
    person: world.employer,
    variables: variables(await anAccountOffer(on, world.employer)),
  });

/** 账号管理, 单位信息 and what the link of a new account sends. */
export const ACCOUNTS_OF_EMPLOYER: Record<string, Provider> = {
  EmployerAccounts: employer(),
  EmployerSignIns: employer(({ employer: { accountId } }) => ({ accountId, first: 10, after: null })),
  OfferAccount: employer(() => ({ name: "新同事", mobile: aMobile(), mayInvite: true, mayTerminate: false })),
  SendAccountOfferAgain: onOffer(({ id: value }) => id(value)),
  TakeBackAccountOffer: onOffer(({ id: value }) => id(value)),
  SetEmployerRights: async (on, world) => ({
    person: world.employer,
    variables: { id: (await colleague(on, world)).id, mayInvite: false, mayTerminate: true },
  }),
  SetEmployerAccountDisabled: async (on, world) => ({
    person: world.employer,
    variables: { id: (await colleague(on, world)).id, disabled: true },
  }),
  OrganisationChoices: employer(() => ({ cohort: COHORT })),
  ChangeOrganisation: employer(() => ({
    input: {
      ...{ natureCode: "31", industryCode: "34", divisionCode: "320102", address: "珠江路1号" },
      ...{
        contactName: "陈人事",
        contactMobile: "13912345678",
        contactPhone: null,
        contactEmail: "hr@example.cn",
      },
    },
  })),
  FindDivisions: employer(() => ({ text: "玄武" })),
  OfferedAccount: onOffer(({ token }) => ({ token })),
  SendOfferCode: onOffer(({ token }) => ({ token })),
  TakeAccountOffer: async (on, world) => {
    const { id: offerId, token, mobile } = await anAccountOffer(on, world.employer);
    const now = on.clock.now();
    const code = { app: "employer", purpose: "ACCOUNT_OFFER", accountId: offerId, to: mobile, now } as const;
    const { ticket } = await keepCode(on.platform, code);
    const given = { token, ticket, code: await codeOf(on, ticket), password: "Xingqiu-88" };
    // Signing in ends the session that the browser had.
    return { person: null, variables: given };
  },
};
