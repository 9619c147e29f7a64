import { Socket } from "node:net";
import pg from "pg";
import type { Logger } from "pino";
import { query, raw, type Sql, type SqlExecutor, sql } from "../database/sql.js";
import {
  type EducationLevel,
  modulesOf,
  type RecordModule,
  type StaffIdentity,
  type Viewer,
} from "../words/viewer.js";

export type LiveKindName = "HELLO" | "QUEUE" | "RECORD" | "MESSAGE" | "SESSION";

/** A hint to read again, never a value. */
export interface LiveHint {
  kind: LiveKindName;
  recordId: string | null;
}

/** A hint and who gets it. Topics come from {@link topic} alone, so that publisher and audience agree. */
export interface LiveEventToPublish {
  topics: readonly string[];
  kind: Exclude<LiveKindName, "HELLO">;
  recordId?: string | null;
}

/** Names of audiences. */
export const topic = {
  graduate: (graduateId: string) => `graduate:${graduateId}`,
  employer: (employerId: string) => `employer:${employerId}`,
  department: (departmentId: string, level: EducationLevel, module: RecordModule) =>
    `department:${departmentId}:${level}${ofModule(module)}`,
  school: (schoolId: string, level: EducationLevel, module: RecordModule) =>
    `school:${schoolId}:${level}${ofModule(module)}`,
  province: (provinceId: string, module: RecordModule) => `province:${provinceId}${ofModule(module)}`,
  /** The operators, about what belongs to no school. */
  operators: () => "operators",
  session: (sessionId: string) => `session:${sessionId}`,
} as const;

/** Nothing for employment: servers of the release before the modules say it so. */
function ofModule(module: RecordModule): string {
  return module === "EMPLOYMENT" ? "" : `:${module}`;
}

export const LEVELS: readonly EducationLevel[] = ["UNDERGRADUATE", "POSTGRADUATE"];

/** What a viewer hears of: decided here and never by what a client asks for (P-07, P-03). */
export function topicsOf(viewer: Viewer): readonly string[] {
  if (viewer.role === "ANONYMOUS") return [];
  const session = topic.session(viewer.sessionId);
  if (viewer.role === "GRADUATE") return [session, ...viewer.graduateIds.map(topic.graduate)];
  if (viewer.role === "EMPLOYER") return [session, topic.employer(viewer.employerId)];
  return [session, ...modulesOf(viewer).flatMap((module) => topicsIn(viewer, module))];
}

function topicsIn(viewer: StaffIdentity, module: RecordModule): string[] {
  const levels = viewer.levelScope === "ALL" ? LEVELS : [viewer.levelScope];
  const { departmentId, schoolId, provinceId } = viewer;
  switch (viewer.role) {
    case "DEPARTMENT":
      return departmentId ? levels.map((level) => topic.department(departmentId, level, module)) : [];
    case "SCHOOL":
      return schoolId ? levels.map((level) => topic.school(schoolId, level, module)) : [];
    case "PROVINCE":
      return provinceId ? [topic.province(provinceId, module)] : [];
    // The whole country changes some 20 times a second: a ministry desk reads when it is opened.
    case "MINISTRY":
      return [];
    case "OPERATOR":
      return module === "EMPLOYERS" ? [topic.operators()] : [];
  }
}

const CHANNEL = "live";
/** PostgreSQL refuses payloads of 8000 bytes; a record's topics are well below. */
const LONGEST_PAYLOAD = 7_500;

/** Publishes inside the transaction of `executor`: heard when it commits, never when it does not. */
export async function publish(executor: SqlExecutor, events: readonly LiveEventToPublish[]): Promise<void> {
  await query(executor, publishing(events), { name: "publish" });
}

/** The same as the last part of the statement of an act. */
export function publishing(events: readonly LiveEventToPublish[]): Sql {
  const payloads = events.map((event) => JSON.stringify(event));
  if (payloads.some((payload) => Buffer.byteLength(payload) > LONGEST_PAYLOAD)) {
    throw new Error("A live event has too many topics");
  }
  return sql`select pg_notify('${raw(CHANNEL)}', payload) from unnest(${payloads}::text[]) payload`;
}

type Listener = (hint: LiveHint) => void;
const HELLO: LiveHint = { kind: "HELLO", recordId: null };

/** How often the line is tried, and how long it may take to answer. */
const TRIED_EVERY_MS = 15_000;
/** What the line is asked every so often; a text of its own, so that counts of statements can leave it out. */
export const STILL_THERE = "select 1 as still_there";

const CONNECTED_WITHIN_MS = 10_000;

/** Waits between attempts to listen again: soon, then at most every 10 s. */
const RETRY_MS = [100, 500, 1_000, 2_000, 5_000, 10_000];

/**
 * Brings hints from the database to the subscribers of this process over one listening connection. When that is lost
 * and found again, everyone is told HELLO, since what happened in between is not repeated.
 */
export class LiveHub {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #listeners = new Map<string, Set<Listener>>();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #triedEveryMs: number;
  #failures = 0;
  #stopped = true;

  constructor(url: string, logger: Logger, triedEveryMs: number = TRIED_EVERY_MS) {
    this.#triedEveryMs = triedEveryMs;
    this.#url = url;
    this.#logger = logger;
  }

  /** @throws when the first connection fails; later losses are repaired in the background. */
  async start(): Promise<void> {
    this.#stopped = false;
    await this.#listen();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  /** Calls `listener` for each hint to any of the topics, once a hint. Answers the function that ends listening. */
  listen(topics: readonly string[], listener: Listener): () => void {
    for (const name of topics) {
      const set = this.#listeners.get(name) ?? new Set<Listener>();
      this.#listeners.set(name, set.add(listener));
    }
    return () => {
      for (const name of topics) {
        const set = this.#listeners.get(name);
        set?.delete(listener);
        if (set?.size === 0) this.#listeners.delete(name);
      }
    };
  }

  /** The hints to these topics as a stream, HELLO first; a reader that falls behind is told HELLO instead. */
  subscribe(topics: readonly string[]): AsyncIterableIterator<LiveHint> {
    return new HintStream((push) => this.listen(topics, push));
  }

  async #listen(): Promise<void> {
    const line = new Socket();
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "live",
      connectionTimeoutMillis: CONNECTED_WITHIN_MS,
      stream: () => line,
    });
    client.on("notification", ({ payload }) => this.#deliver(payload ?? ""));
    // "end" follows every error of a connection, and comes alone when the server closes it.
    client.on("error", (error) =>
      this.#logger.warn({ component: "live", code: errorCode(error) }, "Listening failed"),
    );
    client.on("end", () => this.#lost(client));
    try {
      await client.connect();
      await query(client, sql`listen ${raw(CHANNEL)}`);
    } catch (error) {
      line.destroy();
      throw error;
    }
    if (this.#stopped) {
      await client.end();
      return;
    }
    this.#client = client;
    this.#failures = 0;
    this.#watch(client, line);
  }

  /** A machine that vanishes hangs nothing up: without asking, its listeners would wait for hours. */
  #watch(client: pg.Client, line: Socket): void {
    let timer = setTimeout(ask, this.#triedEveryMs);
    const triedEveryMs = this.#triedEveryMs;
    function ask(): void {
      timer = setTimeout(() => line.destroy(), triedEveryMs);
      client.query(STILL_THERE).then(
        () => {
          clearTimeout(timer);
          timer = setTimeout(ask, triedEveryMs);
        },
        // The connection is gone, and its end is told by itself.
        () => undefined,
      );
    }
    client.once("end", () => clearTimeout(timer));
  }

  #lost(client: pg.Client): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = undefined;
    this.#retry();
  }

  #retry(): void {
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#listen().then(
        () => this.#tellEveryone(),
        () => {
          if (!this.#stopped) this.#retry();
        },
      );
    }, wait);
  }

  #tellEveryone(): void {
    for (const listener of new Set([...this.#listeners.values()].flatMap((set) => [...set]))) listener(HELLO);
  }

  #deliver(payload: string): void {
    const event = JSON.parse(payload) as LiveEventToPublish;
    const hint: LiveHint = { kind: event.kind, recordId: event.recordId ?? null };
    const hearing = new Set<Listener>();
    for (const name of event.topics)
      for (const listener of this.#listeners.get(name) ?? []) hearing.add(listener);
    for (const listener of hearing) listener(hint);
  }
}

const LONGEST_QUEUE = 64;

class HintStream implements AsyncIterableIterator<LiveHint> {
  #queue: LiveHint[] = [HELLO];
  #waiting: ((result: IteratorResult<LiveHint>) => void) | undefined;
  #ended = false;
  readonly #unlisten: () => void;

  constructor(listen: (push: Listener) => () => void) {
    this.#unlisten = listen((hint) => this.#push(hint));
  }

  #push(hint: LiveHint): void {
    if (this.#ended) return;
    if (this.#waiting) {
      this.#waiting({ value: hint, done: false });
      this.#waiting = undefined;
    } else {
      // HELLO means "read everything again" and so says all that was dropped.
      this.#queue = this.#queue.length >= LONGEST_QUEUE ? [HELLO] : [...this.#queue, hint];
    }
  }

  next(): Promise<IteratorResult<LiveHint>> {
    const value = this.#queue.shift();
    if (value) return Promise.resolve({ value, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  return(): Promise<IteratorResult<LiveHint>> {
    this.#ended = true;
    this.#queue = [];
    this.#unlisten();
    this.#waiting?.({ value: undefined, done: true });
    this.#waiting = undefined;
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<LiveHint> {
    return this;
  }
}

function errorCode(error: Error): string {
  return (error as { code?: string }).code ?? error.name;
}
