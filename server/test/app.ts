import { mkdtempSync, rmSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AcceptInvitation } from "../../stage/src/client/acts.js";
import type { Operation, Sent, Told, Answer as ToldAnswer } from "../../stage/src/client/answer.js";
import type { Conversation } from "../../stage/src/client/conversation.js";
import { textToAccept } from "../../stage/src/client/reading.js";
import type {
  ApproveRecordMutation,
  AskTerminationMutation,
  DeleteDraftMutation,
  RemoveGraduatesMutation,
  RevealPersonalDataMutation,
  SaveDraftMutation,
  SendInvitationMutation,
  UndoVerdictMutation,
} from "../../stage/src/gql/graphql.js";
import { JOBS, ROUTES } from "../src/composition.js";
import { type HandledJob, runWaitingJobs } from "../src/outbox/index.js";
import { type AppName, openSession, SESSION_COOKIE } from "../src/parties/identity/index.js";
import type { Config } from "../src/platform/config.js";
import type { TestEmployer, TestGraduate, TestStaff } from "./factories.js";
import { openTestServer, type Present, type Reply, type TestServer } from "./server.js";

/** Who asks; null is somebody who has not signed in. */
export type Person = TestGraduate | TestEmployer | TestStaff | null;

/** What an act on a record answered, whichever of them it was. */
export type ActAnswer = Present<
  Told<
    | ApproveRecordMutation["approveRecord"]
    | AskTerminationMutation["askTermination"]
    | DeleteDraftMutation["deleteDraft"]
    | RemoveGraduatesMutation["removeGraduates"]
    | RevealPersonalDataMutation["revealPersonalData"]
    | SaveDraftMutation["saveDraft"]
    | SendInvitationMutation["sendInvitation"]
    | UndoVerdictMutation["undoVerdict"]
  >
>;

/** The record that an act left. */
export type ChangedRecord = ActAnswer["agreement"];

/** An act of whatever kind, for tables of them. */
export type AnyAct = Operation<unknown, never>;

export interface TestApp extends TestServer {
  /** Sends an operation as this person; the answer of its root field. Throws a `GraphQLFailure`. */
  ask<Data, Variables>(
    person: Person,
    operation: Operation<Data, Variables>,
    ...sent: Sent<Variables>
  ): Promise<Present<ToldAnswer<Data>>>;
  /** The same for an act out of a table. */
  act(person: Person, act: AnyAct, variables: object): Promise<ActAnswer>;
  /** What an act is sent with by a client of another kind: who accepts an invitation has read it first (F-24). */
  havingRead(person: Person, act: AnyAct, variables: object): Promise<object>;
  /** The same with all of the reply: data, errors, status. */
  send(person: Person, act: AnyAct, variables?: object): Promise<Reply>;
  /** Fetches a path as this person, e.g. a document. */
  fetch(
    person: Person,
    path: string,
  ): Promise<{ status: number; body: Buffer; headers: OutgoingHttpHeaders }>;
  /** The person's cookie; a session is opened when there is none yet or the clock has moved far. */
  cookieOf(person: NonNullable<Person>): Promise<string>;
  /** The person's next act opens a new session, as after their sessions were ended. */
  signInAnew(person: NonNullable<Person>): void;
  /** Runs every job that is due, and those they add, until none is left. */
  runOutbox(jobs?: readonly HandledJob[]): Promise<void>;
  /** One row of a statement; for looking behind the API. */
  row<Row extends object | undefined = DatabaseRow>(text: string, values?: unknown[]): Promise<Row>;
}

/** A row of which a test says no more than the names of its columns. */
export type DatabaseRow = Record<string, unknown>;

/** An error that is no refusal: denied, signed out, malformed. */
export class GraphQLFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

export function appOf(person: NonNullable<Person>): AppName {
  if ("role" in person) return "admin";
  return "uscc" in person ? "employer" : "student";
}

/** Sessions of desks end when idle, and acts ask again who it is after ten minutes: they are opened anew before that. */
const REOPEN_AFTER_MS = 9 * 60_000;

/** The whole server with its routes and its outbox, on a database of its own with a clock that tests move. */
export async function openTestApp(changes: Partial<Config> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), "gd-documents-"));
  const server = await openTestServer({ dataDir, ...changes }, ROUTES);
  const { platform, clock } = server;
  const cookies = new Map<string, { cookie: string; openedAt: number }>();

  const keyOf = (person: NonNullable<Person>) =>
    `${appOf(person)}:${person.accountId}:${appOf(person) === "student" ? person.id : null}`;
  const cookieOf: TestApp["cookieOf"] = async (person) => {
    const app = appOf(person);
    const graduateId = app === "student" ? person.id : null;
    const key = keyOf(person);
    const known = cookies.get(key);
    const now = clock.now();
    if (known && now.getTime() - known.openedAt < REOPEN_AFTER_MS) return known.cookie;
    const token = await openSession(platform.pool, { app, accountId: person.accountId, graduateId, now });
    const cookie = `${SESSION_COOKIE}=${token}`;
    cookies.set(key, { cookie, openedAt: now.getTime() });
    return cookie;
  };
  /** Who accepts an invitation has read it (F-24), unless the test says what they bring along. */
  const havingRead: TestApp["havingRead"] = async (person, act, variables) => {
    if (String(act) !== String(AcceptInvitation) || "textSha256" in variables) return variables;
    const line = { send: ((read: AnyAct, of: object) => ask(person, read, of)) as Conversation["send"] };
    const textSha256 = await textToAccept(line, (variables as { id: string }).id).catch(() => null);
    return textSha256 === null ? variables : { ...variables, textSha256 };
  };
  const send: TestApp["send"] = async (person, act, variables = {}) => {
    const given = await havingRead(person, act, variables);
    // Somebody unknown comes through any of the apps: all share one schema.
    return await server.sendRaw(person ? appOf(person) : "admin", String(act), given, {
      cookie: person ? await cookieOf(person) : undefined,
    });
  };
  const ask = async (person: Person, act: AnyAct, variables?: object): Promise<unknown> => {
    const { data, errors } = await send(person, act, variables);
    const [error] = errors;
    if (error) throw new GraphQLFailure(String(error.extensions?.code), error.message);
    return data && Object.values(data)[0];
  };
  return {
    ...server,
    cookieOf,
    signInAnew: (person) => void cookies.delete(keyOf(person)),
    havingRead,
    send,
    ask: ask as TestApp["ask"],
    act: async (person, act, variables) => (await ask(person, act, variables)) as unknown as ActAnswer,
    fetch: async (person, path) => {
      const response = await server.app.inject({
        method: "GET",
        url: path,
        headers: person ? { cookie: await cookieOf(person) } : {},
      });
      return { status: response.statusCode, body: response.rawPayload, headers: response.headers };
    },
    runOutbox: async (jobs = JOBS) => {
      // One run may end while a job of a queue that was busy a moment ago has become due: run until none is.
      for (let run = 0; run === 0 || (run < 20 && (await hasDueJob(platform.pool))); run += 1) {
        await runWaitingJobs(platform, jobs);
      }
    },
    row: async (text, values = []) => (await platform.pool.query(text, values)).rows[0],
    close: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Jobs that failed wait for their next attempt, by the database's clock: they are not due. */
async function hasDueJob(pool: TestServer["platform"]["pool"]): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from graphile_worker.jobs
     where run_at <= now() and locked_at is null and attempts < max_attempts limit 1`,
  );
  return rows.length > 0;
}
