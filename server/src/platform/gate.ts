import { NotAllowed } from "../words/refusals.js";

/** Lets a fixed number in at once, the others wait in the order they came: what bounds memory and processor. */
export class Gate {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param places inside; @param patience how many may wait before the next is sent away (UPLOADS_BUSY). */
  constructor(
    private readonly places: number,
    private readonly patience = Number.POSITIVE_INFINITY,
  ) {}

  /** @throws {NotAllowed} UPLOADS_BUSY when too many wait already. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** For work that is no single promise: the caller must {@link leave} afterwards. */
  async enter(): Promise<void> {
    if (this.#inside < this.places) this.#inside += 1;
    else {
      if (this.#waiting.length >= this.patience) {
        throw new NotAllowed("UPLOADS_BUSY", "当前上传人数较多，请稍后再试");
      }
      // Who leaves hands over the place.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inside -= 1;
  }
}

/** Nobody has more than a fixed number of things under way: one sender does not take the places of all. */
export class Shares {
  readonly #underWay = new Map<string, number>();

  /** @param most under way for one; @param message to a caller above that (UPLOADS_BUSY). */
  constructor(
    private readonly most: number,
    private readonly message: string,
  ) {}

  /** @throws {NotAllowed} UPLOADS_BUSY at once, nobody waits. */
  async hold<T>(who: string, work: () => Promise<T>): Promise<T> {
    const held = this.#underWay.get(who) ?? 0;
    if (held >= this.most) throw new NotAllowed("UPLOADS_BUSY", this.message);
    this.#underWay.set(who, held + 1);
    try {
      return await work();
    } finally {
      const left = (this.#underWay.get(who) ?? 1) - 1;
      if (left > 0) this.#underWay.set(who, left);
      else this.#underWay.delete(who);
    }
  }
}

interface Waiting {
  who: string;
  begin: () => void;
}

/**
 * One thing at a time, and of those who wait the one who has used the least of late comes next: whoever sends much waits
 * for everybody else, not everybody else for them.
 */
export class FairGate {
  #busy = false;
  #waiting: Waiting[] = [];
  /** Milliseconds inside, by who. */
  readonly #used = new Map<string, number>();
  #halvedAt = 0;

  /** @param now in milliseconds; tests give one that they move themselves. */
  constructor(private readonly now = () => performance.now()) {}

  async pass<T>(who: string, work: () => Promise<T>): Promise<T> {
    if (this.#busy) await new Promise<void>((begin) => this.#waiting.push({ who, begin }));
    this.#busy = true;
    const began = this.now();
    try {
      return await work();
    } finally {
      this.#leave(who, this.now() - began);
    }
  }

  #leave(who: string, used: number): void {
    this.#forgive();
    this.#used.set(who, this.#useOf(who) + used);
    const next = this.#waiting.reduce<Waiting | undefined>(
      (least, each) => (least && this.#useOf(least.who) <= this.#useOf(each.who) ? least : each),
      undefined,
    );
    this.#waiting = this.#waiting.filter((each) => each !== next);
    // Who leaves hands over the place.
    if (next) next.begin();
    else this.#busy = false;
  }

  #useOf(who: string): number {
    return this.#used.get(who) ?? 0;
  }

  /** Once a minute all is halved, and what is next to nothing forgotten. */
  #forgive(): void {
    if (this.now() - this.#halvedAt < FORGIVEN_EVERY_MS) return;
    this.#halvedAt = this.now();
    for (const [who, used] of this.#used) {
      if (used < 1) this.#used.delete(who);
      else this.#used.set(who, used / 2);
    }
  }
}

const FORGIVEN_EVERY_MS = 60_000;
