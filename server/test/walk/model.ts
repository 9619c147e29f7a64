import { rules } from "./rules.js";
import {
  asPerson,
  type Change,
  ENDED_BY_CLOSING,
  HOLD,
  type Kind,
  type ModelGraduate,
  type ModelRecord,
  type Step,
  type Who,
} from "./world.js";

/** What docs/rules.md says of a few people over time: which commands succeed, and what stands afterwards. */
export class Model {
  readonly records = new Map<string, ModelRecord>();
  now: number;
  /** Whether school A's department has somebody who can review (F-10a). */
  departmentReviews = true;
  #made = 0;

  constructor(
    now: number,
    readonly graduates: readonly ModelGraduate[],
  ) {
    this.now = now;
  }

  /** Whether a command would succeed now. */
  allows(step: Step): boolean {
    return this.#changeOf(step) !== null;
  }

  /** Carries a command out where the rules let it; false where they refuse it, and nothing changed. */
  attempt(step: Step): boolean {
    const change = this.#changeOf(step);
    change?.();
    this.settle();
    return change !== null;
  }

  /** A disabled account does nothing (P-02); a person is one, whichever row they act for (F-01a). */
  #changeOf({ who, ...what }: Step): Change | null {
    const step = { ...what, who: asPerson(who) };
    const disabled = step.who === "department A" && !this.departmentReviews;
    return disabled ? null : rules[step.act](this, step);
  }

  /** The name that the next new record will have. */
  nextName(): string {
    return `r${this.#made}`;
  }

  // ── Finding ────────────────────────────────────────────────────────────────

  graduate(number: number | undefined): ModelGraduate {
    const found = this.graduates[number ?? 0];
    if (!found) throw new Error(`No graduate ${number}`);
    return found;
  }

  record(step: Step): ModelRecord | undefined {
    return this.records.get(step.record ?? "");
  }

  of(graduate: ModelGraduate): ModelRecord[] {
    return [...this.records.values()].filter((record) => record.graduate === graduate);
  }

  // ── Changing ───────────────────────────────────────────────────────────────

  create(
    kind: Kind,
    graduate: ModelGraduate,
    by: Who,
    status: string,
    wish: Partial<ModelRecord> = {},
  ): ModelRecord {
    const record: ModelRecord = {
      name: this.nextName(),
      kind,
      graduate,
      employer: null,
      status,
      submission: 1,
      steps: 0,
      due: null,
      sentAt: this.now,
      held: null,
      statement: false,
      code: "",
      category: "13",
      agreement: null,
      askedBy: null,
      last: null,
      ...wish,
    };
    this.#made += 1;
    this.records.set(record.name, record);
    this.move(record, status, by);
    if (wish.due !== undefined) record.due = wish.due;
    return record;
  }

  /** A step of the record's history. */
  move(record: ModelRecord, status: string, by: Who | null): void {
    record.status = status;
    record.steps += 1;
    record.last = by;
    record.held = null;
    record.due = status in ENDED_BY_CLOSING ? record.graduate.closing : null;
  }

  /** Lets time pass: what became due on the way takes effect, unless its graduate is frozen (F-91). */
  advance(milliseconds: number): void {
    this.now += milliseconds;
    this.settle();
  }

  /** F-18, F-24, F-90a. Verdicts first: they are held for seconds, and everything else is due far from them. */
  settle(): void {
    for (const record of this.records.values()) {
      if (record.graduate.frozen) continue;
      if (record.held && record.held.until <= this.now) this.#takeEffect(record);
      if (record.due === null || record.due > this.now) continue;
      this.move(record, ENDED_BY_CLOSING[record.status] ?? "LAPSED", null);
    }
  }

  /** As if given now: what cannot be given any more is dropped (F-18). */
  #takeEffect(record: ModelRecord): void {
    const { held } = record;
    record.held = null;
    if (!held) return;
    rules[held.act](this, { ...held.step, roll: held.step.roll & ~HOLD, given: true })?.();
  }
}
