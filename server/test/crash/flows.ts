import type { Operation } from "../../../stage/src/client/answer.js";
import { OperationFailed } from "../../../stage/src/client/conversation.js";
import { HttpLine } from "../../../stage/src/client/http-line.js";
import { textToAccept } from "../../../stage/src/client/reading.js";
import type { ActAnswer, AnyAct, ChangedRecord } from "../app.js";
import { DESTINATIONS } from "../destinations.js";
import type { TestGraduate } from "../factories.js";
import {
  aFavourite,
  newId,
  PASSWORD,
  type TestEmployer,
  type TestGround,
  type TestStaff,
} from "../factories.js";
import { changedBy, SIGNING, TERMS } from "../signing.js";
import { REASON, TERMINATION } from "../terminations.js";
import type { Mortals } from "./programs.js";

/** An act that the server said was done: it must never be lost. */
export interface Acknowledged {
  recordId: string;
  act: string;
  status: string;
}

/** Who takes part in one flow. */
export interface Cast {
  graduate: TestGraduate;
  employer: TestEmployer;
  department: TestStaff | null;
  school: TestStaff;
  favouriteId: string;
}

/** One person's line, which outlives the server it goes to. */
export class Persistent {
  readonly #mortals: Mortals;
  readonly #lines: Map<string, Promise<HttpLine>>;
  readonly acknowledged: Acknowledged[] = [];

  constructor(mortals: Mortals, lines: Map<string, Promise<HttpLine>>) {
    this.#mortals = mortals;
    this.#lines = lines;
  }

  /** Sends an act until it is answered, the same again after every death of the server; it must have been done. */
  async does(
    person: { login: string; app: "student" | "employer" | "admin" },
    act: string,
    operation: AnyAct,
    variables: object,
  ): Promise<ChangedRecord> {
    const answer = await this.#until(async (url) => {
      const line = await this.#line(person);
      const asked = line.through(url).send(operation as Operation<{ act: ActAnswer }, object>, variables);
      this.#mortals.onItsWay();
      return await asked;
    });
    const record = changedBy(act, answer);
    this.acknowledged.push({ recordId: record.id, act, status: record.status });
    return record;
  }

  /** F-24: the same text again after a death between, since it is frozen by the acceptance. */
  async accepts(person: { login: string; app: "student" }, id: string): Promise<ChangedRecord> {
    const textSha256 = await this.#until(async (url) =>
      textToAccept((await this.#line(person)).through(url), id),
    );
    return await this.does(person, "accept", SIGNING.accept, { id, textSha256 });
  }

  async #line({ login, app }: { login: string; app: "student" | "employer" | "admin" }): Promise<HttpLine> {
    const known = this.#lines.get(login);
    const line = known ?? this.#until(async (url) => await new HttpLine(url, app).signIn(login, PASSWORD));
    this.#lines.set(login, line);
    return await line;
  }

  /** A connection that breaks says nothing of what became of the act; any answer is the last word. */
  async #until<T>(attempt: (url: string) => Promise<T>): Promise<T> {
    for (let tries = 0; tries < 50; tries += 1) {
      const url = await this.#mortals.url();
      try {
        return await attempt(url);
      } catch (error) {
        if (!isBroken(error)) throw error;
      }
    }
    throw new Error("The server died too often");
  }
}

/** `fetch failed`, a body that ended in the middle, or a server that is too busy to say what became of the act. */
function isBroken(error: unknown): boolean {
  if (error instanceof OperationFailed) return error.code === "INTERNAL_SERVER_ERROR";
  return error instanceof TypeError || error instanceof SyntaxError;
}

/** A flow from its first act to its last; answers its records. */
export type PlayedFlow = (line: Persistent, cast: Cast) => Promise<string[]>;

const graduateOf = ({ graduate }: Cast) => ({ login: graduate.mobile, app: "student" as const });
const employerOf = ({ employer }: Cast) => ({ login: employer.mobile, app: "employer" as const });
const staffOf = ({ username }: TestStaff) => ({ login: username, app: "admin" as const });

/** Every step of the review; each verdict names the state it saw, so that a repeat is known as one. */
async function review(line: Persistent, cast: Cast, recordId: string, first: string): Promise<void> {
  const prefix = first.startsWith("TERMINATION_") ? "TERMINATION_" : "";
  const verdict = (status: string) => ({ verdict: { recordId, submission: 1, status } });
  if (cast.department) {
    const status = `${prefix}DEPARTMENT_REVIEW`;
    await line.does(staffOf(cast.department), "approve", SIGNING.approve, verdict(status));
  }
  await line.does(staffOf(cast.school), "approve", SIGNING.approve, verdict(`${prefix}SCHOOL_REVIEW`));
}

/** Invited, accepted, attested, and a new 职位类别, of which an SMS goes out (F-28). */
const signed: PlayedFlow = async (line, cast) => {
  const id = newId();
  await line.does(employerOf(cast), "invite", SIGNING.invite, {
    input: { id, favouriteId: cast.favouriteId, terms: TERMS },
  });
  const { status } = await line.accepts(graduateOf(cast), id);
  await review(line, cast, id, status);
  const variables = { id, categoryCode: "29" };
  await line.does(staffOf(cast.school), "amendJobCategory", SIGNING.amend, variables);
  return [id];
};

/** The same without the last, then ended by the graduate (F-50). */
const ended: PlayedFlow = async (line, cast) => {
  const id = newId();
  await line.does(employerOf(cast), "invite", SIGNING.invite, {
    input: { id, favouriteId: cast.favouriteId, terms: TERMS },
  });
  const { status } = await line.accepts(graduateOf(cast), id);
  await review(line, cast, id, status);
  const termination = newId();
  await line.does(graduateOf(cast), "ask", TERMINATION.ask, {
    input: { id: termination, agreementId: id, ...REASON, uploadIds: [] },
  });
  const { status: first } = await line.does(employerOf(cast), "accept", TERMINATION.accept, {
    id: termination,
  });
  await review(line, cast, termination, first);
  return [id, termination];
};

const DESTINATION = { typeCode: "71", subType: null, fields: [], uploadIds: [] };

/** Registered, voided (F-63), and another one registered. */
const registeredAgain: PlayedFlow = async (line, cast) => {
  const ids = [newId(), newId()];
  for (const [index, id] of ids.entries()) {
    const { status } = await line.does(graduateOf(cast), "submit", DESTINATIONS.submit, {
      id,
      form: DESTINATION,
    });
    await review(line, cast, id, status);
    if (index === 0) await line.does(graduateOf(cast), "void", DESTINATIONS.void, { id });
  }
  return ids;
};

export const FLOWS: readonly PlayedFlow[] = [signed, ended, registeredAgain];

/** Acts of the flows one by one are 4 to 8; together they have at least so many each. */
export const ACTS_EACH = 5;

export async function aCast(
  ground: TestGround,
  employer: TestEmployer,
  graduate: TestGraduate,
  staff: Pick<Cast, "department" | "school">,
): Promise<Cast> {
  return { graduate, employer, ...staff, favouriteId: (await aFavourite(ground, { employer, graduate })).id };
}
