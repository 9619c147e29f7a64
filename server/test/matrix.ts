import { expect } from "vitest";
import { graphql } from "../../stage/src/gql/index.js";
import { type ActAnswer, type AnyAct, GraphQLFailure, type Person, type TestApp } from "./app.js";
import { byPerson, LETTERS, PEOPLE, type PersonName } from "./expectations/people.js";
import { aGraduate, type TestGraduate } from "./factories.js";
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

/** One try: what came of it, and what the record is like afterwards. */
async function tryAct<Act extends string>(
  { on, documents, variables }: Trial<Act>,
  country: Country,
  record: { id: string; graduate: TestGraduate },
  act: Act,
  name: PersonName,
): Promise<{ outcome: string; after: string }> {
  const person = name === "own graduate" ? record.graduate : country.people[name];
  let outcome: string;
  try {
    outcome = outcomeOf(await on.act(person, documents[act], variables[act](record.id)));
  } catch (error) {
    if (!(error instanceof GraphQLFailure)) throw error;
    outcome = error.code;
  }
  return { outcome, after: await looksOf(on, record) };
}

/** Equal for two moments between which nothing has happened to the record. */
async function looksOf(on: TestApp, { id }: { id: string }): Promise<string> {
  return JSON.stringify(await footprint(on, id));
}

const ChooseOtherRow = graphql(`
  mutation MatrixChooseIdentity($id: ID!) { chooseIdentity(id: $id) { __typename } }
`);

/**
 * F-01a: the graduate of a record acts for another row of theirs, of another stage elsewhere, which is made where there is
 * none: what they see of the record and may do with it stays as it was.
 */
export async function actsForAnotherRow(on: TestApp, graduate: TestGraduate): Promise<void> {
  const { pool } = on.platform;
  const { rows } = await pool.query<{ id: string }>(
    `select other.id from graduate own join graduate other on other.person_id = own.person_id and other.id <> own.id
      where own.id = $1`,
    [graduate.id],
  );
  const id = rows[0]?.id ?? (await aGraduate(on.platform, { educationLevel: "41", registered: false })).id;
  // As a corrected number does (P-12): a graduate of a copied country has a number of their own, which nobody was told.
  if (!rows[0]) {
    await pool.query(
      `update graduate g set id_number_index = own.id_number_index, name = own.name from graduate own
        where g.id = $1 and own.id = $2`,
      [id, graduate.id],
    );
  }
  await on.ask(graduate, ChooseOtherRow, { id });
}

const turnOf = (cell: string): number => [...cell].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

/**
 * Who is tried in a cell. `npm run test:long` tries everybody; `npm test` everybody who may do the act, and of the others
 * one, whom another refusal awaits from cell to cell.
 */
function triedIn(cell: string, letters: Readonly<Record<PersonName, string>>): readonly PersonName[] {
  if (process.env.LONG === "1") return PEOPLE;
  const turn = turnOf(cell);
  const others = PEOPLE.filter((name) => letters[name] !== "!");
  const refused = [...Map.groupBy(others, (name) => letters[name]).values()];
  const alike = refused[turn % refused.length] ?? [];
  const chosen = alike[turn % alike.length];
  return PEOPLE.filter((name) => letters[name] === "!" || name === chosen);
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
  let before = await looksOf(trial.on, record);
  const cell = `${state} ${act}`;
  for (const name of triedIn(cell, letters)) {
    if (!before) {
      record = await country.record(state);
      before = await looksOf(trial.on, record);
    }
    // In every third cell, which are others from act to act.
    if (name === "own graduate" && turnOf(cell) % 3 === 0) {
      await actsForAnotherRow(trial.on, record.graduate);
      before = await looksOf(trial.on, record);
    }
    wanted[name] = expected(letters[name], expectation);
    const { outcome, after } = await tryAct(trial, country, record, act, name);
    const untouched = before === after;
    const changes = letters[name] === "!" && !trial.looks.includes(act);
    found[name] =
      untouched === changes ? `${outcome}, but ${untouched ? "nothing" : "something"} changed` : outcome;
    before = untouched ? after : "";
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
