import type { FormValues, ShownRefusal } from "@gd/web-kit";

/** How a form stands at the server. */
export type DraftState =
  | { readonly kind: "UNTOUCHED" }
  | { readonly kind: "WAITING" }
  | { readonly kind: "SAVING" }
  | { readonly kind: "SAVED"; readonly at: string }
  /** Not reached; tried again by itself. */
  | { readonly kind: "OFFLINE" }
  /** Something in it cannot be kept; the next change is tried again. */
  | { readonly kind: "REFUSED"; readonly message: string }
  /** Changed elsewhere, or no longer to be edited: nothing is sent any more. */
  | { readonly kind: "STOPPED"; readonly message: string };

export interface SavedDraft {
  readonly version: number;
  readonly savedAt: string;
}

/** What the saver needs of the world. */
export interface DraftPlace {
  save(values: FormValues, version: number | null): Promise<SavedDraft | { refusal: ShownRefusal }>;
  /** What the server has now; null when it has no such form. */
  read(): Promise<{ values: FormValues; version: number } | null>;
  /** Keeps on this device what the server does not have yet, or forgets it. */
  keep(values: FormValues | null, version: number | null): void;
}

const PAUSE_MS = 1_000;
const RETRY_MS = 5_000;

/** Saves a form by itself while it is filled in: one request at a time, the latest values, until they have arrived. */
export class DraftSaver {
  #state: DraftState = { kind: "UNTOUCHED" };
  #version: number | null = null;
  #pending: FormValues | null = null;
  /** Sent without an answer: the server may have it. */
  #unanswered: FormValues | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly place: DraftPlace) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DraftState => this.#state;

  /** The version that was read last; null for a form that the server does not have. */
  start(version: number | null): void {
    this.#version = version;
  }

  change(values: FormValues): void {
    if (this.#state.kind === "STOPPED") return;
    this.#pending = values;
    this.place.keep(values, this.#version);
    if (this.#state.kind !== "OFFLINE") this.#become({ kind: "WAITING" });
    this.#later(PAUSE_MS);
  }

  /** Sends what waits at once; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#pending && this.#state.kind !== "STOPPED") {
      this.#running = this.#send(this.#pending).finally(() => {
        this.#running = null;
      });
      await this.#running;
    }
    return this.#pending === null && this.#state.kind !== "STOPPED";
  }

  /** Makes a draft of a form nobody has touched yet, so that files can be added to it. */
  async make(values: FormValues): Promise<boolean> {
    this.#pending ??= values;
    return await this.flush();
  }

  /** Holds sending while the form is submitted, and waits for what is under way. */
  async hold(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** The submission has it all. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#pending = null;
    this.place.keep(null, null);
  }

  #later(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #send(values: FormValues): Promise<void> {
    this.#become({ kind: "SAVING" });
    let answer: Awaited<ReturnType<DraftPlace["save"]>>;
    try {
      answer = await this.place.save(values, this.#version);
      if ("refusal" in answer && answer.refusal.code === "DRAFT_CHANGED" && (await this.#arrivedBefore())) {
        answer = await this.place.save(values, this.#version);
      }
    } catch {
      this.#unanswered = values;
      this.#become({ kind: "OFFLINE" });
      this.#later(RETRY_MS);
      return;
    }
    this.#unanswered = null;
    if ("refusal" in answer) this.#refused(answer.refusal, values);
    else this.#saved(answer, values);
  }

  /** Whether the newer version at the server is our own, sent before the line broke. */
  async #arrivedBefore(): Promise<boolean> {
    if (!this.#unanswered) return false;
    const there = await this.place.read();
    if (!there || !sameValues(there.values, this.#unanswered)) return false;
    this.#version = there.version;
    return true;
  }

  #saved({ version, savedAt }: SavedDraft, values: FormValues): void {
    this.#version = version;
    if (this.#pending === values) {
      this.#pending = null;
      this.place.keep(null, null);
      this.#become({ kind: "SAVED", at: savedAt });
      return;
    }
    // Typed on meanwhile: those values wait for their own pause.
    this.place.keep(this.#pending, version);
    this.#become({ kind: "WAITING" });
  }

  #refused({ code, message }: ShownRefusal, values: FormValues): void {
    if (code !== "INVALID_INPUT") {
      this.#become({ kind: "STOPPED", message });
      return;
    }
    if (this.#pending === values) this.#become({ kind: "REFUSED", message });
  }

  #become(state: DraftState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** As the server keeps them: trimmed, empty and missing the same. */
export function sameValues(one: FormValues, other: FormValues): boolean {
  const filled = (values: FormValues) => Object.entries(values).filter(([, value]) => value.trim() !== "");
  const of = filled(one);
  return (
    of.length === filled(other).length && of.every(([key, value]) => other[key]?.trim() === value.trim())
  );
}
