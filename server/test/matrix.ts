import { expect } from "vitest";
import { type ActAnswer, type AnyAct, GraphQLFailure, type Person, type TestApp } from "./app.js";
import { byPerson, LETTERS, PEOPLE, type PersonName } from "./expectations/people.js";
import type { TestGraduate } from "./factories.js";
import { footprint, isDone } from "./signing.js";

export interface Expectation {
  /** The state that a done act leads to; null where the act changes no state. */
  to: string | null;
  /** One letter a person, blanks for the eye only. */
  letters: string;
}

/** Everybody who could have to do with a record, and records of one flow in every state. */
export interface Country {
  people: Record<Exclude<PersonName, "own graduate">, Person>;
  record(state: string): Promise<{ id: string; graduate: TestGraduate }>;
}

/** How the acts of a flow are tried. */
export interface Trial<Act extends string> {
  on: TestApp;
  documents: Readonly<Record<Act, AnyAct>>;
  variables: Readonly<Record<Act, (id: string) => object>>;
  /** Acts that leave the record as it is when they are done. */
  looks: readonly Act[];
}

/** What was answered: `done <state>`, `done <type>` for acts that answer no record, or the refusal. */
function outcomeOf(answer: ActAnswer): string {
  if (isDone(answer)) {
    return answer.alreadyDone ? "done already" : `done ${(answer.agreement ?? answer.record)?.status}`;
  }
  return answer.code ? `${answer.__typename} ${answer.code}` : `done ${answer.__typename}`;
}

/** One try: what came of it, and that nothing else did. */
async function tryAct<Act extends string>(
  { on, documents, variables }: Trial<Act>,
  country: Country,
  record: { id: string; graduate: TestGraduate },
  act: Act,
  name: PersonName,
): Promise<{ outcome: string; untouched: boolean }> {
  const person = name === "own graduate" ? record.graduate : country.people[name];
  const before = await footprint(on, record.id);
  let outcome: string;
  try {
    outcome = outcomeOf(await on.act(person, documents[act], variables[act](record.id)));
  } catch (error) {
    if (!(error instanceof GraphQLFailure)) throw error;
    outcome = error.code;
  }
  const after = await footprint(on, record.id);
  return { outcome, untouched: JSON.stringify(before) === JSON.stringify(after) };
}

/**
 * Who is tried in a cell. `npm run test:long` tries everybody; `npm test` everybody who may do the act, and of those
 * whom the same refusal awaits one, a different one from cell to cell: so every answer of every cell is seen each time.
 */
function triedIn(cell: string, letters: Readonly<Record<PersonName, string>>): readonly PersonName[] {
  if (process.env.LONG === "1") return PEOPLE;
  const turn = [...cell].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return PEOPLE.filter((name) => {
    if (letters[name] === "!") return true;
    const alike = PEOPLE.filter((other) => letters[other] === letters[name]);
    return alike[turn % alike.length] === name;
  });
}

/** Tries people; whoever succeeds gets a record of their own, everybody else must leave no trace. */
export async function expectCell<Act extends string>(
  trial: Trial<Act>,
  country: Country,
  state: string,
  act: Act,
  expectation: Expectation,
): Promise<void> {
  const letters = byPerson(expectation.letters);
  const wanted: Record<string, string> = {};
  const found: Record<string, string> = {};
  let record = await country.record(state);
  for (const name of triedIn(`${state} ${act}`, letters)) {
    wanted[name] = expected(letters[name], expectation);
    const { outcome, untouched } = await tryAct(trial, country, record, act, name);
    const changes = letters[name] === "!" && !trial.looks.includes(act);
    found[name] =
      untouched === changes ? `${outcome}, but ${untouched ? "nothing" : "something"} changed` : outcome;
    if (!untouched) record = await country.record(state);
  }
  expect(found).toEqual(wanted);
}

function expected(letter: string, { to }: Expectation): string {
  if (letter === "!") return `done ${to ?? ""}`;
  if (letter === "d") return "done already";
  return LETTERS[letter] ?? `no meaning for ${letter}`;
}

/** The cells of a grid, in the order of states and acts. */
export function cellsOf<Act extends string>(
  states: readonly string[],
  acts: readonly Act[],
  table: Readonly<Record<string, Partial<Record<Act, Expectation>>>>,
): [string, Act, Expectation][] {
  return states.flatMap((state) =>
    acts.flatMap((act) => {
      const expectation = table[state]?.[act];
      return expectation ? [[state, act, expectation] as [string, Act, Expectation]] : [];
    }),
  );
}
