import { JOBS } from "@gd/server/composition.js";
import { remindOfDeadlines } from "@gd/server/flows/online-signing/index.js";
import { runWaitingJobs } from "@gd/server/outbox/index.js";
import { TestClock } from "@gd/server/platform/clock.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { settleAllDue } from "@gd/server/records/index.js";
import type { DemoCountry } from "../country/index.js";
import { isDone } from "../people/index.js";
import { assemble, type Cast } from "./cast.js";
import type { Step } from "./story.js";

/** How many acts are under way at once: their waiting for the database overlaps. */
const SIDE_BY_SIDE = 4;

/** How far the clock may run ahead of messages, reports and documents. */
const JOBS_BEHIND_MS = 45 * 60_000;

/** How often what is left of the jobs is tried at the end. */
const MOST_RUNS = 20;

/**
 * Plays the history by the real acts, each at its moment of the past, on a copy of the platform whose clock moves.
 * Messages, reports and documents are made as the clock goes on, so that their times are true as well.
 *
 * @throws when an act is refused: the history was told against the rules.
 */
export async function play(
  platform: Platform,
  country: DemoCountry,
  steps: readonly Step[],
  begin: Date,
): Promise<void> {
  const clock = new TestClock(begin);
  const then: Platform = { ...platform, clock };
  const cast = await assemble(then, country);
  const moveTo = (at: Date) => clock.advance(Math.max(0, at.getTime() - clock.now().getTime()) / 1000);
  let worked = begin;
  for (const scene of scenes(steps)) {
    if (scene.at.getTime() - worked.getTime() > JOBS_BEHIND_MS) {
      await workOff(then);
      worked = scene.at;
    }
    moveTo(scene.at);
    await Promise.all(scene.steps.map((step) => perform(cast, step)));
  }
  await workOff(then);
  moveTo(platform.clock.now());
  await settleAllDue(then);
  await finishJobs(then);
}

/** Steps of different graduates that come close upon each other: played side by side, at the moment of the first. */
function scenes(steps: readonly Step[]): { at: Date; steps: Step[] }[] {
  const all: { at: Date; steps: Step[] }[] = [];
  for (const step of steps) {
    const last = all.at(-1);
    const joins =
      last !== undefined &&
      last.steps.length < SIDE_BY_SIDE &&
      step.at.getTime() - last.at.getTime() < JOBS_BEHIND_MS &&
      last.steps.every((other) => other.graduate !== step.graduate && !other.alone) &&
      !step.alone;
    if (joins) last.steps.push(step);
    else all.push({ at: step.at, steps: [step] });
  }
  return all;
}

/** What the worker would have done by now. */
async function workOff(platform: Platform): Promise<void> {
  await remindOfDeadlines(platform);
  await runWaitingJobs(platform, JOBS);
}

/** Jobs until nothing is left: one run may end while a queue that is busy frees its next job. */
export async function finishJobs(platform: Platform): Promise<void> {
  for (let run = 0; run < MOST_RUNS; run += 1) {
    await workOff(platform);
    const { rows } = await platform.pool.query("select from graphile_worker.jobs limit 1");
    if (rows.length === 0) return;
  }
  throw new Error("The demo's history left jobs that do not end");
}

async function perform(cast: Cast, step: Step): Promise<void> {
  const outcome = await step.does(cast);
  if (outcome && !isDone(outcome)) {
    const fields = outcome.fields?.map(({ field, message }) => ` ${field}: ${message}`).join() ?? "";
    throw new Error(
      `The demo's history broke at ${step.act}: ${outcome.code} ${outcome.message}${fields} (${step.graduate.name})`,
    );
  }
}
