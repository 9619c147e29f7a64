import { beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../stage/src/client/answer.js";
import { flowOf } from "../src/records/index.js";
import type { RecordKind } from "../src/words/record-words.js";
import { GraphQLFailure, type Person, type TestApp } from "./app.js";
import { byPerson, LETTERS, PEOPLE, type PersonName } from "./expectations/people.js";
import { type Country, cellsOf, type Expectation, expectCell, type Trial } from "./matrix.js";
import type { CountryWish } from "./signing-country.js";

type Grid<Act extends string> = Readonly<Record<string, Partial<Record<Act, Expectation>>>>;

/** Any page of a record, as far as it says what can be done. */
type OfferingRecord = Operation<
  { [root: string]: { readonly availableActions: readonly { act: string; allowed: boolean }[] } | null },
  { id: string }
>;

/** A flow, the grids that its expectations are written in by hand (test/expectations), and how its acts are tried. */
export interface Matrix<Act extends string> extends Omit<Trial<Act>, "on"> {
  kind: RecordKind;
  /** The rules that the first grid holds. */
  rules: string;
  states: readonly string[];
  acts: readonly Act[];
  departmentFirst: Grid<Act>;
  /** What is different where the school reviews alone (F-10), and where a department has no reviewer (F-10a). */
  schoolOnly: Grid<Act>;
  withoutReviewer: Grid<Act>;
  /** Who sees a record of the state, a letter a person. */
  sees(state: string): string;
  /** Asks for the record with its `availableActions`. */
  record: OfferingRecord;
  /** The acts that a record offers by itself, as the API calls them. */
  offered: Readonly<Partial<Record<Act, string>>>;
  country(on: TestApp, wish: CountryWish): Promise<Country>;
}

/** Every cell of a flow, in all three chains of review; and who sees a record of each state with which acts. */
export function describeMatrix<Act extends string>(onOf: () => TestApp, matrix: Matrix<Act>): void {
  const { kind, states, acts } = matrix;
  const chain = (
    title: string,
    wish: CountryWish,
    grid: Grid<Act>,
    more?: (country: () => Country) => void,
  ) =>
    describe(`${kind}, ${title}`, () => {
      let country: Country;
      beforeAll(async () => {
        country = await matrix.country(onOf(), wish);
      });
      it.each(cellsOf(states, acts, grid))("%s · %s", async (state, act, expectation) => {
        await expectCell<Act>({ ...matrix, on: onOf() }, country, state, act, expectation);
      });
      more?.(() => country);
    });

  chain(
    `department then school (${matrix.rules})`,
    { reviewMode: "DEPARTMENT_THEN_SCHOOL" },
    matrix.departmentFirst,
    (country) => {
      it.each(
        states,
      )("%s is seen by whom it concerns, and offers exactly what they can do", async (state) => {
        await expectLooks(onOf(), matrix, country(), state);
      });
      it("has a row for every state of the flow, a cell for every act, and a name for what is offered", () => {
        const { flow, acts: offered } = flowOf(kind);
        expect([...states].sort()).toEqual(Object.keys(flow.states).sort());
        for (const state of states) {
          expect(Object.keys(matrix.departmentFirst[state] ?? {}).sort()).toEqual([...acts].sort());
        }
        expect(Object.values(matrix.offered).sort()).toEqual(Object.values(offered).sort());
      });
    },
  );
  chain("a school that reviews alone (F-10)", { reviewMode: "SCHOOL_ONLY" }, matrix.schoolOnly);
  chain(
    "a department that has nobody to review (F-10a)",
    { reviewMode: "DEPARTMENT_THEN_SCHOOL", departmentReviews: false },
    matrix.withoutReviewer,
  );
}

async function expectLooks<Act extends string>(
  on: TestApp,
  matrix: Matrix<Act>,
  country: Country,
  state: string,
): Promise<void> {
  const { id, graduate } = await country.record(state);
  const seen: Record<string, unknown> = {};
  const wanted: Record<string, unknown> = {};
  for (const name of looking(byPerson(matrix.sees(state)))) {
    const person = name === "own graduate" ? graduate : country.people[name];
    seen[name] = await offeredTo(on, person, matrix.record, id);
    wanted[name] = wantedLook(matrix, state, name);
  }
  expect(seen).toEqual(wanted);
}

/** `npm run test:long` asks as everybody; `npm test` as all who see the record, and one of those who alike do not. */
function looking(letters: Readonly<Record<PersonName, string>>): readonly PersonName[] {
  if (process.env.LONG === "1") return PEOPLE;
  const blind = PEOPLE.filter((name) => letters[name] !== "!");
  const one = new Set([...Map.groupBy(blind, (name) => letters[name]).values()].map(([first]) => first));
  return PEOPLE.filter((name) => letters[name] === "!" || one.has(name));
}

function wantedLook<Act extends string>(matrix: Matrix<Act>, state: string, name: PersonName): string {
  const letter = byPerson(matrix.sees(state))[name];
  if (letter === "?") return "null";
  if (letter !== "!") return LETTERS[letter] ?? "";
  const able = matrix.acts.filter((act) => {
    const expectation = matrix.departmentFirst[state]?.[act];
    return expectation && byPerson(expectation.letters)[name] === "!";
  });
  return able
    .flatMap((act) => matrix.offered[act] ?? [])
    .sort()
    .join();
}

/** "null", an error's code, or the acts that the record offers this person. */
async function offeredTo(on: TestApp, person: Person, document: OfferingRecord, id: string): Promise<string> {
  try {
    const record = await on.ask(person, document, { id });
    if (record === null) return "null";
    const allowed = record.availableActions.filter((action) => action.allowed);
    return allowed
      .map((action) => action.act)
      .sort()
      .join();
  } catch (error) {
    if (!(error instanceof GraphQLFailure)) throw error;
    return error.code;
  }
}
