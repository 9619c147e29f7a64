import fc from "fast-check";
import type { TestApp } from "../app.js";
import { commandOf, type Plan, plans } from "./commands.js";
import { type Answered, Driver } from "./driver.js";
import { runJobs, whatDesksSeeWrong, whatIsWrong } from "./invariants.js";
import { Model } from "./model.js";
import { newPeople, type Shared } from "./people.js";
import { asPerson, HOLD, type ModelRecord, type Step } from "./world.js";

/** Every how many commands the desks' lists and counts are read through the API, beside the end of the walk. */
const DESKS_EVERY = 10;

/**
 * One random walk: commands by many people on the real server, and the same on the model; after each one both must say
 * the same, and nothing may be wrong with what is stored.
 *
 * @throws with every command so far when they part.
 */
export async function walk(
  on: TestApp,
  shared: Shared,
  { followed, choices }: Plan,
  seen: Tally = new Map(),
): Promise<void> {
  const { people, graduates } = await newPeople(on, shared);
  const model = new Model(on.clock.now().getTime(), graduates);
  const driver = new Driver(on, people);
  const trace: string[] = [];
  for (const [index, choice] of choices.entries()) {
    if (!choice) continue;
    const step = commandOf(choice, model, followed);
    const wrong = await take(on, driver, model, step, trace).catch((error: unknown) => {
      throw new Parted([...trace, told(step, model.record(step))], [String(error)]);
    });
    if (wrong.length === 0 && (index + 1) % DESKS_EVERY === 0 && !driver.behind) {
      wrong.push(...(await whatDesksSeeWrong(on, driver, model)));
    }
    if (wrong.length > 0) throw new Parted(trace, wrong);
    note(seen, model, step, trace.at(-1)?.includes(" → DONE") === true);
  }
  await leave(on, people.graduates);
}

/** What walks came to: commands done and refused, and states reached, each with how often. */
export type Tally = Map<string, number>;

function note(seen: Tally, model: Model, { act }: Step, done: boolean): void {
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  count(`${act} ${done ? "done" : "refused"}`);
  for (const { kind, status } of model.records.values()) count(`${kind} ${status}`);
}

/** Where server and model parted. */
export class Parted extends Error {
  constructor(trace: readonly string[], wrong: readonly string[]) {
    super(`${wrong.join("\n")}\nafter\n${trace.join("\n")}`);
    this.stack = this.message;
  }
}

/** One command on both sides; what is wrong afterwards. */
async function take(
  on: TestApp,
  driver: Driver,
  model: Model,
  step: Step,
  trace: string[],
): Promise<string[]> {
  const record = model.record(step);
  const before = record && { ...record };
  const answered = await driver.perform(step, model);
  const allowed = model.attempt(step);
  trace.push(`${told(step, before)} → ${answered.outcome} ${answered.text}`);
  const wrong = disagreement(step, before, allowed, answered);
  if (wrong) return [wrong];
  if (driver.behind) return [];
  await runJobs(on);
  return await whatIsWrong(on, driver, model);
}

function disagreement(
  step: Step,
  before: ModelRecord | undefined,
  allowed: boolean,
  { outcome, text }: Answered,
): string | null {
  if (allowed) return outcome === "DONE" ? null : `should have been done: ${text}`;
  if (outcome === "REFUSED" || isRepeat(step, before, outcome, text)) return null;
  return `should have been refused: ${text}`;
}

/** A second click by whoever did the last thing, or holds that very verdict, is told that it is done. */
function isRepeat(step: Step, before: ModelRecord | undefined, outcome: string, text: string): boolean {
  if (outcome === "ALREADY") return before?.last === asPerson(step.who);
  const held = before?.held;
  return text.startsWith("VerdictScheduled") && held?.who === step.who && held.act === step.act;
}

function told({ act, who, record, graduate, kind, roll }: Step, before: ModelRecord | undefined): string {
  const what = before
    ? `${record} (${before.kind} ${before.status} of graduate ${before.graduate.number})`
    : [kind, graduate === undefined ? "" : `graduate ${graduate}`].filter(Boolean).join(" ");
  const held = ["approve", "return", "reject"].includes(act) && roll & HOLD ? " (held)" : "";
  return `  ${who}: ${act}${held} ${what} [${roll}]`;
}

/** The clock has nothing more to do with those who have finished their walk: later ones move it on by years. */
async function leave({ platform }: TestApp, graduates: readonly { id: string }[]): Promise<void> {
  const ids = [graduates.map(({ id }) => id)];
  await platform.pool.query("update record set closes_at = null where graduate_id = any($1)", ids);
  await platform.pool.query(
    "delete from held_verdict where record_id in (select id from record where graduate_id = any($1))",
    ids,
  );
}

/**
 * Many walks; the first that fails is shrunk to the commands it needs.
 *
 * @throws with seed and path, by which `npm run walk` plays it again.
 */
export async function walkOften(
  on: TestApp,
  shared: Shared,
  wish: { runs: number; seed: number; path?: string },
): Promise<Tally> {
  const seen: Tally = new Map();
  const property = fc.asyncProperty(plans, (plan) => walk(on, shared, plan, seen));
  const result = await fc.check(property, {
    numRuns: wish.runs,
    seed: wish.seed,
    ...(wish.path && { path: wish.path }),
    // A path is played as it is.
    endOnFailure: wish.path !== undefined,
  });
  if (!result.failed) return seen;
  const again = `npm run walk -- --seed ${result.seed} --path ${result.counterexamplePath}`;
  const cause = result.errorInstance;
  throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\nPlay it again: ${again}`);
}
