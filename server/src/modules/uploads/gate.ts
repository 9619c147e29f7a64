import { NotAllowed } from "../../graphql/refusals.js";

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
    if (this.#inside < this.places) this.#inside += 1;
    else {
      if (this.#waiting.length >= this.patience) {
        throw new NotAllowed("UPLOADS_BUSY", "当前上传人数较多，请稍后再试");
      }
      // Who leaves hands over the place.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
