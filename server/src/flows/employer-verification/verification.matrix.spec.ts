import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnyAct, GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  ACTS,
  type ActName,
  GRID,
  LETTERS,
  PEOPLE,
  STATES,
  type StateName,
  type TrierName,
} from "../../../test/expectations/verification.js";
import {
  aGraduate,
  anEmployerAccount,
  aSchool,
  aStaffAccount,
  type TestEmployer,
} from "../../../test/factories.js";
import { verdictOn } from "../../../test/signing.js";
import {
  aDraft,
  anApplicant,
  anOperator,
  aVerification,
  decides,
  REASON,
  VERIFICATION,
} from "../../../test/verification.js";
import { flowOf } from "../../records/index.js";

let on: TestApp;
let others: Record<Exclude<TrierName, "in charge" | "colleague">, Person>;
/** Who brought the records where they are: whoever tries is another. */
let decider: Person;

beforeAll(async () => {
  on = await openTestApp();
  decider = await anOperator(on);
  others = {
    "other employer": await anApplicant(on),
    operator: await anOperator(on),
    graduate: await aGraduate(on.platform),
    school: await aStaffAccount(on.platform, { school: await aSchool(on.platform) }),
    ministry: await aStaffAccount(on.platform, { role: "MINISTRY" }),
    nobody: null,
  };
});
afterAll(() => on?.close());

interface Tried {
  id: string;
  form: object;
  submission: number;
  owner: TestEmployer;
  colleague: TestEmployer;
}

/** A record of an organisation of its own, in this state. */
async function recordIn(state: StateName): Promise<Tried> {
  const owner = await anApplicant(on);
  const { id: accountId } = await anEmployerAccount(on.platform, owner);
  const colleague = { ...owner, accountId };
  const made = (draft: { id: string; form: object }, submission: number) => ({
    ...draft,
    submission,
    owner,
    colleague,
  });
  if (state === "DRAFT") return made(await aDraft(on, owner), 1);
  const draft = await aVerification(on, owner);
  const { id } = draft;
  if (state === "WITHDRAWN" || state === "ABANDONED") await on.act(owner, VERIFICATION.withdraw, { id });
  if (state === "ABANDONED") await on.act(owner, VERIFICATION.abandon, { id });
  if (state === "RETURNED") await decides(on, decider, "return", id);
  if (state === "REJECTED") await decides(on, decider, "reject", id);
  if (state === "VERIFIED") await decides(on, decider, "approve", id);
  return made(draft, 1);
}

const DOCUMENTS: Readonly<Record<ActName, AnyAct>> = VERIFICATION;

function variablesOf(act: ActName, { id, form, submission }: Tried): object {
  switch (act) {
    case "save":
    case "submit":
      return { id, form };
    case "withdraw":
    case "abandon":
    case "undo":
      return { id };
    case "reveal":
      return { recordId: id };
    case "approve":
      return verdictOn(id, submission);
    default:
      return { ...verdictOn(id, submission), rejection: { ...REASON, reasonCategory: "EMPLOYER_DATA" } };
  }
}

async function outcomeOf(person: Person, act: ActName, tried: Tried): Promise<string> {
  try {
    const answer = await on.act(person, DOCUMENTS[act], variablesOf(act, tried));
    if (answer.code) return answer.code;
    return answer.alreadyDone ? "done already" : "done";
  } catch (error) {
    if (error instanceof GraphQLFailure) return error.code;
    throw error;
  }
}

const looksOf = (id: string) =>
  on.row<{ status: string; steps: number; version: number }>(
    `select r.status, r.version, (select count(*)::int from record_event e where e.record_id = r.id) as steps
      from record r where r.id = $1`,
    [id],
  );

describe("EMPLOYER_VERIFICATION (F-05, F-06, F-70, F-72, P-02, P-07)", () => {
  for (const state of STATES) {
    it.each(ACTS)(`${state} · %s`, async (act) => {
      const { to, letters } = GRID[state][act];
      const each = [...letters.replaceAll(" ", "")];
      let tried = await recordIn(state);
      for (const [at, name] of PEOPLE.entries()) {
        const before = await looksOf(tried.id);
        expect(before.status).toBe(state);
        const person =
          name === "in charge" ? tried.owner : name === "colleague" ? tried.colleague : others[name];
        expect([name, await outcomeOf(person, act, tried)]).toEqual([name, LETTERS[each[at] ?? ""]]);
        const after = await looksOf(tried.id);
        if (each[at] !== "!") expect(after).toEqual(before);
        else {
          expect(after.status).toBe(to ?? state);
          tried = await recordIn(state);
        }
      }
    });
  }

  it("has a row for every state of the flow, and a cell for every act that records offer", () => {
    const { flow, acts } = flowOf("EMPLOYER_VERIFICATION");
    expect([...STATES].sort()).toEqual(Object.keys(flow.states).sort());
    expect(Object.keys(acts).every((act) => (ACTS as readonly string[]).includes(act))).toBe(true);
  });
});
