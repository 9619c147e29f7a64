import fc from "fast-check";
import type { Model } from "./model.js";
import {
  ACTS,
  type Act,
  HOLD,
  isTermination,
  type ModelRecord,
  OWN_KINDS,
  PEOPLE,
  STALE,
  type Step,
  type Who,
} from "./world.js";

/** What fast-check makes: numbers that choose a command when the walk has come to it; null is no command. */
export interface DrawnCommand {
  /** Below 6 of 10 something allowed to those whom the walk follows, below 8 to anybody; else anything at all. */
  bold: number;
  act: number;
  which: number;
  roll: number;
}

export const LENGTH = 30;

/** Which two graduates a walk follows: 30 commands spread over four would seldom get far. */
const FOLLOWED = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [0, 3],
  [0, 4],
  [1, 5],
] as const;

/** One walk: whom it follows, and 30 commands. A failing one shrinks by leaving commands out. */
export interface Plan {
  followed: readonly number[];
  choices: (DrawnCommand | null)[];
}

const choices: fc.Arbitrary<(DrawnCommand | null)[]> = fc.tuple(
  ...Array.from({ length: LENGTH }, () =>
    fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant(null), weight: 0 },
      {
        arbitrary: fc.noShrink(
          fc.record({
            bold: fc.nat(9),
            act: fc.nat(1_000_000),
            which: fc.nat(1_000_000),
            roll: fc.nat(1023),
          }),
        ),
        weight: 1,
      },
    ),
  ),
);

export const plans: fc.Arbitrary<Plan> = fc.record({ followed: fc.constantFrom(...FOLLOWED), choices });

/** How often an act is chosen when it is possible; 4 unless said. */
const WEIGHTS: Partial<Record<Act, number>> = {
  wait: 3,
  disable: 1,
  enable: 1,
  remove: 1,
  save: 3,
  decline: 1,
  takeBackInvitation: 1,
  extend: 2,
  abandon: 2,
  deleteDraft: 1,
  reject: 2,
  withdraw: 2,
  undo: 2,
  void: 2,
  amend: 2,
  takeBackTermination: 2,
  approve: 24,
  submit: 10,
  submitSigning: 10,
  accept: 10,
  askTermination: 8,
  answerYes: 12,
  answerNo: 2,
  resubmit: 10,
};

/** The command that a choice means here. */
export function commandOf(choice: DrawnCommand, model: Model, followed: readonly number[]): Step {
  const bold = choice.bold >= 8;
  const byAct = new Map<Act, Step[]>();
  for (const step of everyCommand(model, rollOf(choice, bold))) {
    if (!bold && !model.allows(step)) continue;
    if (choice.bold < 6 && !isAboutOneOf(followed, step, model)) continue;
    const steps = byAct.get(step.act) ?? [];
    byAct.set(step.act, steps);
    steps.push(step);
  }
  const acts = [...byAct.keys()].flatMap((act) => Array<Act>(WEIGHTS[act] ?? 4).fill(act));
  const steps = byAct.get(acts[choice.act % acts.length] ?? "wait") ?? [];
  const step = steps[choice.which % steps.length];
  if (!step) throw new Error("Time can always pass");
  return step;
}

/** A verdict in four is held, and none that is allowed is about an older submission. */
function rollOf({ roll, which }: DrawnCommand, bold: boolean): number {
  const held = which % 4 === 0 ? roll | HOLD : roll & ~HOLD;
  return bold ? held : held & ~STALE;
}

function isAboutOneOf(followed: readonly number[], step: Step, model: Model): boolean {
  if (OF_NOBODY.has(step.act)) return true;
  const number = model.record(step)?.graduate.number ?? step.graduate;
  return number !== undefined && followed.includes(number);
}

/** Everything that could be tried, sensible or not. */
function everyCommand(model: Model, roll: number): Step[] {
  const steps: Step[] = [{ act: "wait", who: "school A", roll }];
  for (const who of ["school A", "school B"] as const) {
    steps.push({ act: "disable", who, roll }, { act: "enable", who, roll });
  }
  for (const { number } of model.graduates) {
    const graduate = number;
    for (const who of ["employer 0", "employer 1"] as const)
      steps.push({ act: "invite", who, graduate, roll });
    for (const who of ["school A", "school B", "reader A"] as const) {
      steps.push({ act: "remove", who, graduate, roll }, { act: "restore", who, graduate, roll });
    }
    const who = `graduate ${number}` as Who;
    for (const kind of OWN_KINDS) {
      steps.push({ act: "save", who, graduate, kind, roll });
      // What needs files is begun by a draft, to which they are uploaded.
      const needsFiles = kind === "PAPER_AGREEMENT" || (kind === "DESTINATION" && number === 3);
      if (!needsFiles) steps.push({ act: "submit", who, graduate, kind, roll });
    }
  }
  for (const record of model.records.values()) {
    for (const act of ACTS) {
      if (!isAbout(act, record)) continue;
      for (const who of PEOPLE) steps.push({ act, who, record: record.name, roll });
    }
  }
  return steps;
}

const OF_NOBODY: ReadonlySet<Act> = new Set(["disable", "enable", "wait"]);
const NEVER_ABOUT_RECORDS: ReadonlySet<Act> = new Set(["invite", "remove", "restore", ...OF_NOBODY]);
const ONLINE: ReadonlySet<Act> = new Set(["extend", "takeBackInvitation", "accept", "decline"]);
const OF_TERMINATIONS: ReadonlySet<Act> = new Set([
  "answerYes",
  "answerNo",
  "takeBackTermination",
  "force",
  "resubmit",
]);
const OWN: ReadonlySet<Act> = new Set(["save", "submit", "withdraw", "abandon", "deleteDraft"]);

/** Acts on records of a kind that has nothing like them are left to the matrices. */
function isAbout(act: Act, record: ModelRecord): boolean {
  if (NEVER_ABOUT_RECORDS.has(act)) return false;
  if (ONLINE.has(act)) return record.kind === "ONLINE_AGREEMENT";
  if (OF_TERMINATIONS.has(act)) return isTermination(record);
  if (OWN.has(act)) return record.kind !== "ONLINE_AGREEMENT" && !isTermination(record);
  if (act === "submitSigning") return record.kind === "OFFLINE_AGREEMENT";
  if (act === "void") return record.kind === "DESTINATION";
  if (act === "amend" || act === "askTermination") return record.kind.endsWith("_AGREEMENT");
  return true;
}
