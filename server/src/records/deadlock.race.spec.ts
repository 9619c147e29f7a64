import "reflect-metadata";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { RemoveGraduates, RestoreGraduates, SetAgreementType } from "../../../stage/src/client/acts.js";
import { graphql } from "../../../stage/src/gql/index.js";
import {
  type ActAnswer,
  type AnyAct,
  GraphQLFailure,
  openTestApp,
  type Person,
  type TestApp,
} from "../../test/app.js";
import {
  aGraduate,
  anEmployer,
  aStaffAccount,
  COHORT,
  newId,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "../../test/factories.js";
import { OFFLINE, OFFLINE_FORM } from "../../test/offline.js";
import { invite, REJECTION, SIGNING } from "../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../test/signing-country.js";
import { ask, TERMINATION } from "../../test/terminations.js";
import { settleAllDue } from "./index.js";

const GRADUATES = 4;
const WORKERS = 14;
/** Of each worker; several hundred in all, whatever the machine. */
const ACTS = 45;

const SETTINGS = graphql(`mutation DeadlockRaceSettings($input: SigningSettingsInput!) {
  saveSigningSettings(input: $input) { __typename ... on Refusal { code } } }`);

let on: TestApp;
let at: Inhabitants;
let holder: TestStaff;
let province: TestStaff;
let graduates: TestGraduate[];
let employers: TestEmployer[];
beforeAll(async () => {
  on = await openTestApp();
  at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  const { schoolId, provinceId } = at.department;
  holder = await aStaffAccount(on.platform, { school: { id: schoolId, name: "", provinceId, code: "" } });
  province = await aStaffAccount(on.platform, { province: { id: provinceId, name: "" } });
  graduates = await Promise.all(
    Array.from({ length: GRADUATES }, () => aGraduate(on.platform, { department: at.department })),
  );
  employers = [await anEmployer(on.platform), await anEmployer(on.platform)];
});
afterAll(() => on?.close());

/** The same for every run: no `Math.random`. */
function dice(seed: number): <T>(among: readonly T[]) => T {
  let state = seed;
  return (among) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return among[Math.floor((state / 2_147_483_648) * among.length)] as (typeof among)[number];
  };
}

interface Target {
  id: string;
  status: string | null;
  submission: number;
}

async function recordOf(graduate: TestGraduate, pick: <T>(among: readonly T[]) => T): Promise<Target> {
  const { rows } = await on.platform.pool.query<Target>(
    "select id, status, submission from record where graduate_id = $1 order by changed_at desc limit 6",
    [graduate.id],
  );
  return rows.length > 0 ? pick(rows) : { id: newId(), status: null, submission: 0 };
}

/** Answers by who gave them, of acts that write one step each. */
const done: { by: string; recordId: string }[] = [];

function note(by: Person, recordId: string, answer: ActAnswer): void {
  const changed = !answer.code && answer.__typename !== "VerdictIsHeld" && !answer.alreadyDone;
  if (changed && by) done.push({ by: by.accountId, recordId });
}

async function act(graduate: TestGraduate, pick: <T>(among: readonly T[]) => T): Promise<void> {
  const employer = pick(employers);
  const record = await recordOf(graduate, pick);
  const { id, submission, status } = record;
  const exists = status !== null;
  const own = async (by: Person, act: AnyAct, variables: object = { id }) =>
    note(by, id, await on.act(by, act, variables));
  const verdict = { verdict: { recordId: id, submission, status } };
  const reason = { ...verdict, rejection: REJECTION };
  const { department, school } = at.doers;
  await pick([
    async () => {
      const wanted = newId();
      note(employer, wanted, await invite(on, employer, graduate, { id: wanted }));
    },
    async () => {
      const wanted = newId();
      const answer = await on.act(graduate, OFFLINE.save, { id: wanted, form: OFFLINE_FORM });
      note(graduate, wanted, answer);
    },
    async () =>
      exists &&
      own(graduate, OFFLINE.submit, { id, form: { ...OFFLINE_FORM, positionName: pick(["甲", "乙"]) } }),
    async () => {
      const wanted = newId();
      note(graduate, wanted, await ask(on, graduate, id, { id: wanted }));
    },
    async () => {
      const wanted = newId();
      note(employer, wanted, await ask(on, employer, id, { id: wanted }));
    },
    () => own(graduate, SIGNING.accept),
    () => own(graduate, SIGNING.accept),
    () => own(graduate, OFFLINE.withdraw),
    () => own(graduate, OFFLINE.abandon),
    () => own(graduate, TERMINATION.accept),
    () => own(employer, TERMINATION.accept),
    () => own(graduate, TERMINATION.takeBack),
    () => own(employer, SIGNING.takeBack),
    () => own(employer, SIGNING.extend, { id, validDays: pick([8, 9, 10]) }),
    () => own(department, SIGNING.approve, verdict),
    () => own(department, SIGNING.approve, verdict),
    () => own(school, SIGNING.approve, verdict),
    () => own(school, SIGNING.approve, verdict),
    () => own(school, SIGNING.reject, reason),
    () => own(holder, SIGNING.approve, { ...verdict, hold: true }),
    () => own(holder, SIGNING.approve, { ...verdict, hold: true }),
    async () => void (await on.ask(holder, SIGNING.undo, { id })),
    async () => {
      on.clock.advance(6);
      await settleAllDue(on.platform);
    },
    async () => {
      await on.platform.pool.query(
        "update record set closes_at = $2 where id = $1 and status = 'INVITED' and not frozen",
        [id, on.clock.now()],
      );
    },
    async () => void (await on.ask(school, RemoveGraduates, { ids: [pick(graduates).id] })),
    async () => void (await on.ask(school, RestoreGraduates, { ids: graduates.map((each) => each.id) })),
    async () => void (await on.ask(school, RestoreGraduates, { ids: graduates.map((each) => each.id) })),
    async () => {
      const contact = await on.row(
        `select level_scope as "levelScope", c.name, phone, address, postcode from agreement_contact c
         join signing_settings s on s.id = c.settings_id where s.school_id = $1 and s.cohort = $2`,
        [at.department.schoolId, COHORT],
      );
      const input = {
        cohort: COHORT,
        signingOn: true,
        reviewMode: "DEPARTMENT_THEN_SCHOOL",
        terminationLimit: pick([5, 50, 99]),
        contacts: [contact],
      };
      await on.act(school, SETTINGS, { input });
    },
    async () => {
      const agreementType = pick(["TWO_PARTY", "THREE_PARTY"] as const);
      const { provinceId } = at.department;
      await on.ask(province, SetAgreementType, { provinceId, cohort: COHORT, agreementType });
    },
  ])();
}

/** Whatever else fails is seen in the log. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof GraphQLFailure && error.code === "INTERNAL_SERVER_ERROR")) throw error;
}

it("every beginning and every act at once on few graduates: no deadlock, and no act is lost (ADR 0013)", async () => {
  const logged = vi.spyOn(on.platform.logger, "error");
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, worker) => {
      const pick = dice(worker + 1);
      for (let n = 0; n < ACTS; n += 1) await act(pick(graduates), pick).catch(unlessBusy);
    }),
  );
  // Who waited for a lock longer than 5 s is told to come again; on a slow machine that may be, a deadlock never.
  const errors = logged.mock.calls.map(([what]) => (what as { err?: { code?: string } }).err?.code);
  expect(errors.filter((code) => code !== "55P03")).toEqual([]);
  // Each done act wrote its one step, and nobody's step is there that was not answered as done.
  const { rows } = await on.platform.pool.query<{ by: string; steps: number }>(
    `select actor_account as by, count(*)::int as steps from record_event
     where actor_account <> $1 group by actor_account`,
    [holder.accountId],
  );
  const steps = Object.fromEntries(rows.map(({ by, steps: number }) => [by, number]));
  const answered: Record<string, number> = {};
  for (const { by } of done) answered[by] = (answered[by] ?? 0) + 1;
  expect(steps).toEqual(answered);
  // What was held took effect, was undone or dropped, or still waits.
  const held = await on.row(
    `select (select count(*)::int from audit_entry where act = 'VERDICT_HELD') as given,
       (select count(*)::int from record_event where actor_account = $1)
         + (select count(*)::int from audit_entry where act in ('VERDICT_UNDONE', 'VERDICT_DROPPED'))
         + (select count(*)::int from held_verdict) as known`,
    [holder.accountId],
  );
  expect(held.known).toBe(held.given);
  expect(done.length).toBeGreaterThan(50);
}, 300_000);
