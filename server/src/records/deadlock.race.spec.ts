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
  aFavourite,
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
const ACTS = process.env.LONG === "1" ? 25 : 8;

const SETTINGS = graphql(`mutation DeadlockRaceSettings($input: SigningSettingsInput!) {
  saveSigningSettings(input: $input) { __typename ... on Refusal { code } } }`);

let on: TestApp;
let at: Inhabitants;
let holder: TestStaff;
let province: TestStaff;
let graduates: TestGraduate[];
let employers: TestEmployer[];
/** As they are: only the limit is changed. */
let settings: object;
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
  // `invite` makes a favourite where there is none: two at once would make two.
  for (const employer of employers) {
    for (const graduate of graduates) await aFavourite(on.platform, { employer, graduate });
  }
  const contact = await on.row(
    `select level_scope as "levelScope", c.name, phone, address, postcode from agreement_contact c
     join signing_settings s on s.id = c.settings_id where s.school_id = $1 and s.cohort = $2`,
    [schoolId, COHORT],
  );
  const reviewMode = "DEPARTMENT_THEN_SCHOOL";
  settings = { cohort: COHORT, signingOn: true, reviewMode, contacts: [contact] };
});
afterAll(() => on?.close());

/** The same for every run: no `Math.random` (mulberry32). */
function dice(seed: number): <T>(among: readonly T[]) => T {
  let state = seed;
  return (among) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const part = ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    return among[Math.floor(part * among.length)] as (typeof among)[number];
  };
}

type Pick = ReturnType<typeof dice>;

interface Target {
  id: string;
  kind: string;
  status: string;
  submission: number;
  employer: string | null;
}

/** One of the graduate's records, most often one that waits for somebody. */
async function recordOf(graduate: TestGraduate, pick: Pick): Promise<Target | null> {
  const { rows } = await on.platform.pool.query<Target>(
    `select id, kind, status, submission, employer_id as employer from record where graduate_id = $1
     order by waits_for is null, changed_at desc limit 3`,
    [graduate.id],
  );
  return rows.length > 0 ? pick(rows) : null;
}

/** Answers by who gave them, of acts that write one step each. */
const done: { by: string; recordId: string }[] = [];

function note(by: Person, recordId: string, answer: ActAnswer): void {
  const changed = !answer.code && answer.__typename !== "VerdictScheduled" && !answer.alreadyDone;
  if (changed && by) done.push({ by: by.accountId, recordId });
}

type Doing = () => Promise<unknown>;

async function act(graduate: TestGraduate, pick: Pick): Promise<void> {
  const record = await recordOf(graduate, pick);
  const begin = beginnings(graduate, pick);
  const ways = record
    ? pick([begin, around(record, pick), onRecord(graduate, record, pick), onRecord(graduate, record, pick)])
    : begin;
  await pick(ways)();
}

function beginnings(graduate: TestGraduate, pick: Pick): Doing[] {
  const employer = pick(employers);
  const id = newId();
  return [
    async () => note(employer, id, await invite(on, employer, graduate, { id })),
    async () => note(graduate, id, await on.act(graduate, OFFLINE.save, { id, form: OFFLINE_FORM })),
  ];
}

/** What can be done to it, whoever may; now and then by who may not, or too late. */
function onRecord(graduate: TestGraduate, record: Target, pick: Pick): Doing[] {
  const { id, kind, status, submission } = record;
  const employer = employers.find((each) => each.id === record.employer) ?? pick(employers);
  const own =
    (by: Person, document: AnyAct, variables: object = { id }) =>
    async () =>
      note(by, id, await on.act(by, document, variables));
  if (status.endsWith("REVIEW")) return verdicts(graduate, { id, status, submission }, own);
  const request = newId();
  const asking = (by: Person) => async () => note(by, request, await ask(on, by, id, { id: request }));
  const form = { ...OFFLINE_FORM, positionName: pick(["甲", "乙"]) };
  switch (kind) {
    case "ONLINE_AGREEMENT":
      return status === "INVITED"
        ? [
            own(graduate, SIGNING.accept),
            own(graduate, SIGNING.accept),
            own(employer, SIGNING.takeBack),
            own(employer, SIGNING.extend, { id, validDays: pick([8, 9, 10]) }),
          ]
        : [asking(graduate), asking(employer)];
    case "ONLINE_TERMINATION":
      return [
        own(graduate, TERMINATION.accept),
        own(employer, TERMINATION.accept),
        own(graduate, TERMINATION.takeBack),
      ];
    default:
      return [own(graduate, OFFLINE.submit, { id, form }), own(graduate, OFFLINE.abandon)];
  }
}

function verdicts(
  graduate: TestGraduate,
  { id, status, submission }: { id: string; status: string; submission: number },
  own: (by: Person, document: AnyAct, variables?: object) => Doing,
): Doing[] {
  const verdict = { verdict: { recordId: id, submission, status } };
  const reviewer = status.endsWith("DEPARTMENT_REVIEW") ? at.doers.department : at.doers.school;
  const given = own(reviewer, SIGNING.approve, verdict);
  return [
    given,
    given,
    own(reviewer, SIGNING.reject, { ...verdict, rejection: REJECTION }),
    own(holder, SIGNING.approve, { ...verdict, hold: true }),
    own(holder, SIGNING.approve, { ...verdict, hold: true }),
    async () => await on.ask(holder, SIGNING.undo, { id }),
    own(graduate, OFFLINE.withdraw),
  ];
}

/** The clock, the roster, the settings of school and province. */
function around({ id }: Target, pick: Pick): Doing[] {
  const { school } = at.doers;
  const all = graduates.map((each) => each.id);
  return [
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
    async () => await on.ask(school, RemoveGraduates, { ids: [pick(all)] }),
    async () => await on.ask(school, RestoreGraduates, { ids: all }),
    async () => await on.ask(school, RestoreGraduates, { ids: all }),
    async () =>
      await on.act(school, SETTINGS, { input: { ...settings, terminationLimit: pick([5, 50, 99]) } }),
    async () => {
      const type = pick(["TWO_PARTY", "THREE_PARTY"] as const);
      await on.ask(province, SetAgreementType, {
        provinceId: at.department.provinceId,
        cohort: COHORT,
        agreementType: type,
      });
    },
  ];
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
  // Who waited too long (lock_timeout, statement_timeout) is told to come again: on a slow machine that may be.
  const errors = logged.mock.calls.map(([what]) => (what as { err?: { code?: string } }).err?.code);
  expect(errors.filter((code) => code !== "55P03" && code !== "57014")).toEqual([]);
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
  // How many of them find something to do is chance; with none done nothing would be tried.
  expect(done.length).toBeGreaterThan(WORKERS);
}, 300_000);
