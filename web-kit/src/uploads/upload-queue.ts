/** What the server answers to a file that was taken. */
export interface DoneUpload {
  id: string;
  warnings: readonly { code: string; message: string }[];
}

/** A place for one file: where its bytes go, or that they are there already. */
export type BegunUpload<T extends DoneUpload> =
  | { putUrl: string; alreadyDone: boolean; upload: T }
  | { refusal: { code: string; message: string } };

/** The answer of a PUT; `status` 0 when the line broke. */
export interface PutAnswer {
  status: number;
  body: unknown;
}

export interface QueueTransport<T extends DoneUpload> {
  /** What is sent of a file that was chosen: a large picture scaled. Never throws. */
  prepare(file: File): Promise<File>;
  /** Begins, or begins again with the same id. Throws when the line is broken. */
  begin(file: { id: string; name: string; bytes: number }): Promise<BegunUpload<T>>;
  put(
    address: string,
    file: Blob,
    onProgress: (part: number) => void,
    signal: AbortSignal,
  ): Promise<PutAnswer>;
  /** A pause before the next try; ended early when the line is back. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** WAITING for its turn · SENDING · RETRYING after a pause · DONE · REFUSED for good · FAILED, may be tried again. */
export type QueueState = "WAITING" | "SENDING" | "RETRYING" | "DONE" | "REFUSED" | "FAILED";

export interface QueuedFile<T extends DoneUpload> {
  readonly id: string;
  readonly file: File;
  readonly state: QueueState;
  /** 0–1 of the bytes. */
  readonly progress: number;
  /** Why it was refused or failed. */
  readonly message: string | null;
  readonly upload: T | null;
}

/** Whether it may still arrive without anybody doing something. */
export function isUnderWay({ state }: Pick<QueuedFile<DoneUpload>, "state">): boolean {
  return state === "WAITING" || state === "SENDING" || state === "RETRYING";
}

/** Of one file (D-06); the server looks again. */
export const LARGEST_UPLOAD_BYTES = 10 * 1_048_576;
const AT_ONCE = 2;
/** After so many broken tries a person decides. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const TOO_LARGE = "文件超过 10 MB，本机无法缩小，请选择较小的照片或压缩后的文件";
const NO_LINE = "网络连接中断，请检查网络后重试";

/**
 * Sends files one by one in the order they were chosen, two at a time, each tried again by itself until the server has
 * it: what was sent whole is never sent twice. Knows no framework: `subscribe` and `files` are what React's
 * `useSyncExternalStore` takes.
 */
export class UploadQueue<T extends DoneUpload> {
  #files: readonly QueuedFile<T>[] = [];
  #sending = 0;
  /**
   * Prepared and begun one after another, so that the server's order is that in which they were chosen: a large picture
   * takes longer to scale than the small one behind it.
   */
  #beginning: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<string, AbortController>();
  /** Once each: a file that is tried again is not scaled again. */
  readonly #prepared = new Map<string, File>();

  /** @param newId makes the ids of uploads (uuid v7): the same file tried again keeps its own. */
  constructor(
    private readonly transport: QueueTransport<T>,
    private readonly newId: () => string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until something changes. */
  readonly files = (): readonly QueuedFile<T>[] => this.#files;

  add(files: readonly File[]): void {
    const added = files.map((file): QueuedFile<T> => {
      const message = refusalOfFile(file);
      const state = message ? "REFUSED" : "WAITING";
      return { id: this.newId(), file, state, progress: 0, message, upload: null };
    });
    this.#set([...this.#files, ...added]);
    this.#next();
  }

  /** Once more, after it failed. */
  retry(id: string): void {
    if (this.#find(id)?.state !== "FAILED") return;
    this.#change(id, { state: "WAITING", message: null, progress: 0 });
    this.#next();
  }

  /** Everything that failed, e.g. when the line is back. */
  retryAll(): void {
    for (const { id } of this.#files) this.retry(id);
  }

  /** Out of the queue; what is under way is broken off. The server's side is the caller's. */
  remove(id: string): void {
    this.#aborts.get(id)?.abort();
    this.#prepared.delete(id);
    this.#set(this.#files.filter((file) => file.id !== id));
  }

  /** Breaks off everything, e.g. when the page is left. */
  close(): void {
    for (const abort of this.#aborts.values()) abort.abort();
    this.#prepared.clear();
    this.#set([]);
  }

  #next(): void {
    const waiting = this.#files.find((file) => file.state === "WAITING");
    if (!waiting || this.#sending >= AT_ONCE) return;
    this.#sending += 1;
    this.#change(waiting.id, { state: "SENDING" });
    void this.#send(waiting).finally(() => {
      this.#sending -= 1;
      this.#next();
    });
    this.#next();
  }

  async #send({ id, file }: QueuedFile<T>): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    try {
      for (let tried = 0; ; tried += 1) {
        const outcome = await this.#tryOnce(id, file, abort.signal);
        if (abort.signal.aborted) return;
        if (outcome.state !== "RETRYING") return this.#change(id, outcome);
        const pause = PAUSES_MS[tried];
        if (pause === undefined) return this.#change(id, { ...outcome, state: "FAILED" });
        this.#change(id, { ...outcome, progress: 0 });
        await this.transport.pause(pause, abort.signal);
        if (abort.signal.aborted) return;
        this.#change(id, { state: "SENDING", message: null });
      }
    } finally {
      this.#aborts.delete(id);
    }
  }

  /** Never throws: what comes of one try, as a change of the file. */
  async #tryOnce(id: string, file: File, signal: AbortSignal): Promise<Partial<QueuedFile<T>>> {
    try {
      const place = await this.#inTurn(() => this.#placeFor(id, file, signal));
      if (place === null) return {};
      if (place === TOO_LARGE) return { state: "REFUSED", message: TOO_LARGE };
      const { sent, begun } = place;
      if ("refusal" in begun) return { state: "REFUSED", message: begun.refusal.message };
      if (begun.alreadyDone) return { state: "DONE", progress: 1, upload: begun.upload };
      const onProgress = (progress: number) => this.#change(id, { progress });
      const { status, body } = await this.transport.put(begun.putUrl, sent, onProgress, signal);
      return outcomeOf<T>(status, body);
    } catch {
      return { state: "RETRYING", message: NO_LINE };
    }
  }

  /** What is sent of the file, and where to; null: taken out meanwhile. */
  async #placeFor(id: string, file: File, signal: AbortSignal) {
    const sent = this.#prepared.get(id) ?? (await this.transport.prepare(file));
    if (signal.aborted) return null;
    this.#prepared.set(id, sent);
    if (sent.size > LARGEST_UPLOAD_BYTES) return TOO_LARGE;
    return { sent, begun: await this.transport.begin({ id, name: sent.name, bytes: sent.size }) };
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#beginning.then(work);
    this.#beginning = done.catch(() => undefined);
    return done;
  }

  #find(id: string): QueuedFile<T> | undefined {
    return this.#files.find((file) => file.id === id);
  }

  #change(id: string, change: Partial<QueuedFile<T>>): void {
    if (!this.#find(id)) return;
    this.#set(this.#files.map((file) => (file.id === id ? { ...file, ...change } : file)));
  }

  #set(files: readonly QueuedFile<T>[]): void {
    this.#files = files;
    for (const listener of this.#listeners) listener();
  }
}

/** What is clear without asking. */
function refusalOfFile(file: File): string | null {
  if (file.size === 0) return "文件为空，请重新选择文件";
  // A picture may become smaller on its way.
  return file.size > LARGEST_UPLOAD_BYTES && !file.type.startsWith("image/") ? TOO_LARGE : null;
}

function outcomeOf<T extends DoneUpload>(status: number, body: unknown): Partial<QueuedFile<T>> {
  const answer = (body ?? {}) as { upload?: T; code?: string; message?: string };
  if (status === 200 && answer.upload) return { state: "DONE", progress: 1, upload: answer.upload };
  // A new address is had by beginning again; everything else that is refused stays so.
  const again = status === 0 || status >= 500 || answer.code === "UPLOAD_EXPIRED";
  if (again) return { state: "RETRYING", message: answer.message ?? NO_LINE };
  const state = status === 401 ? "FAILED" : "REFUSED";
  return { state, message: answer.message ?? "文件上传失败，请重试" };
}
