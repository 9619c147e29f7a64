import { describe, expect, it } from "vitest";
import { flowOf } from "../src/records/index.js";
import type { RecordKind } from "../src/words/record-words.js";
import { type AnyAct, GraphQLFailure, type Person, type TestApp } from "./app.js";
import { LETTERS, PEOPLE, type TrierName } from "./expectations/organisation-people.js";
import {
  aGraduate,
  anEmployer,
  anEmployerAccount,
  aSchool,
  aStaffAccount,
  type TestEmployer,
} from "./factories.js";
import { verdictOn } from "./signing.js";

/** A record about an organisation, with whoever it belongs to. */
export interface TriedRecord {
  id: string;
  form: object;
  owner: TestEmployer;
}

interface Cell {
  to: string | null;
  letters: string;
}

/** How one kind of record about organisations is tried: its grid, and how records come into each state. */
export interface OrganisationMatrix<State extends string, Act extends string> {
  kind: RecordKind;
  rules: string;
  states: readonly State[];
  acts: readonly Act[];
  grid: Readonly<Record<State, Readonly<Record<Act, Cell>>>>;
  documents: Readonly<Record<Act, AnyAct>>;
  /** A record of an organisation of its own, in this state; verdicts given by the decider. */
  recordIn(on: TestApp, state: State, decider: Person): Promise<TriedRecord>;
}

/** Tries every act in every state by everyone, and that a refused one leaves no trace. */
export function triesOrganisations<State extends string, Act extends string>(
  app: () => TestApp,
  matrix: OrganisationMatrix<State, Act>,
): void {
  const { kind, rules, states, acts, grid } = matrix;
  let others: Record<Exclude<TrierName, "in charge" | "colleague">, Person> | undefined;
  /** Who brought the records where they are: whoever tries is another. */
  let decider: Person = null;

  async function recordIn(state: State) {
    const on = app();
    decider ??= await aStaffAccount(on.platform, { role: "OPERATOR" });
    others ??= {
      "other employer": await anEmployer(
        on.platform,
        kind === "EMPLOYER_VERIFICATION" ? { verified: false } : {},
      ),
      operator: await aStaffAccount(on.platform, { role: "OPERATOR" }),
      graduate: await aGraduate(on.platform),
      school: await aStaffAccount(on.platform, { school: await aSchool(on.platform) }),
      ministry: await aStaffAccount(on.platform, { role: "MINISTRY" }),
      nobody: null,
    };
    const made = await matrix.recordIn(on, state, decider);
    const { id: accountId } = await anEmployerAccount(on.platform, made.owner);
    return {
      ...made,
      people: { ...others, "in charge": made.owner, colleague: { ...made.owner, accountId } },
    };
  }

  const outcomeOf = async (person: Person, act: Act, tried: TriedRecord): Promise<string> => {
    try {
      const answer = await app().act(person, matrix.documents[act], variablesOf(act, tried));
      if (answer.code) return answer.code;
      return answer.alreadyDone ? "done already" : "done";
    } catch (error) {
      if (error instanceof GraphQLFailure) return error.code;
      throw error;
    }
  };

  /** What is left of a record: nothing once it was taken out. */
  const looksOf = (id: string) =>
    app().row<{ status: string | null; steps: number; version: number | null }>(
      `select r.status, r.version, (select count(*)::int from record_event e where e.record_id = r.id) as steps
        from (select $1::uuid as wanted) w left join record r on r.id = w.wanted`,
      [id],
    );

  describe(`${kind} (${rules})`, () => {
    for (const state of states) {
      it.each([...acts])(`${state} · %s`, async (act) => {
        const { to, letters } = grid[state][act];
        const each = [...letters.replaceAll(" ", "")];
        let tried = await recordIn(state);
        for (const [at, name] of PEOPLE.entries()) {
          const before = await looksOf(tried.id);
          expect(before.status).toBe(state);
          expect([name, await outcomeOf(tried.people[name], act, tried)]).toEqual([
            name,
            LETTERS[each[at] ?? ""],
          ]);
          const after = await looksOf(tried.id);
          if (each[at] !== "!") expect(after).toEqual(before);
          else {
            expect(after.status).toBe(to === "REMOVED" ? null : (to ?? state));
            tried = await recordIn(state);
          }
        }
      });
    }

    it("has a row for every state of the flow, and a cell for every act that records offer", () => {
      const { flow, acts: offered } = flowOf(kind);
      expect([...states].sort()).toEqual(Object.keys(flow.states).sort());
      expect(Object.keys(offered).every((act) => (acts as readonly string[]).includes(act))).toBe(true);
    });
  });
}

function variablesOf(act: string, { id, form }: TriedRecord): object {
  switch (act) {
    case "save":
    case "submit":
      return { id, form };
    case "reveal":
      return { recordId: id };
    case "approve":
      return verdictOn(id, 1);
    case "return":
    case "reject":
      return {
        ...verdictOn(id, 1),
        rejection: { reasonCategory: "EMPLOYER_DATA", details: "单位名称与证照不一致，请核对" },
      };
    default:
      return { id };
  }
}
