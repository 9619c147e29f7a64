import fc from "fast-check";
import { type Program, startProgram } from "../processes.js";

/** What is killed at which act. */
export interface Kill {
  /** Number of the act, counted over all flows, that is on its way when it happens. */
  at: number;
  victim: "main" | "worker" | "both";
  /** So many milliseconds after it was sent: in the middle of something else each time. */
  after: number;
}

/** Kills spread over so many acts; the same seed gives the same. */
export function plannedKills(kills: number, acts: number, seed: number): Kill[] {
  const kill = fc.record({
    at: fc.integer({ min: 1, max: acts - 1 }),
    victim: fc.constantFrom("main", "worker", "both"),
    after: fc.integer({ min: 0, max: 40 }),
  });
  return fc
    .sample(kill as fc.Arbitrary<Kill>, { numRuns: kills, seed })
    .sort((one, other) => one.at - other.at);
}

/** A server and a worker that can be killed according to a plan, and are started again at once. */
export class Mortals {
  readonly #environment: Record<string, string>;
  #plan: Kill[] = [];
  #main: Program | undefined;
  #worker: Program | undefined;
  #acts = 0;
  #ready: Promise<void>;
  killed = 0;
  /** What the programs logged as errors: kinds only, as the log has them. */
  readonly errors: string[] = [];

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
    this.#ready = this.#start(["main", "worker"]);
  }

  /** From now on they die as planned. */
  expose(plan: readonly Kill[]): void {
    this.#plan = [...plan];
    this.#acts = 0;
  }

  /** Where the server is to be found, once it is. */
  async url(): Promise<string> {
    await this.#ready;
    return this.#main?.url ?? "";
  }

  /** An act is on its way. */
  onItsWay(): void {
    this.#acts += 1;
    const [next] = this.#plan;
    if (!next || this.#acts < next.at) return;
    this.#plan.shift();
    const victims = next.victim === "both" ? (["main", "worker"] as const) : ([next.victim] as const);
    this.#ready = this.#ready.then(() => this.#replace(victims, next.after));
  }

  /** The worker again, as if so much time had gone by. */
  async later(start: Date): Promise<void> {
    await this.#ready;
    await this.#worker?.stop();
    this.#worker = await startProgram("worker", {
      ...this.#environment,
      CLOCK_START: start.toISOString(),
    });
  }

  async end(): Promise<void> {
    await this.#ready.catch(() => undefined);
    await Promise.all([this.#main?.kill(), this.#worker?.kill()]);
  }

  async #replace(victims: readonly ("main" | "worker")[], after: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, after));
    await Promise.all(victims.map((name) => (name === "main" ? this.#main : this.#worker)?.kill()));
    this.killed += victims.length;
    await this.#start(victims);
  }

  #hear(chunk: Buffer): void {
    const lines = String(chunk).split("\n");
    this.errors.push(...lines.filter((line) => line.includes('"level":50')));
  }

  async #start(names: readonly ("main" | "worker")[]): Promise<void> {
    const started = await Promise.all(names.map((name) => startProgram(name, this.#environment)));
    for (const program of started) program.process.stdout?.on("data", (chunk: Buffer) => this.#hear(chunk));
    for (const [index, name] of names.entries()) {
      if (name === "main") this.#main = started[index];
      else this.#worker = started[index];
    }
  }
}
