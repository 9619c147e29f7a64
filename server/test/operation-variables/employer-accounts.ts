import { graphql } from "../../../stage/src/gql/index.js";
import { sealRows } from "../../src/desks/graduate-sheets/sheet-rows.js";
import { keepCode } from "../../src/parties/credentials/index.js";
import { aMobile, anAccountOffer } from "../account-offers.js";
import type { TestApp } from "../app.js";
import type { CrowdedWorld } from "../crowded-world.js";
import { aGraduate, anEmployerAccount, COHORT, newId } from "../factories.js";
import { codeOf } from "../registering.js";
import { TERMS } from "../signing.js";
import { anApplicant } from "../verification.js";
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

const { validDays, job } = TERMS;
const POSITION = { validDays, job };

/** A sheet with one row, which was checked. */
const onSheet: Provider = async (on, { employer: person, school }) => {
  const sheetId = newId();
  const row = {
    line: 2,
    name: "王一",
    idNumber: "110101200001010010",
    school: school.name,
    schoolId: school.id,
  };
  const rows = [{ ...row, outcome: "WAITING", message: null, favouriteId: null } as const];
  await on.platform.pool.query(
    `insert into graduate_sheet (id, employer_id, account_id, file_name, status, rows_sealed, total, uploaded_at)
      values ($1, $2, $3, '名单.xlsx', 'CHECKED', $4, 1, $5)`,
    [sheetId, person.id, person.accountId, sealRows(on.platform.keys, rows), on.clock.now()],
  );
  return { person, variables: id(sheetId) };
};

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
  JoinRequests: employer(),
  AnswerJoinRequest: async (on, world) => {
    const [requestId, { accountId }] = [newId(), await anApplicant(on)];
    await on.platform.pool.query(
      "insert into join_request (id, employer_id, account_id, person_name, asked_at) values ($1, $2, $3, '申请人', $4)",
      [requestId, world.employer.id, accountId, on.clock.now()],
    );
    return { person: world.employer, variables: { ...id(requestId), accept: true } };
  },
  PositionTemplates: employer(),
  SavePositionTemplate: employer(() => ({ id: newId(), name: newId().slice(0, 30), terms: POSITION })),
  RemovePositionTemplate: async (on, world) => {
    const kept = newId();
    await on.platform.pool.query(
      "insert into position_template (id, employer_id, name, terms, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)",
      [
        kept,
        world.employer.id,
        `模板${kept}`,
        JSON.stringify(POSITION),
        world.employer.accountId,
        on.clock.now(),
      ],
    );
    return { person: world.employer, variables: id(kept) };
  },
  EmployerWeek: employer(),
  MenuCounts: employer(),
  GraduateSheet: onSheet,
  StartGraduateSheet: onSheet,
  TakeGraduateCard: async (on, world) => {
    const graduate = await aGraduate(on.platform, { department: world.department });
    const { cardCode: code } = await on.ask(
      graduate,
      graphql(`mutation OperationVariablesCard { showGraduateCard { ... on GraduateCard { cardCode } } }`),
    );
    return { person: world.employer, variables: { code } };
  },
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
